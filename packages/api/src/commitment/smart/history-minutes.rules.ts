import { contentWords } from './points.rules.ts';
import { languageOf, glossOf } from './gloss.rules.ts';
import { actionOf, normalise } from './normalise.rules.ts';

/** Something that a member did before, and how long it took them. */
export type Done = { readonly text: string; readonly minutes: number };

const ALIKE = 0.5;
const FEWEST = 2;

const wordsOf = (english: string): ReadonlySet<string> => new Set(contentWords(english).filter((word) => !/^\d/.test(word)));

/** How much two sets of words have in common, 0 to 1 (Jaccard). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

/** The median of what the member took for the like of it; null for fewer than two such times. */
export function minutesFromHistory(bare: string, history: readonly Done[]): number | null {
  const words = wordsOf(bare);
  const alike = history
    .filter(({ text }) => likeness(words, wordsOf(actionOf(normalise(glossOf(text, languageOf(text)))))) >= ALIKE)
    .map(({ minutes }) => minutes)
    .toSorted((a, b) => a - b);
  if (alike.length < FEWEST) return null;
  const [lower, upper] = [alike[Math.floor((alike.length - 1) / 2)]!, alike[Math.ceil((alike.length - 1) / 2)]!];
  return Math.round((lower + upper) / 2);
}
