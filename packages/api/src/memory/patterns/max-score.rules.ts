import { randomNumbers } from '../../lib/random.rules.ts';
import { isOfDays, lean, leansAlong, norm, sumsOf, without, type Column, type DayStarts } from './column.rules.ts';
import { dayShuffler, type ShuffledDays } from './day-shuffler.rules.ts';
import { AFTER_MISS, changeFinder, changeInRuns, followsMiss, leansAfterMiss, leansBeyondDrift, type ChangePoint, type Lean } from './moving-factor.rules.ts';
import { scoreOf, strengthOf } from './pattern-score.rules.ts';
import { wideningOf } from './persistence.rules.ts';

/** After so many shuffles it is seen whether more are needed. */
const PERMUTATIONS = [199, 499, 1_999] as const;
/** They are not once the chance is so many standard errors away from what may be spent. */
const CLEARLY_APART = 3.3;
const SEED = 20_260_101;

export type Trial = {
  /** Columns to test, each with what is accepted already taken out. */
  readonly directions: readonly Column[];
  /** What is added to the score of each direction. */
  readonly favours: readonly number[];
  /** Outcomes with what is accepted taken out. */
  readonly residuals: Column;
  /** What accepted patterns let expect: residuals + expected = outcomes. */
  readonly expected: Column;
  readonly starts: DayStarts;
  /** What may be spent on chance. */
  readonly alpha: number;
};
/** Of a tested column: to which side it leans (the sign of `lean`), how strongly it speaks for a pattern, and how likely the strongest of all speaks so by chance. */
export type Verdict = { readonly lean: number; readonly score: number; readonly pAdjusted: number };

/** What shuffled orders of the outcomes make of all columns: of each column its leans, and of the change its scores; so far of the first `count` orders. */
type Shuffled = { readonly leans: readonly Float64Array[]; readonly changes: Float64Array; count: number };

/**
 * Tests all columns at once, by Westfall and Young's maximum over permutations. Compared is how much likelier a difference of 35 points makes the history: so
 * columns with few promises inside are not drowned by those that show much smaller differences (Spjøtvoll). Whole days are shuffled, so that promises of one day
 * stay together; residuals are shuffled rather than outcomes, so that what is accepted stays in place (Freedman and Lane).
 * @returns of each direction, then of each of `AFTER_MISS`, then of the change point
 * @see https://doi.org/10.1002/bimj.4710350403, https://doi.org/10.1214/aoms/1177692621 and https://doi.org/10.1080/00949658308810650
 */
export function maxScore(trial: Trial): Verdict[] {
  const { residuals, starts, directions } = trial;
  const sd = norm(residuals) / Math.sqrt(Math.max(1, residuals.length - 1));
  const lengths = directions.map(norm);
  const changeIn = changeFinder(starts, sd);
  const draw = dayShuffler(residuals, starts, randomNumbers(SEED));
  const observed = observedIn(trial, lengths, sd);
  const most = PERMUTATIONS.at(-1)!;
  const shuffled: Shuffled = { leans: observed.columns.map(() => new Float64Array(most)), changes: new Float64Array(most), count: 0 };
  const measure = measurer(trial, lengths);
  let verdicts: Verdict[] = [];
  for (const enough of PERMUTATIONS) {
    for (; shuffled.count < enough; shuffled.count += 1) {
      const days = draw();
      measure(days, shuffled);
      shuffled.changes[shuffled.count] = changeIn(days.values).score;
    }
    verdicts = judge(observed, shuffled);
    const least = Math.min(...verdicts.map(({ pAdjusted }) => pAdjusted));
    if (Math.abs(least - trial.alpha) > CLEARLY_APART * Math.sqrt(trial.alpha / enough)) break;
  }
  return verdicts;
}

/**
 * `widest`: the variance of a lean when days are good or bad as a whole, or in runs, as they seem to be: shuffled days have no runs, and do not know that some
 * days of the week have more promises than others. 0 where they are neither: what shuffles show is all there is then, and needs no other measure.
 */
type Observed = {
  readonly columns: readonly (Lean & { readonly strength: number; readonly widest: number; readonly favour: number })[];
  readonly change: ChangePoint;
};

function observedIn({ directions, favours, residuals, expected, starts }: Trial, lengths: readonly number[], sd: number): Observed {
  const kept = residuals.map((value, at) => value + expected[at]!);
  const fixed = directions.map((direction, at) => {
    const { inDays, inRuns } = wideningOf(direction, residuals, starts);
    const widest = widestOf(sd, inDays * (1 + RUNS_UNSEEN * (inRuns - 1)));
    return { lean: lean(direction, residuals, lengths[at]!), length: lengths[at]!, favour: favours[at]!, widest };
  });
  const afterMiss = leansBeyondDrift(kept, residuals, starts, sd);
  const moving = AFTER_MISS.map((after, at) => {
    const { inDays } = wideningOf(centred(followsMiss(after, kept, starts)), residuals, starts);
    return { ...afterMiss[at]!, favour: 0, widest: widestOf(sd, inDays) };
  });
  return {
    columns: [...fixed, ...moving].map((column) => ({ ...column, strength: strengthOf(column.length, sd) })),
    change: changeInRuns(changeFinder(starts, sd)(residuals), residuals, starts, sd),
  };
}

