import { categoryOf } from './category.rules.ts';
import type { Guess } from './effort.rules.ts';
import { fold, type Language } from './gloss.rules.ts';
import { plainWords } from './normalise.rules.ts';
import { placeOf, type Placed } from './places.rules.ts';
import { CATEGORIES } from '../../user/user.rules.ts';

/** Signs share so many places; behind them stand what words tell of the area of life, and what is guessed of the minutes. */
const SIGN_PLACES = 2048;
const GUESS_KINDS = ['stated', 'avoided', 'outcome', 'counted', 'usual', 'unknown'] as const;
const GUESS_PLACE = SIGN_PLACES + CATEGORIES.length;
/** How far lengths are apart, in powers of two. */
export const LENGTH_STEP = 0.5;
/** Minutes in powers of two, from three minutes to six hours. */
export const LENGTHS: readonly number[] = Array.from({ length: 15 }, (_, at) => 1.5 + at * LENGTH_STEP);
/** Behind the kinds of a guess stand the lengths that rules take for usual. */
const USUAL_PLACE = GUESS_PLACE + 2 * GUESS_KINDS.length;
/** How much a usual length counts beside a sign. */
const USUAL_COUNTS = 2;
/** Everything but the vector of a sentence. */
export const ACTIVITY_PLACES = USUAL_PLACE + LENGTHS.length;

/** What all words, all beginnings of words and all pairs count together, and the first word. */
const COUNTS = { w: 2.5, s: 1.5, p: 1, f: 0.7 } as const;
type Kind = keyof typeof COUNTS;
const STEM = 5;
const SMALL_WORDS =
  /^(?:the|my|a|an|to|of|for|in|on|at|by|with|and|i|i'm|it|is|this|that|will|be|do|me|our|his|her|from|after|before|then|so|up|out|today|tonight|tomorrow)$/;
/** Minutes in powers of two, from about what is usual. */
const USUAL_LOG = 5.3;

/** One thing to do, as it was written and in English without what it says of time, and what rules make of its minutes. */
export type Activity = { readonly text: string; readonly action: string; readonly bare: string; readonly language: Language; readonly guess: Guess };

const wordsIn = (text: string): string[] =>
  (text.match(/\p{L}[\p{L}']*|\d+/gu) ?? []).map((word) => (/\d/.test(word) ? '#' : word)).filter((word) => !SMALL_WORDS.test(word));

/** The signs of a kind, and how much each counts: the more there are, the less. */
function counted(kind: Kind, names: readonly string[]): Placed {
  const different = [...new Set(names)];
  return different.map((name) => [placeOf(`${kind} ${name}`, SIGN_PLACES), COUNTS[kind] / Math.sqrt(different.length)] as const);
}

/** A usual length falls between two of the lengths, on each as near as it is. */
const usualPlaces = (minutes: number): Placed =>
  LENGTHS.flatMap((length, at) => {
    const near = 1 - Math.abs(Math.log2(minutes) - length) / LENGTH_STEP;
    return near > 0 ? [[USUAL_PLACE + at, USUAL_COUNTS * near] as const] : [];
  });

function guessed({ kind, minutes }: Guess): Placed {
  const place = GUESS_PLACE + 2 * GUESS_KINDS.indexOf(kind);
  return minutes === null || minutes < 1
    ? [[place, 1]]
    : [[place, 1], [place + 1, Math.log2(minutes) - USUAL_LOG], ...(kind === 'usual' ? usualPlaces(minutes) : [])];
}

/** Where everything falls that may tell what an activity is about and how long it takes, and how much each counts. */
export function placedActivity({ text, action, bare, language, guess }: Activity): Placed {
  const english = wordsIn(bare);
  const written = wordsIn(fold(plainWords(text), language));
  const all = [...english, ...written];
  const { category, confidence } = categoryOf(action);
  return [
    ...counted('w', [...english.map((word) => `g ${word}`), ...written.map((word) => `o ${word}`)]),
    ...counted(
      's',
      all.map((word) => word.slice(0, STEM)),
    ),
    ...counted(
      'p',
      english.slice(1).map((word, at) => `${english[at]!} ${word}`),
    ),
    ...counted('f', english.slice(0, 1)),
    ...(category === null ? [] : [[SIGN_PLACES + CATEGORIES.indexOf(category), confidence] as const]),
    ...guessed(guess),
  ];
}
