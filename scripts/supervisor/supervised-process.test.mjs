import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, expect, test } from 'vitest';
import { SupervisedProcess } from './supervised-process.mjs';

const folder = mkdtempSync(join(tmpdir(), 'progress supervisor '));
const started = [];
let programs = 0;

afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A fresh file with the program in it. */
function writeProgram(source) {
  const entry = join(folder, `program ${++programs}.mjs`);
  writeFileSync(entry, source);
  return entry;
}

/** A program of its own, whose lines can be waited for. */
function supervise(source) {
  const entry = writeProgram(source);
  const lines = [];
  const waiting = [];
  const child = new SupervisedProcess({ name: 'program', entry, env: process.env }, (line) => {
    lines.push(line);
    for (const { part, resolve } of waiting) if (line.includes(part)) resolve(line);
  });
  started.push(child);
  const said = (part) => {
    const line = lines.find((each) => each.includes(part));
    return line === undefined ? new Promise((resolve) => waiting.push({ part, resolve })) : Promise.resolve(line);
  };
  return { child, lines, said };
}

const STAYS = `setInterval(() => undefined, 1000);`;

test('each line is marked with the name of its process, and JSON log is made readable', async () => {
  const { child, said } = supervise(`console.log('plain'); console.error(JSON.stringify({ level: 40, time: 0, pid: 1, msg: 'slow', ms: 12 })); ${STAYS}`);
  child.start();
  expect(await said('plain')).toBe('[program] plain');
  expect(await said('slow')).toMatch(/^\[program\] \d\d:\d\d:\d\d warn {2}slow ms=12$/);
});

test('calls that went well are not shown, those that did not are', async () => {
  const call = (code) => `console.log(JSON.stringify({ level: 30, time: 0, msg: 'answered', operation: 'Me', code: '${code}' }));`;
  const { child, lines, said } = supervise(`${call('ok')} ${call('FORBIDDEN')} console.log('then'); ${STAYS}`);
  child.start();
  await said('then');
  expect(lines).toEqual([expect.stringMatching(/answered operation=Me code=FORBIDDEN$/), '[program] then']);
});

test('a process that dies is started again, and that is said', async () => {
  const { child, said } = supervise(`console.log('pid ' + process.pid); ${STAYS}`);
  child.start();
  await said('pid ');
  process.kill(child.pid, 'SIGKILL');
  expect(await said('ended')).toBe('[program] ended (SIGKILL); it is started again in 0.5 s.');
  expect(child.failures).toBe(1);
});

test('a process that is asked to stop is given time to do so and is not started again', async () => {
  const { child, lines, said } = supervise(
    `process.on('SIGTERM', () => setTimeout(() => { console.log('tidied up'); process.exit(0); }, 50)); console.log('ready'); ${STAYS}`,
  );
  child.start();
  await said('ready');
  expect(await child.stop(5_000)).toBe(true);
  await said('tidied up');
  expect(lines.join()).not.toContain('started again');
});

test('a process that does not stop is ended by force after its grace', async () => {
  const { child, said } = supervise(`process.on('SIGTERM', () => undefined); console.log('ready'); ${STAYS}`);
  child.start();
  await said('ready');
  expect(await child.stop(100)).toBe(false);
  expect(await said('by force')).toBe('[program] does not end within 0.1 s; ended by force.');
});

test('when the supervisor is killed its processes end as if they were asked to', async () => {
  const proof = join(folder, 'proof');
  const entry = writeProgram(
    `import { writeFileSync } from 'node:fs'; process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(proof)}, 'tidied up'); process.exit(0); }); console.log('pid ' + process.pid); ${STAYS}`,
  );
  const supervisor = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { SupervisedProcess } = await import(${JSON.stringify(new URL('supervised-process.mjs', import.meta.url).href)});
     new SupervisedProcess({ name: 'program', entry: ${JSON.stringify(entry)}, env: process.env }, (line) => console.log(line)).start();`,
  ]);
  const [line] = await once(createInterface({ input: supervisor.stdout }), 'line');
  const pid = Number(/pid (\d+)/.exec(line)[1]);
  supervisor.kill('SIGKILL');
  await expect.poll(() => isGone(pid), { timeout: 10_000 }).toBe(true);
  expect(readFileSync(proof, 'utf8')).toBe('tidied up');
});

function isGone(pid) {
  try {
    process.kill(pid, 0);
    return /^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}
