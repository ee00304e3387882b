import { fold, type Language } from './gloss.rules.ts';
import { saidIn } from './harm-said.rules.ts';
import type { Concept } from './harm-words.rules.ts';

const MOST_DAYS = 3;
const STEM = 4;
const wordsIn = (text: string): string[] => (text.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)?/gu) ?? []).map((word) => (/^\d/.test(word) ? '#' : word));
const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, at) => `${words[at]!} ${word}`);

/** Meanings that a text names, alone and together. */
function meaningsOf(concepts: readonly ReadonlySet<Concept>[]): string[] {
  const named = [...new Set(concepts.flatMap((set) => [...set]))].toSorted();
  return [...named, ...named.flatMap((one, at) => named.slice(at + 1).map((other) => `${one}+${other}`))];
}

/**
 * Everything in a text that may speak of harm, as names: its words and pairs of words, as they are written and in English, beginnings of words, and what they may stand for.
 * @param normal the text in plain English
 */
export function harmSigns(text: string, normal: string, language: Language): string[] {
  const own = fold(text, language);
  const { concepts, days } = saidIn(own.replace(/[^\p{L}\p{N}' -]+/gu, ' '));
  const [written, english] = [wordsIn(own), wordsIn(normal)];
  return [
    ...new Set([
      ...meaningsOf(concepts).map((name) => `means ${name}`),
      `days ${Math.min(MOST_DAYS, Math.floor(days))}`,
      ...[...written, ...pairsOf(written), ...written.map((word) => `${word.slice(0, STEM)}*`)].map((word) => `o ${word}`),
      ...[...english, ...pairsOf(english)].map((word) => `g ${word}`),
    ]),
  ];
}
