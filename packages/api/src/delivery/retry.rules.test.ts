import { expect, it } from 'vitest';
import { MOST_ATTEMPTS, pauseSeconds } from './retry.rules.ts';

it('waits twice as long after each failure, and never more than an hour', () => {
  expect(Array.from({ length: MOST_ATTEMPTS }, (_, i) => pauseSeconds(i + 1, 0, 0.5))).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600]);
});
it('spreads by a fifth to either side', () => {
  expect([pauseSeconds(1, 0, 0), pauseSeconds(1, 0, 1)]).toEqual([24, 36]);
});
it('waits at least as long as it was told to', () => {
  expect(pauseSeconds(1, 90, 0.5)).toBe(90);
});
