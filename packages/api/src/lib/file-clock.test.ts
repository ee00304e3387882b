import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FileClock } from './file-clock.ts';

const REAL = Date.parse('2026-11-22T10:00:00Z');
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
  file = join(folder, 'clock.json');
  vi.useFakeTimers({ now: REAL });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

let writes = 0;
/** Writes the file and makes its time of change another, however fast the test is. */
function write(text: string): void {
  writeFileSync(file, text);
  writes += 1;
  utimesSync(file, writes, writes);
  vi.advanceTimersByTime(200);
}
const movedBy = (clock: FileClock): number => clock.now().getTime() - Date.now();

test('the clock goes with the file, within a tenth of a second', () => {
  const clock = new FileClock(file);
  expect(movedBy(clock)).toBe(0);
  write('{"offsetMs": 86400000}');
  expect(movedBy(clock)).toBe(86_400_000);
  write('{"offsetMs": -5}');
  expect(movedBy(clock)).toBe(-5);
  rmSync(file);
  vi.advanceTimersByTime(200);
  expect(movedBy(clock)).toBe(0);
});

test('what is half written, or no offset, moves nothing', () => {
  const clock = new FileClock(file);
  write('{"offsetMs": 60000}');
  expect(movedBy(clock)).toBe(60_000);
  write('{"offse');
  expect(movedBy(clock)).toBe(60_000);
  write('{"offsetMs": "1 day"}');
  expect(movedBy(clock)).toBe(60_000);
});
