import { expect, test } from 'vitest';
import { DAY_WORDS } from './day-words.test-data.ts';
import { withoutDay } from './day-words.rules.ts';

test.each(DAY_WORDS)('"%s" is "%s" without its day', (words, without) => {
  expect(withoutDay(words)).toBe(without);
});
