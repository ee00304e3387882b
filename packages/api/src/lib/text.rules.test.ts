import { expect, test } from 'vitest';
import { lineOf, paragraphsOf } from './text.rules.ts';

const limits = { longest: 5, field: 'name' };

test('a line is kept without what surrounds it, with single spaces and without signs that nobody sees', () => {
  expect(lineOf(' a \n\t b\u0000 ', limits)).toBe('a b');
});
test('a length is counted in characters as people see them', () => {
  expect(lineOf('😀😀😀😀😀', limits)).toBe('😀😀😀😀😀');
  expect(() => lineOf('abcdef', limits)).toThrow('6 characters');
});
test('an empty line is refused, an empty text is none', () => {
  expect(() => lineOf(' \u0007 ', limits)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'name' }));
  expect([paragraphsOf(' ', limits), paragraphsOf(null, limits), paragraphsOf(' a\nb ', limits)]).toEqual([null, null, 'a\nb']);
});
