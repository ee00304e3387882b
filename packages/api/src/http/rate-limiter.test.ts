import { expect, test } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

test('a caller spends points, may owe for the last call, and gets them back within a minute', () => {
  let now = Date.parse('2026-11-22T10:00:00Z');
  const limiter = new RateLimiter(() => now);
  expect(limiter.take('key', 40, 60)).toEqual({ isAllowed: true, remaining: 20, resetAt: new Date('2026-11-22T10:00:40Z') });
  expect(limiter.take('key', 50, 60)).toMatchObject({ isAllowed: true, remaining: 0 });
  expect(limiter.take('key', 1, 60)).toMatchObject({ isAllowed: false, resetAt: new Date('2026-11-22T10:01:30Z') });
  const nextAt = limiter.nextAt('key', 60);
  expect(nextAt).toEqual(new Date('2026-11-22T10:00:30.001Z'));
  now = nextAt.getTime() - 1;
  expect(limiter.look('key', 60)).toMatchObject({ isAllowed: false });
  now += 1;
  expect(limiter.look('key', 60)).toMatchObject({ isAllowed: true });
  now += 999;
  expect(limiter.look('key', 60)).toMatchObject({ isAllowed: true, remaining: 1 });
  now += 120_000;
  expect(limiter.look('key', 60)).toMatchObject({ remaining: 60 });
});

test('callers do not spend one another’s points', () => {
  const limiter = new RateLimiter(() => 0);
  limiter.take('a', 100, 60);
  expect(limiter.look('a', 60).isAllowed).toBe(false);
  expect(limiter.look('b', 60).isAllowed).toBe(true);
});

test('what is spent elsewhere is taken here too, and no more is owed than a minute brings back', () => {
  const limiter = new RateLimiter(() => 0);
  limiter.spendElsewhere('key', 40, 60);
  expect(limiter.look('key', 60)).toMatchObject({ isAllowed: true, remaining: 20 });
  limiter.spendElsewhere('key', 1_000, 60);
  expect(limiter.look('key', 60)).toMatchObject({ isAllowed: false, resetAt: new Date(120_000) });
});
