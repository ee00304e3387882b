import { expect, test } from 'vitest';
import { Departure } from './departure.ts';

test('who leaves is told of once to everybody who waits for it, and not to those who wait no more', () => {
  const departure = new Departure();
  const told: string[] = [];
  const first = (): void => void told.push('first');
  const second = (): void => void told.push('second');
  departure.onLeave(first);
  departure.onLeave(second);
  departure.forget(first);
  departure.forget(first);
  expect(departure.isGone).toBe(false);
  departure.leave();
  departure.leave();
  expect(departure.isGone).toBe(true);
  expect(told).toEqual(['second']);
});
