import { expect, test } from 'vitest';
import { START_WORDS, startsOf, writeStarts } from './weekly-starts.rules.ts';

const starts = (offset: number, ...windows: [number, number, number][]) => {
  const words = new Uint32Array(START_WORDS);
  writeStarts(
    words,
    0,
    windows.map(([day, start, end]) => ({ day, start: start * 60, end: end * 60 })),
    offset,
  );
  return startsOf(words);
};

test('a call fits wherever its whole hour is free', () => {
  expect(starts(0, [1, 1, 2.5])).toEqual([2, 3]);
  expect(starts(0, [1, 1, 1.5])).toEqual([]);
});

test('spans that touch are one', () => {
  expect(starts(0, [1, 1, 1.5], [1, 1.5, 2])).toEqual([2]);
});

test('a quarter of an hour in Kathmandu is lost on the grid of half hours', () => {
  // 18:00 to 20:00 at UTC+5:45 is 12:15 to 14:15: 12:30 and 13:00 begin an hour that is free.
  expect(starts(345, [1, 18, 20])).toEqual([25, 26]);
});

test('a span over midnight on Sunday runs into Monday', () => {
  // Sunday 23:00 to Monday 01:00: 23:00, 23:30, and 00:00 of the next week, which is this one again.
  expect(starts(0, [7, 23, 1])).toEqual([0, 334, 335]);
});

test('Monday morning in Chatham is Sunday in UTC', () => {
  // 09:00 at UTC+13:45 is 19:15 on Sunday.
  expect(starts(825, [1, 9, 11])).toEqual([6 * 48 + 39, 6 * 48 + 40]);
});
