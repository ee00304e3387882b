import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from './log.ts';
import { LogOutput } from './log-output.ts';

beforeEach(() => vi.useFakeTimers());
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

test.each([
  ['exits', 'process.exit(0)'],
  ['has nothing left to do', ''],
  ['fails', "throw new Error('an end nobody foresaw')"],
])('a process that %s has written every line', async (_, end) => {
  const module = new URL('log.ts', import.meta.url).href;
  const program = `
    const { createLog } = await import(${JSON.stringify(module)});
    const log = createLog('info');
    for (let n = 0; n < 3000; n += 1) log.info({ n }, 'answered');
    ${end}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const numbers = output
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { n: number }).n);
  expect(numbers).toEqual(Array.from({ length: 3000 }, (__, n) => n));
});
