import { expect, test } from 'vitest';
import { lengthsOffered, lengthWords } from './took.ts';

test.each([
  [30, [15, 30, 45, 60]],
  [20, [10, 20, 30, 40]],
  [5, [3, 5, 8, 10]],
  [1, [1, 2]],
  [60, [30, 60, 90, 120]],
  [240, [120, 240, 360, 480]],
])('around %i minutes others are offered that people would say', (planned, offered) => {
  expect(lengthsOffered({ estimatedTimeMinutes: planned })).toEqual(offered);
});

test.each([null, 0])('nothing is asked where no time was reckoned with: %s', (planned) => {
  expect(lengthsOffered({ estimatedTimeMinutes: planned })).toEqual([]);
});

test.each([
  [45, '45 min'],
  [60, '1 h'],
  [90, '1 h 30'],
  [125, '2 h 05'],
])('%i minutes are written "%s"', (minutes, words) => {
  expect(lengthWords(minutes)).toBe(words);
});
