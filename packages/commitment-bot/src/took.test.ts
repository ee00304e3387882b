import { expect, test } from 'vitest';
import { lengthsOffered, lengthWords } from './took.ts';

test.each([
  [30, [30, 15, 45, 60]],
  [20, [20, 10, 30, 40]],
  [5, [5, 3, 8, 10]],
  [1, [1, 2]],
  [60, [60, 30, 90, 120]],
  [240, [240, 120, 360, 480]],
])('beside %i minutes others are offered that people would say', (planned, offered) => {
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
