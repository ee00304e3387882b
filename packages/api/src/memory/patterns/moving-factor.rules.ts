import { LEAST_A_LEVEL } from './candidate.rules.ts';
import { lean, norm, without, type Column, type DayStarts } from './column.rules.ts';
import { wideningOf } from './persistence.rules.ts';
import { scoreOf, strengthOf } from './pattern-score.rules.ts';

/** What a day with promises came to; several may be true of one day. */
const LAST_IS_MISSED = 1;
const ALL_ARE_MISSED = 2;
const ONE_IS_MISSED = 4;
type AfterMiss = { readonly level: string; readonly after: number; readonly isAskedOfFirst: boolean };

/**
 * What may follow a miss. With one promise a day all three are the same. Which promise came before another of the same day says little, since days are good or bad
 * as a whole: only what a day follows is asked, and what the last promise before it did is asked of its first one.
 */
export const AFTER_MISS: readonly AfterMiss[] = [
  { level: 'missed_promise', after: LAST_IS_MISSED, isAskedOfFirst: true },
  { level: 'missed_day', after: ALL_ARE_MISSED, isAskedOfFirst: false },
  { level: 'day_with_a_miss', after: ONE_IS_MISSED, isAskedOfFirst: false },
];

/** Of each promise whether it comes after a miss: 1 or 0; NaN where there is no day before, or it is not asked. */
export function followsMiss({ after, isAskedOfFirst }: AfterMiss, kept: Column, starts: DayStarts): Column {
  const follows = new Float64Array(kept.length).fill(Number.NaN);
  for (let day = 1; day + 1 < starts.length; day += 1) {
    const isAfter = (missesOn(day - 1, kept, starts) & after) !== 0;
    follows.fill(Number(isAfter), starts[day], isAskedOfFirst ? starts[day]! + 1 : starts[day + 1]);
  }
  return follows;
}

/** What is true of a day, as the sum of the above. */
function missesOn(day: number, kept: Column, starts: DayStarts): number {
  const from = starts[day]!;
  const to = starts[day + 1]!;
  let missed = 0;
  for (let at = from; at < to; at += 1) if (kept[at]! < 0.5) missed += 1;
  if (missed === 0) return 0;
  return ONE_IS_MISSED + (missed === to - from ? ALL_ARE_MISSED : 0) + (kept[to - 1]! < 0.5 ? LAST_IS_MISSED : 0);
}

export type Lean = { readonly lean: number; readonly length: number };

/**
 * How outcomes lean along each of `AFTER_MISS`, without making the columns: this is asked thousands of times, so nothing is made for a day either.
 * @param lag how many days with promises lie between a day and the one that it is said to follow, itself included
 */
export function leansAfterMiss(kept: Column, outcomes: Column, starts: DayStarts, lag = 1): Lean[] {
  const ones = new Float64Array(AFTER_MISS.length);
  const inside = new Float64Array(AFTER_MISS.length);
  let [allFirst, allOfDays] = [0, 0];
  for (let day = lag; day + 1 < starts.length; day += 1) {
    const before = missesOn(day - lag, kept, starts);
    const from = starts[day]!;
    const to = starts[day + 1]!;
    let ofDay = 0;
    for (let at = from; at < to; at += 1) ofDay += outcomes[at]!;
    allFirst += outcomes[from]!;
    allOfDays += ofDay;
    for (let which = 0; which < AFTER_MISS.length; which += 1) {
      const { after, isAskedOfFirst } = AFTER_MISS[which]!;
      if ((before & after) === 0) continue;
      ones[which]! += isAskedOfFirst ? 1 : to - from;
      inside[which]! += isAskedOfFirst ? outcomes[from]! : ofDay;
    }
  }
  const days = Math.max(0, starts.length - 1 - lag);
  const promises = days === 0 ? 0 : kept.length - starts[lag]!;
  return AFTER_MISS.map(({ isAskedOfFirst }, at) => {
    const asked = isAskedOfFirst ? { known: days, all: allFirst } : { known: promises, all: allOfDays };
    return leanOf({ ...asked, ones: ones[at]!, inside: inside[at]! });
  });
}

/** From how many promises are asked and how many of them are inside, and the sums of their outcomes. */
function leanOf({ known, ones, all, inside }: { known: number; ones: number; all: number; inside: number }): Lean {
  const length = Math.sqrt(known === 0 ? 0 : (ones * (known - ones)) / known);
  return { lean: length < 1e-6 ? 0 : (inside - (ones * all) / known) / length, length };
}

/** So many days after a miss its own trace is gone: what outcomes still lean then is how habits drift. */
const DRIFT_LAGS = [4, 5, 6, 7, 8, 9, 10] as const;

/**
 * `leansAfterMiss` less what is left of it days later, as where habits drift over weeks: that is no matter of what came just before.
 * @param sd standard deviation of the outcomes, and so that of a lean; what it makes of the mean of so many is no drift
 */
export function leansBeyondDrift(kept: Column, outcomes: Column, starts: DayStarts, sd: number): Lean[] {
  const later = DRIFT_LAGS.map((lag) => leansAfterMiss(kept, outcomes, starts, lag));
  return leansAfterMiss(kept, outcomes, starts).map(({ lean: own, length }, at) => {
    const sign = Math.sign(own);
    const mean = later.reduce((sum, leans) => sum + leans[at]!.lean, 0) / DRIFT_LAGS.length;
    const drift = Math.max(0, sign * mean - sd / Math.sqrt(DRIFT_LAGS.length));
    return { lean: sign * Math.max(0, sign * own - drift), length };
  });
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

/** The day is chosen so that much of the runs is taken for the change: what is left shows two thirds of what they do. */
const RUNS_UNSEEN = 1.5;

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
  const inRuns = 1 + RUNS_UNSEEN * (wideningOf(step, outcomes, starts).inRuns - 1);
  const deviations = lean(step, outcomes, length) / sd / Math.sqrt(inRuns);
  return { ...change, score: scoreOf(strengthOf(length, sd), deviations) - CHOICE_OF_DAY };
}
