import { expect, test } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

const failing = (times: number, nowMs: number): CircuitBreaker => {
  const breaker = new CircuitBreaker();
  for (let at = 0; at < times; at += 1) breaker.failed(nowMs);
  return breaker;
};

test('four failures in a row hold nothing back, the fifth does for a minute', () => {
  expect(failing(4, 1_000).enter(1_000)).toBe(true);
  const breaker = failing(5, 1_000);
  expect([breaker.isOpen, breaker.enter(1_000), breaker.enter(60_999)]).toEqual([true, false, false]);
});

test('after a minute one call is let through, and its success lets all through', () => {
  const breaker = failing(5, 0);
  expect([breaker.enter(60_000), breaker.enter(60_000)]).toEqual([true, false]);
  breaker.succeeded();
  expect([breaker.isOpen, breaker.enter(60_000), breaker.enter(60_000)]).toEqual([false, true, true]);
});

test('its failure begins another minute', () => {
  const breaker = failing(5, 0);
  breaker.enter(60_000);
  breaker.failed(60_000);
  expect([breaker.enter(119_999), breaker.enter(120_000)]).toEqual([false, true]);
});

test('a call that was not made leaves the turn to the next', () => {
  const breaker = failing(5, 0);
  breaker.enter(60_000);
  breaker.unused();
  expect(breaker.enter(60_000)).toBe(true);
});

test('a success between failures begins the count anew', () => {
  const breaker = failing(4, 0);
  breaker.succeeded();
  for (let at = 0; at < 4; at += 1) breaker.failed(0);
  expect(breaker.isOpen).toBe(false);
});
