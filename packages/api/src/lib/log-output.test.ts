import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from './log.ts';
import { LogOutput } from './log-output.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

function logged(): { log: ReturnType<typeof createLog>; writes: string[][] } {
  const writes: string[][] = [];
  const messages = (lines: string): string[] => lines.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { msg: string }).msg]));
  return { log: createLog('debug', new LogOutput((lines) => void writes.push(messages(lines)))), writes };
}

test('lines of a moment are written together, in their order', () => {
  const { log, writes } = logged();
  log.info('one');
  log.info('two');
  expect(writes).toEqual([]);
  vi.advanceTimersByTime(100);
  log.info('three');
  vi.advanceTimersByTime(100);
  expect(writes).toEqual([['one', 'two'], ['three']]);
});

test('a warning and an error wait for nothing, nor does what came before them', () => {
  const { log, writes } = logged();
  log.info('one');
  log.warn('two');
  log.error('three');
  expect(writes).toEqual([['one', 'two'], ['three']]);
  vi.advanceTimersByTime(100);
  expect(writes).toHaveLength(2);
});

test('many lines do not wait until the moment is over', () => {
  const { log, writes } = logged();
  const sent = Array.from({ length: 1000 }, (_, n) => `line ${n}`);
  for (const line of sent) log.info(line);
  expect(writes.length).toBeGreaterThan(1);
  vi.advanceTimersByTime(100);
  expect(writes.flat()).toEqual(sent);
});

const LINES = 20_000;

/** The numbers that a program has logged before its end, as a reader finds them who begins `afterMs` after it. */
async function numbersOf(end: string, afterMs: number): Promise<number[]> {
  const module = new URL('log.ts', import.meta.url).href;
  const program = `
    const { createLog } = await import(${JSON.stringify(module)});
    const log = createLog('info');
    console.error('begins');
    for (let n = 0; n < ${LINES}; n += 1) log.info({ n }, 'answered');
    ${end}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child.stderr, 'data');
  child.stderr.resume();
  await wait(afterMs);
  const output = await text(child.stdout);
  const lines = output.trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { n: number }).n);
}

test.each([
  ['exits', 'process.exit(0)'],
  ['has nothing left to do', ''],
  ['fails', "throw new Error('an end nobody foresaw')"],
])('a process that %s has written every line, also for a reader who is slow', async (_, end) => {
  expect(await numbersOf(end, 300)).toEqual(Array.from({ length: LINES }, (__, n) => n));
});
