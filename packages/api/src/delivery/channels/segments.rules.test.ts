import { expect, test } from 'vitest';
import { segmentsOf } from './segments.rules.ts';

test.each([
  ['', 1, false],
  ['a'.repeat(160), 1, false],
  ['a'.repeat(161), 2, false],
  ['a'.repeat(306), 2, false],
  ['a'.repeat(307), 3, false],
  ['Grüße, señor, à la carte @ 5 £', 1, false],
  ['€'.repeat(80), 1, false],
  ['€'.repeat(81), 2, false],
  ['ж'.repeat(70), 1, true],
  ['ж'.repeat(71), 2, true],
  ['ж'.repeat(135), 3, true],
  ['“quoted”', 1, true],
])('the segments of %j', (text, count, isUnicode) => {
  expect(segmentsOf(text)).toEqual({ count, isUnicode });
});

test('a character of two places is never cut: 153 places hold 76 euro signs, 67 hold 33 faces', () => {
  expect(segmentsOf('€'.repeat(152)).count).toBe(2);
  expect(segmentsOf('€'.repeat(153)).count).toBe(3);
  expect(segmentsOf('🙂'.repeat(35)).count).toBe(1);
  expect(segmentsOf('🙂'.repeat(66)).count).toBe(2);
  expect(segmentsOf('🙂'.repeat(67)).count).toBe(3);
});
