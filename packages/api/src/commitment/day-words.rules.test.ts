import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_WORDS } from './day-words.test-data.ts';
import { withoutDay } from './day-words.rules.ts';

test.each(DAY_WORDS)('"%s" is "%s" without its day', (words, without) => {
  expect(withoutDay(words)).toBe(without);
});

const WORDS = DAY_WORDS.flatMap(([words]) => words.split(' '));
const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

test('something is always left, and nothing is there that was not, whatever the words', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS, ',', '.', 'a'), { minLength: 1, maxLength: 12 }), (parts) => {
      const words = parts.join(' ');
      const left = wordsOf(withoutDay(words));
      expect(left).not.toEqual([]);
      // What is taken out is one stretch, perhaps with the punctuation on it.
      const all = wordsOf(words);
      const end = all.length - left.length;
      expect(
        all.some((_, at) => at + end <= all.length && [...all.slice(0, at), ...all.slice(at + end)].every((word, index) => word.startsWith(left[index]!))),
      ).toBe(true);
    }),
  );
});
