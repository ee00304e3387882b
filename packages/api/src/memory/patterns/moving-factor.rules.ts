import { LEAST_A_LEVEL } from './candidate.rules.ts';
import { lean, norm, without, type Column, type DayStarts } from './column.rules.ts';
import { wideningOf } from './persistence.rules.ts';
import { scoreOf, strengthOf } from './pattern-score.rules.ts';

/** What a day with promises came to: how many were missed, of how many, and whether the last one was. */
type Day = { missed: number; all: number; isLastMissed: boolean };
type AfterMiss = { readonly level: string; readonly isAfter: (before: Day) => boolean; readonly isAskedOfFirst: boolean };

/**
 * What may follow a miss. With one promise a day all three are the same. Which promise came before another of the same day says little, since days are good or bad
 * as a whole: only what a day follows is asked, and what the last promise before it did is asked of its first one.
 */
export const AFTER_MISS: readonly AfterMiss[] = [
  { level: 'missed_promise', isAfter: ({ isLastMissed }) => isLastMissed, isAskedOfFirst: true },
  { level: 'missed_day', isAfter: ({ missed, all }) => missed === all, isAskedOfFirst: false },
  { level: 'day_with_a_miss', isAfter: ({ missed }) => missed > 0, isAskedOfFirst: false },
];

/** Of each promise whether it comes after a miss: 1 or 0; NaN where there is no day before, or it is not asked. */
export function followsMiss({ isAfter, isAskedOfFirst }: AfterMiss, kept: Column, starts: DayStarts): Column {
  const follows = new Float64Array(kept.length).fill(Number.NaN);
  const before: Day = { missed: 0, all: 0, isLastMissed: false };
  for (let day = 1; day + 1 < starts.length; day += 1) {
    readDay(before, kept, starts, day - 1);
    follows.fill(Number(isAfter(before)), starts[day], isAskedOfFirst ? starts[day]! + 1 : starts[day + 1]);
  }
  return follows;
}

function readDay(into: Day, kept: Column, starts: DayStarts, day: number): void {
  const from = starts[day]!;
  const to = starts[day + 1]!;
  into.missed = 0;
  for (let at = from; at < to; at += 1) if (kept[at]! < 0.5) into.missed += 1;
  into.all = to - from;
  into.isLastMissed = kept[to - 1]! < 0.5;
}

export type Lean = { readonly lean: number; readonly length: number };

/** How outcomes lean along each of `AFTER_MISS`, without making the columns: this is asked thousands of times, so nothing is made for a day either. */
export function leansAfterMiss(kept: Column, outcomes: Column, starts: DayStarts): Lean[] {
  const before: Day = { missed: 0, all: 0, isLastMissed: false };
  const known = new Float64Array(AFTER_MISS.length);
  const ones = new Float64Array(AFTER_MISS.length);
  const all = new Float64Array(AFTER_MISS.length);
  const inside = new Float64Array(AFTER_MISS.length);
  for (let day = 1; day + 1 < starts.length; day += 1) {
    readDay(before, kept, starts, day - 1);
    const from = starts[day]!;
    const to = starts[day + 1]!;
    let ofDay = 0;
    for (let at = from; at < to; at += 1) ofDay += outcomes[at]!;
    for (let which = 0; which < AFTER_MISS.length; which += 1) {
      const { isAfter, isAskedOfFirst } = AFTER_MISS[which]!;
      const size = isAskedOfFirst ? 1 : to - from;
      const sum = isAskedOfFirst ? outcomes[from]! : ofDay;
      known[which]! += size;
      all[which]! += sum;
      if (!isAfter(before)) continue;
      ones[which]! += size;
      inside[which]! += sum;
    }
  }
  return AFTER_MISS.map((_, at) => leanOf({ known: known[at]!, ones: ones[at]!, all: all[at]!, inside: inside[at]! }));
}

/** From how many promises are asked and how many of them are inside, and the sums of their outcomes. */
function leanOf({ known, ones, all, inside }: { known: number; ones: number; all: number; inside: number }): Lean {
  const length = Math.sqrt(known === 0 ? 0 : (ones * (known - ones)) / known);
  return { lean: length < 1e-6 ? 0 : (inside - (ones * all) / known) / length, length };
}

export type ChangePoint = {
  /** The first promise after the change; 0 when there is no day for one. */ readonly at: number;
  /** Signed: up when more is kept from there on. */ readonly lean: number;
  /** How strongly it speaks for a change. */ readonly score: number;
};

/** What the freedom to choose the day is worth: the logarithm of how many days are as good as independent. */
const CHOICE_OF_DAY = Math.log(10);

/**
 * Finds the day from which on outcomes differ most from before, with enough promises on both sides; each day is weighed by its own likelihood ratio.
 * What it needs to know of the days is reckoned once: it is asked of thousands of orders of the outcomes.
 * @param sd standard deviation of the outcomes
 * @see https://doi.org/10.1093/biomet/57.1.1
 */
export function changeFinder(starts: DayStarts, sd: number): (outcomes: Column) => ChangePoint {
  const n = starts.at(-1)!;
  const margin = Math.max(LEAST_A_LEVEL, Math.ceil(n * 0.1));
  const days = starts.slice(1, -1).filter((before) => before >= margin && n - before >= margin);
  const lengths = Float64Array.from(days, (before) => Math.sqrt((before * (n - before)) / n));
  const strengths = lengths.map((length) => strengthOf(length, sd));
  return (outcomes) => {
    const mean = meanOf(outcomes);
    let best = -1;
    let bestSum = 0;
    let bestScore = -Infinity;
    let sum = 0;
    let at = 0;
    for (let day = 0; day < days.length; day += 1) {
      for (; at < days[day]!; at += 1) sum += outcomes[at]! - mean;
      const score = scoreOf(strengths[day]!, sum / lengths[day]! / sd) - CHOICE_OF_DAY;
      if (score <= bestScore) continue;
      best = day;
      bestSum = sum;
      bestScore = score;
    }
    return best < 0 ? { at: 0, lean: 0, score: -Infinity } : { at: days[best]!, lean: -bestSum / lengths[best]!, score: bestScore };
  };
}

function meanOf(values: Column): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at]!;
  return sum / values.length;
}

/** The same change as it speaks when good and bad days come in runs. */
export function changeInRuns(change: ChangePoint, outcomes: Column, starts: DayStarts, sd: number): ChangePoint {
  if (change.at === 0) return change;
  const known = new Uint8Array(outcomes.length).fill(1);
  const step = without(
    Float64Array.from(outcomes, (_, at) => Number(at >= change.at)),
    [],
    known,
  );
  const length = norm(step);
  const deviations = lean(step, outcomes, length) / sd / Math.sqrt(wideningOf(step, outcomes, starts).inRuns);
  return { ...change, score: scoreOf(strengthOf(length, sd), deviations) - CHOICE_OF_DAY };
}
