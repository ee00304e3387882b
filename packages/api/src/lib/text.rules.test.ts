import { expect, test } from 'vitest';
import { lineOf, paragraphsOf, withoutControls } from './text.rules.ts';

const limits = { longest: 5, field: 'name' };

test('a line is kept without what surrounds it, with single spaces and without signs that nobody sees', () => {
  expect(lineOf(' a \n\t b\u0000 ', limits)).toBe('a b');
});
test.each(['\u200b\u200b', '\u202e\u2066', '\ufeff', '\ud800'])('a line of signs that nobody sees is empty: %j', (text) => {
  expect(() => lineOf(text, limits)).toThrow('cannot be empty');
});
test('a tab parts words, half of a sign is dropped, and what joins signs stays', () => {
  expect([withoutControls('a\tb\r\nc'), withoutControls('a\ud800b'), withoutControls('👩‍👧')]).toEqual(['a b\nc', 'ab', '👩‍👧']);
});
test('a length is counted in characters as people see them', () => {
  expect(lineOf('😀😀😀😀😀', limits)).toBe('😀😀😀😀😀');
  expect(() => lineOf('abcdef', limits)).toThrow('6 characters');
});
test('an empty line is refused, an empty text is none', () => {
  expect(() => lineOf(' \u0007 ', limits)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'name' }));
  expect([paragraphsOf(' ', limits), paragraphsOf(null, limits), paragraphsOf(' a\nb ', limits)]).toEqual([null, null, 'a\nb']);
});
