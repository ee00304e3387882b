import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { callbackData, longId, shortId } from './callback-data.ts';

test('an id comes back from its short form', () => {
  for (const id of [randomUUID(), '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']) {
    expect(shortId(id)).toHaveLength(22);
    expect(longId(shortId(id))).toBe(id);
  }
});

test('what is no short id has no long one', () => {
  for (const text of ['', 'abc', 'x'.repeat(23)]) expect(longId(text)).toBeNull();
});

test('a button that Telegram would refuse is refused here, in bytes', () => {
  expect(callbackData('keep', shortId(randomUUID()), 3, '2026-11-27')).toMatch(/^keep:.{22}:3:2026-11-27$/);
  expect(callbackData('x', 'é'.repeat(31))).toHaveLength(33);
  expect(() => callbackData('x', 'é'.repeat(32))).toThrow(RangeError);
});
