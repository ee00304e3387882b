import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantText } from './instant-text.ts';

test('an instant is written as toISOString writes it, whatever was written before', () => {
  const near = fc.tuple(fc.date({ noInvalidDate: true }), fc.array(fc.integer({ min: -3_000, max: 3_000 }), { minLength: 1, maxLength: 20 }));
  fc.assert(
    fc.property(near, ([start, steps]) => {
      for (const step of steps) {
        const at = new Date(start.getTime() + step);
        if (!Number.isNaN(at.getTime())) expect(instantText(at)).toBe(at.toISOString());
      }
    }),
  );
});

test('what is no instant has no text', () => {
  expect(() => instantText(new Date(Number.NaN))).toThrow(RangeError);
});
