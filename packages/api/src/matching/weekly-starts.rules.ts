import type { WeeklyWindow } from './cohort.rules.ts';

const WEEK_MINUTES = 7 * 1440;
/** Calls begin on a grid of half hours and take one hour. */
export const GRID_MINUTES = 30;
const CALL_MINUTES = 60;
/** So many starts a week has, and so many words of 32 bits keep them. */
export const STARTS = WEEK_MINUTES / GRID_MINUTES;
export const START_WORDS = Math.ceil(STARTS / 32);

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/**
 * Sets bit k (0-335) of eleven words from `at` on for every UTC half hour of the week, counted from Monday 00:00, from which a whole hour is free.
 * @param offset the minutes that the member's clocks are ahead of UTC
 */
export function writeStarts(words: Uint32Array, at: number, windows: readonly WeeklyWindow[], offset: number): void {
  const spans = windows.map(({ day, start, end }) => {
    const from = modulo((day - 1) * 1440 + start - offset, WEEK_MINUTES);
    return { from, until: from + (end <= start ? end + 1440 : end) - start };
  });
  // The week is a circle: a second round joins what runs over its end with what is there at its beginning.
  const rounds = [...spans, ...spans.map(({ from, until }) => ({ from: from + WEEK_MINUTES, until: until + WEEK_MINUTES }))].sort((a, b) => a.from - b.from);
  let open: { from: number; until: number } | null = null;
  for (const span of rounds) {
    if (open !== null && span.from <= open.until) {
      open.until = Math.max(open.until, span.until);
      continue;
    }
    if (open !== null) writeSpan(words, at, open);
    open = { ...span };
  }
  if (open !== null) writeSpan(words, at, open);
}

function writeSpan(words: Uint32Array, at: number, { from, until }: { from: number; until: number }): void {
  const last = Math.floor((until - CALL_MINUTES) / GRID_MINUTES);
  const first = Math.max(Math.ceil(from / GRID_MINUTES), last - STARTS + 1);
  for (let k = first; k <= last; k += 1) setStart(words, at, k % STARTS);
}

export function setStart(words: Uint32Array, at: number, k: number): void {
  words[at + (k >> 5)]! |= 1 << (k & 31);
}

export const hasStart = (words: Uint32Array, at: number, k: number): boolean => ((words[at + (k >> 5)]! >>> (k & 31)) & 1) === 1;

/** The number of bits set in a word. @see https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The starts that are set, ascending. */
export function startsOf(words: Uint32Array, at = 0): number[] {
  const found: number[] = [];
  for (let k = 0; k < STARTS; k += 1) if (hasStart(words, at, k)) found.push(k);
  return found;
}
