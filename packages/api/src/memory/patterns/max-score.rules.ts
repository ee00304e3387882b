import { randomNumbers } from '../../lib/random.rules.ts';
import { lean, norm, without, type Column, type DayStarts } from './column.rules.ts';
import { dayShuffler } from './day-shuffler.rules.ts';
import { AFTER_MISS, changeInRuns, changePoint, followsMiss, leanAfterMiss, type ChangePoint, type Lean } from './moving-factor.rules.ts';
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

/** What one order of the outcomes makes of all columns. */
type Measured = { readonly leans: Float64Array; readonly change: ChangePoint };

/**
 * Tests all columns at once, by Westfall and Young's maximum over permutations. Compared is how much likelier a difference of 35 points makes the history: so
 * columns with few promises inside are not drowned by those that show much smaller differences (Spjøtvoll). Whole days are shuffled, so that promises of one day
 * stay together; residuals are shuffled rather than outcomes, so that what is accepted stays in place (Freedman and Lane).
 * @returns of each direction, then of each of `AFTER_MISS`, then of the change point
 * @see https://doi.org/10.1002/bimj.4710350403, https://doi.org/10.1214/aoms/1177692621 and https://doi.org/10.1080/00949658308810650
 */
export function maxScore(trial: Trial): Verdict[] {
  const { residuals, starts } = trial;
  const sd = norm(residuals) / Math.sqrt(Math.max(1, residuals.length - 1));
  const lengths = trial.directions.map(norm);
  const draw = dayShuffler(residuals, starts, randomNumbers(SEED));
  const measured = (outcomes: Column): Measured => ({ leans: leansOf(trial, lengths, outcomes), change: changePoint(outcomes, starts, sd) });
  const observed = observedIn(trial, lengths, sd);
  const shuffled: Measured[] = [];
  let verdicts: Verdict[] = [];
  for (const enough of PERMUTATIONS) {
    while (shuffled.length < enough) shuffled.push(measured(draw()));
    verdicts = judge(observed, shuffled);
    const least = Math.min(...verdicts.map(({ pAdjusted }) => pAdjusted));
    if (Math.abs(least - trial.alpha) > CLEARLY_APART * Math.sqrt(trial.alpha / enough)) break;
  }
  return verdicts;
}

/** `widest`: the variance of a lean when days are good or bad as a whole, or in runs; shuffled days have no runs, and are torn where they differ in size. */
type Observed = {
  readonly columns: readonly (Lean & { readonly strength: number; readonly widest: number; readonly favour: number })[];
  readonly change: ChangePoint;
};

function observedIn({ directions, favours, residuals, expected, starts }: Trial, lengths: readonly number[], sd: number): Observed {
  const kept = residuals.map((value, at) => value + expected[at]!);
  const fixed = directions.map((direction, at) => {
    const { inDays, inRuns } = wideningOf(direction, residuals, starts);
    return { lean: lean(direction, residuals, lengths[at]!), length: lengths[at]!, favour: favours[at]!, widest: sd ** 2 * inDays * inRuns };
  });
  const moving = AFTER_MISS.map((after) => {
    const { inDays } = wideningOf(centred(followsMiss(after, kept, starts)), residuals, starts);
    return { ...leanAfterMiss(after, kept, residuals, starts), favour: 0, widest: sd ** 2 * inDays };
  });
  return {
    columns: [...fixed, ...moving].map((column) => ({ ...column, strength: strengthOf(column.length, sd) })),
    change: changeInRuns(changePoint(residuals, starts, sd), residuals, starts, sd),
  };
}

/** A column of zeros and ones with its mean taken out, and zero where it is not known. */
function centred(column: Column): Column {
  const known = Uint8Array.from(column, (value) => Number(!Number.isNaN(value)));
  return without(
    column.map((value) => (Number.isNaN(value) ? 0 : value)),
    [],
    known,
  );
}

function leansOf({ directions, expected, starts }: Trial, lengths: readonly number[], residuals: Column): Float64Array {
  const leans = new Float64Array(directions.length + AFTER_MISS.length);
  for (let column = 0; column < directions.length; column += 1) leans[column] = lean(directions[column]!, residuals, lengths[column]!);
  const kept = new Float64Array(residuals.length);
  for (let at = 0; at < kept.length; at += 1) kept[at] = residuals[at]! + expected[at]!;
  for (let at = 0; at < AFTER_MISS.length; at += 1) leans[directions.length + at] = leanAfterMiss(AFTER_MISS[at]!, kept, residuals, starts).lean;
  return leans;
}

function judge({ columns, change }: Observed, shuffled: readonly Measured[]): Verdict[] {
  const strongest = Float64Array.from(shuffled, (one) => one.change.score);
  const scores = columns.map(({ lean: own, strength, widest, favour }, column) => {
    const { mean, sd } = spreadOf(shuffled, column);
    if (sd < 1e-9) return -Infinity;
    for (let at = 0; at < strongest.length; at += 1) {
      const score = favour + scoreOf(strength, (shuffled[at]!.leans[column]! - mean) / sd);
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
function spreadOf(shuffled: readonly Measured[], column: number): { mean: number; sd: number } {
  let [sum, squares] = [0, 0];
  for (const { leans } of shuffled) sum += leans[column]!;
  const mean = sum / shuffled.length;
  for (const { leans } of shuffled) squares += (leans[column]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / shuffled.length) };
}
