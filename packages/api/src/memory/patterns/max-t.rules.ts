import { randomNumbers } from '../../lib/random.rules.ts';
import { lean, norm, type Column } from './column.rules.ts';
import { afterMissedDay, afterMissedPromise, changePoint, type DayStarts } from './moving-factor.rules.ts';

const PERMUTATIONS = 1_999;
/** After so many first shuffles a history without a pattern is mostly seen to have none: the rest is spared when chance alone does as well so often. */
const FIRST_PERMUTATIONS = 199;
const CLEARLY_CHANCE = 0.15;
const SEED = 20_260_101;
/** Fixed columns first, then: after a missed promise, after a missed day, the change point. */
const MOVING = 3;

export type Trial = {
  /** Columns to test, each with what is accepted already taken out. */
  readonly directions: readonly Column[];
  /** Outcomes with what is accepted taken out. */
  readonly residuals: Column;
  /** What accepted patterns let expect: residuals + expected = outcomes. */
  readonly expected: Column;
  readonly starts: DayStarts;
};
/** Of each tested column, in order: how many standard deviations it leans (signed), and the chance that the largest of all leans so far by chance. */
export type Verdict = { readonly t: number; readonly pAdjusted: number };

/**
 * Tests all columns at once (Westfall and Young's max-T). Whole days are shuffled, so that promises of one day stay together; residuals are shuffled rather
 * than outcomes, so that what is accepted stays in place (Freedman and Lane).
 * @see https://doi.org/10.1002/bimj.4710350403 and https://doi.org/10.1080/00949658308810650
 */
export function maxT(trial: Trial): Verdict[] {
  const lengths = trial.directions.map(norm);
  const observed = [...leansOf(trial, lengths, trial.residuals)];
  const draw = dayShuffler(trial);
  const shuffled = Array.from({ length: FIRST_PERMUTATIONS }, () => leansOf(trial, lengths, draw()));
  const first = judge(observed, shuffled);
  if (first.every(({ pAdjusted }) => pAdjusted > CLEARLY_CHANCE)) return first;
  while (shuffled.length < PERMUTATIONS) shuffled.push(leansOf(trial, lengths, draw()));
  return judge(observed, shuffled);
}

function judge(observed: readonly number[], shuffled: readonly Float64Array[]): Verdict[] {
  const scales = observed.map((_, column) => scaleOf(shuffled, column, column === observed.length - 1));
  const largest = shuffled.map((leans) => leans.reduce((most, value, column) => Math.max(most, Math.abs(scales[column]!(value))), 0));
  return observed.map((value, column) => {
    const t = scales[column]!(value);
    const beyond = largest.filter((most) => most >= Math.abs(t)).length;
    return { t, pAdjusted: (beyond + 1) / (shuffled.length + 1) };
  });
}

function leansOf({ directions, expected, starts }: Trial, lengths: readonly number[], residuals: Column): Float64Array {
  const leans = new Float64Array(directions.length + MOVING);
  directions.forEach((direction, column) => (leans[column] = lean(direction, residuals, lengths[column]!)));
  const kept = residuals.map((value, at) => value + expected[at]!);
  leans[directions.length] = leanOfKnown(afterMissedPromise(kept, starts), residuals);
  leans[directions.length + 1] = leanOfKnown(afterMissedDay(kept, starts), residuals);
  leans[directions.length + MOVING - 1] = changePoint(residuals, starts).lean;
  return leans;
}

/** The lean along a column of zeros and ones, of which only some rows are known; NaN marks the others. */
function leanOfKnown(column: Column, outcomes: Column): number {
  let [known, ones, all, inside] = [0, 0, 0, 0];
  for (let at = 0; at < column.length; at += 1) {
    const value = column[at]!;
    if (Number.isNaN(value)) continue;
    known += 1;
    ones += value;
    all += outcomes[at]!;
    inside += value * outcomes[at]!;
  }
  const length = Math.sqrt(known === 0 ? 0 : (ones * (known - ones)) / known);
  return length < 1e-6 ? 0 : (inside - (ones * all) / known) / length;
}

/** Gives the residuals in the order of shuffled days; the answer is written over by the next call. */
function dayShuffler({ residuals, starts }: Trial): () => Column {
  const random = randomNumbers(SEED);
  const days = Int32Array.from({ length: starts.length - 1 }, (_, day) => day);
  const shuffled = new Float64Array(residuals.length);
  return () => {
    for (let last = days.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [days[last], days[other]] = [days[other]!, days[last]!];
    }
    let at = 0;
    for (const day of days) {
      shuffled.set(residuals.subarray(starts[day], starts[day + 1]), at);
      at += starts[day + 1]! - starts[day]!;
    }
    return shuffled;
  };
}

/** Turns leans of a column into standard deviations of a normal distribution, by what shuffling makes of it. */
function scaleOf(shuffled: readonly Float64Array[], column: number, isLargestOfMany: boolean): (value: number) => number {
  const size = (value: number): number => (isLargestOfMany ? Math.abs(value) : value);
  const mean = shuffled.reduce((sum, leans) => sum + size(leans[column]!), 0) / shuffled.length;
  const sd = Math.sqrt(shuffled.reduce((sum, leans) => sum + (size(leans[column]!) - mean) ** 2, 0) / shuffled.length);
  if (sd < 1e-9) return () => 0;
  if (!isLargestOfMany) return (value) => (value - mean) / sd;
  return (value) => Math.sign(value) * normalOf(gumbelTail((Math.abs(value) - mean) / sd));
}

/** The chance that the largest of many exceeds its mean by so many standard deviations. @see https://en.wikipedia.org/wiki/Gumbel_distribution */
const gumbelTail = (deviations: number): number => -Math.expm1(-Math.exp(-(deviations * Math.PI) / Math.sqrt(6) - 0.577_215_664_901_532_9));

/** How many standard deviations a normal value exceeds, to either side, with that chance. @see Abramowitz and Stegun 26.2.23, absolute error below 4.5e-4 */
function normalOf(chance: number): number {
  const half = Math.max(chance, 1e-12) / 2;
  const t = Math.sqrt(-2 * Math.log(half));
  return Math.max(0, t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t));
}
