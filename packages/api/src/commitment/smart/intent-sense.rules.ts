import { INTENT_WEIGHTS } from './intent-weights.rules.ts';
import { placedBesideWords, rowOf, sharesOf, sumOf, type Placed } from './places.rules.ts';
import { INTENTS, type Intent } from './reading.rules.ts';

/** Signs share so many places: there are more signs than a table could list, and a new one may fall on the place of an old. */
export const PLACES = 4096;
/** What all words together count beside one sign of another kind. */
const WORDS_COUNT = 2;
const isWord = (sign: string): boolean => /^(?:g|de|es|fr|pt) /.test(sign);

/** Where the signs of a message fall, and how much each counts. */
export const weighed = (signs: readonly string[]): Placed => placedBesideWords(signs, PLACES, isWord, WORDS_COUNT);

const rows = INTENT_WEIGHTS.map(rowOf);

/** How likely each intent is by the signs of a message, as learned from labelled ones; together they make 1. */
export function intentsBySigns(signs: readonly string[]): Readonly<Record<Intent, number>> {
  const places = weighed(signs);
  const shares = sharesOf(rows.map((row) => row.bias + sumOf(row, places)));
  return Object.fromEntries(INTENTS.map((intent, index) => [intent, shares[index]!])) as Record<Intent, number>;
}
