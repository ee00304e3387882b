import { expect, test } from 'vitest';
import { signaturesOf } from './signature.ts';
import { GIVEN_UP_AFTER_MS, isGivenUp, nextAttemptAt } from './webhook.rules.ts';

const HOUR = 3_600_000;
const start = new Date('2026-11-22T10:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

test.each([
  [1, 5_000],
  [2, 30_000],
  [3, 5 * 60_000],
  [4, 30 * 60_000],
  [5, 2 * HOUR],
  [6, 5 * HOUR],
  [7, 10 * HOUR],
  [8, 14 * HOUR],
  [9, 14 * HOUR],
])('after attempt %i the next one comes after %i ms, and up to a fifth later by chance', (attempts, pause) => {
  expect(nextAttemptAt({ attempts, queuedAt: start }, start, 0)).toEqual(after(pause));
  expect(nextAttemptAt({ attempts, queuedAt: start }, start, 0.5)).toEqual(after(pause * 1.1));
});

test('the last attempt is made when three days are over, and none after it', () => {
  expect(nextAttemptAt({ attempts: 9, queuedAt: start }, after(70 * HOUR), 0)).toEqual(after(72 * HOUR));
  expect(nextAttemptAt({ attempts: 10, queuedAt: start }, after(72 * HOUR), 0)).toBeNull();
});

test('without a single answer all attempts together take three days, whatever chance says', () => {
  for (const chance of [0, 0.3, 0.999]) {
    let now = start;
    let attempts = 1;
    for (let next = nextAttemptAt({ attempts, queuedAt: start }, now, chance); next; next = nextAttemptAt({ attempts, queuedAt: start }, now, chance)) {
      expect(next.getTime()).toBeGreaterThan(now.getTime());
      now = next;
      attempts += 1;
    }
    expect(now).toEqual(after(GIVEN_UP_AFTER_MS));
    expect(attempts).toBeGreaterThanOrEqual(10);
  }
});

test('an address is given up when it has failed for three days', () => {
  expect([isGivenUp(null, start), isGivenUp(start, after(71 * HOUR)), isGivenUp(start, after(72 * HOUR))]).toEqual([false, false, true]);
});

// The example of the Standard Webhooks libraries.
test('what is signed is signed as others sign it, once with each secret', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
  const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  expect(signaturesOf([secret], signed)).toBe(signature);
  expect(signaturesOf(['whsec_AAAA', secret], signed).split(' ')).toEqual([expect.stringMatching(/^v1,.{44}$/), signature]);
});