/** Runs may be longer than they are taken to be, and a short history shows half of what they do. What is spread evenly over the days does not feel this at all. */
const RUNS_UNSEEN = 2;

const widestOf = (sd: number, widening: number): number => (widening > 1 ? sd ** 2 * widening : 0);

/** A column of zeros and ones with its mean taken out, and zero where it is not known. */
function centred(column: Column): Column {
  const known = Uint8Array.from(column, (value) => Number(!Number.isNaN(value)));
  return without(
    column.map((value) => (Number.isNaN(value) ? 0 : value)),
    [],
    known,
  );
}

/**
 * Measures one order of the days after the other. What is a matter of whole days is looked at by whole days, so that days that are good or bad as a whole, and
 * days of many promises, do to it what they do to the history; what may differ within a day is looked at promise by promise.
 */
function measurer({ directions, residuals, expected, starts }: Trial, lengths: readonly number[]): (days: ShuffledDays, into: Shuffled) => void {
  const areOfDays = directions.map((direction) => isOfDays(direction, starts));
  const ofPromises = someOf(directions, lengths, areOfDays, false);
  const ofDays = someOf(directions, lengths, areOfDays, true);
  const dayColumns = ofDays.directions.map((direction) => Float64Array.from(starts.subarray(0, -1), (at) => direction[at]!));
  const sums = sumsOf(residuals, starts);
  const placed = new Float64Array(sums.length);
  const kept = new Float64Array(expected.length);
  return ({ days, values, starts: shuffledStarts }, { leans, count }) => {
    for (let place = 0; place < placed.length; place += 1) placed[place] = sums[days[place]!]!;
    for (let at = 0; at < kept.length; at += 1) kept[at] = values[at]! + expected[at]!;
    leansAlong(ofPromises.directions, ofPromises.lengths, values, ofPromises.leans);
    leansAlong(dayColumns, ofDays.lengths, placed, ofDays.leans);
    for (const { leans: own, columns } of [ofPromises, ofDays]) for (let at = 0; at < own.length; at += 1) leans[columns[at]!]![count] = own[at]!;
    leansAfterMiss(kept, values, shuffledStarts).forEach(({ lean: own }, at) => (leans[directions.length + at]![count] = own));
  };
}

/** Those directions that are a matter of days, or those that are not, with room for their leans. */
function someOf(directions: readonly Column[], lengths: readonly number[], areOfDays: readonly boolean[], wanted: boolean) {
  const columns = areOfDays.flatMap((isSo, column) => (isSo === wanted ? [column] : []));
  return {
    columns,
    directions: columns.map((column) => directions[column]!),
    lengths: columns.map((column) => lengths[column]!),
    leans: new Float64Array(columns.length),
  };
}

function judge({ columns, change }: Observed, { leans, changes, count }: Shuffled): Verdict[] {
  const strongest = changes.slice(0, count);
  const scores = columns.map(({ lean: own, strength, widest, favour }, column) => {
    const these = leans[column]!;
    const { mean, sd } = spreadOf(these, count);
    if (sd < 1e-9) return -Infinity;
    for (let at = 0; at < count; at += 1) {
      const score = favour + scoreOf(strength, (these[at]! - mean) / sd);
      if (score > strongest[at]!) strongest[at] = score;
    }
    return favour + scoreOf(strength, (own - mean) / Math.max(sd, Math.sqrt(widest)));
  });
  const verdicts = [...columns.map(({ lean: own }, at) => ({ lean: own, score: scores[at]! })), change];
  return verdicts.map(({ lean: own, score }) => ({ lean: own, score, pAdjusted: chanceOf(score, strongest) }));
}

function chanceOf(score: number, strongest: Float64Array): number {
  let beyond = 0;
  for (let at = 0; at < strongest.length; at += 1) if (strongest[at]! >= score) beyond += 1;
  return (beyond + 1) / (strongest.length + 1);
}

/** What shuffling makes of the lean of a column. */
function spreadOf(leans: Float64Array, count: number): { mean: number; sd: number } {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < count; at += 1) sum += leans[at]!;
  const mean = sum / count;
  for (let at = 0; at < count; at += 1) squares += (leans[at]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / count) };
}
