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
  const [from, to] = [starts[day]!, starts[day + 1]!];
  into.missed = 0;
  for (let at = from; at < to; at += 1) if (kept[at]! < 0.5) into.missed += 1;
  into.all = to - from;
  into.isLastMissed = kept[to - 1]! < 0.5;
}

export type Lean = { readonly lean: number; readonly length: number };

/** How outcomes lean along `followsMiss`, without making the column: this is asked thousands of times. */
export function leanAfterMiss({ isAfter, isAskedOfFirst }: AfterMiss, kept: Column, outcomes: Column, starts: DayStarts): Lean {
  const before: Day = { missed: 0, all: 0, isLastMissed: false };
  let [known, ones, all, inside] = [0, 0, 0, 0];
  for (let day = 1; day + 1 < starts.length; day += 1) {
    readDay(before, kept, starts, day - 1);
    const from = starts[day]!;
    const to = isAskedOfFirst ? from + 1 : starts[day + 1]!;
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += outcomes[at]!;
    known += to - from;
    all += sum;
    if (!isAfter(before)) continue;
    ones += to - from;
    inside += sum;
  }
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
 * The day from which on outcomes differ most from before, with enough promises on both sides; each day is weighed by its own likelihood ratio.
 * @param sd standard deviation of the outcomes
 * @see https://doi.org/10.1093/biomet/57.1.1
 */
export function changePoint(outcomes: Column, starts: DayStarts, sd: number): ChangePoint {
  const n = outcomes.length;
  const mean = outcomes.reduce((sum, value) => sum + value, 0) / n;
  const margin = Math.max(LEAST_A_LEVEL, Math.ceil(n * 0.1));
  let best: ChangePoint = { at: 0, lean: 0, score: -Infinity };
  let sum = 0;
  for (let day = 1; day + 1 < starts.length; day += 1) {
    for (let at = starts[day - 1]!; at < starts[day]!; at += 1) sum += outcomes[at]! - mean;
    const before = starts[day]!;
    if (before < margin || n - before < margin) continue;
    const length = Math.sqrt((before * (n - before)) / n);
    const score = scoreOf(strengthOf(length, sd), sum / length / sd) - CHOICE_OF_DAY;
    if (score > best.score) best = { at: before, lean: -sum / length, score };
  }
  return best;
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
