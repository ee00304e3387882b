import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_WORDS as FAMILIES, withoutDay } from './day-words.rules.ts';
import { DAY_WORDS } from './day-words.test-data.ts';

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

test('whatever a place finds has the mark of its languages', () => {
  const holds = ({ mark, places }: (typeof FAMILIES)[number], words: string): boolean =>
    new RegExp(mark, 'iu').test(words) || places.every((place) => !new RegExp(place, 'iu').test(words));
  for (const [words] of DAY_WORDS) for (const family of FAMILIES) expect([words, holds(family, words)]).toEqual([words, true]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }), (parts) => FAMILIES.every((family) => holds(family, parts.join(' ')))),
  );
});
