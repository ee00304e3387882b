import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const PROGRAMS = JSON.stringify(new URL('programs.mjs', import.meta.url).href);
/** Goes on after Ctrl-C, as the TypeScript compiler does. */
const STUBBORN = `process.on('SIGINT', () => undefined); console.log(process.pid); setInterval(() => undefined, 1000);`;

test('Ctrl-C ends everything that is run for an installation or a build, even what would rather go on', async () => {
  const setup = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { runQuietly } = await import(${PROGRAMS});
     for (let i = 0; i < 2; i++) void runQuietly(process.execPath, ['-e', ${JSON.stringify(STUBBORN)}], { env: process.env, onLine: console.log });`,
  ]);
  const pids = await firstLines(setup.stdout, 2);
  setup.kill('SIGINT');
  const [code] = await once(setup, 'exit', { signal: AbortSignal.timeout(15_000) });
  expect(code).toBe(130);
  await expect.poll(() => pids.filter((pid) => isAlive(Number(pid))), { timeout: 15_000 }).toEqual([]);
});

test('a program in our place is asked to end when npm is ended, which ends its shell and tells nobody else', async () => {
  const stays = `console.log(process.pid); setInterval(() => undefined, 1000);`;
  const inOurPlace = `const { runInOurPlace } = await import(${PROGRAMS}); await runInOurPlace(process.execPath, ['-e', ${JSON.stringify(stays)}]);`;
  const shell = `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(inOurPlace)}], { stdio: 'inherit' });`;
  const npm = spawn(process.execPath, ['-e', shell], { env: { ...process.env, npm_lifecycle_event: 'start' } });
  const [pid] = await firstLines(npm.stdout, 1);
  npm.kill('SIGTERM');
  await expect.poll(() => isAlive(Number(pid)), { timeout: 15_000 }).toBe(false);
});

async function firstLines(stream, count) {
  const lines = [];
  for await (const line of createInterface({ input: stream })) if (lines.push(line) === count) break;
  return lines;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
