import { lean, norm, sumsOf, type Column, type DayStarts } from './column.rules.ts';

/** Habits come in runs of good and bad days, of which less is left from day to day; after so many days their trace is gone, or is a change of its own. */
const RUN_DAYS = 14;
const LEFT_A_DAY = 0.82;
/** A mean and a lean that are taken out make what is left look less alike than it was. */
const TAKEN_OUT = 2;

/** By how much good and bad days widen what chance does to a lean, as factors of its variance: days as a whole, and runs of days. 1: not at all. */
export type Widening = { readonly inDays: number; readonly inRuns: number };

/**
 * A column that clumps in days leans more easily when days are good or bad as a whole, and one that comes in runs when they do.
 * @param direction the column with its mean taken out
 * @see https://doi.org/10.2307/1913610 (Newey and West), https://doi.org/10.2307/2289457 (Moulton)
 */
export function wideningOf(direction: Column, residuals: Column, starts: DayStarts): Widening {
  const length = norm(direction);
  if (length < 1e-6) return { inDays: 1, inRuns: 1 };
  const own = lean(direction, residuals, length) / length;
  const left = residuals.map((value, at) => value - own * direction[at]!);
  const [outcomes, columns] = [sumsOf(left, starts), sumsOf(direction, starts)];
  const clumps = squares(columns) / squares(direction) - 1;
  return { inDays: Math.max(1, 1 + likenessInDays(left, outcomes, starts) * clumps), inRuns: Math.max(1, runsIn(outcomes, columns)) };
}

function squares(values: Column): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at]! * values[at]!;
  return sum;
}

/** How alike two promises of one day are: 0 not at all, 1 the same; 0 as well where no day has two. */
function likenessInDays(left: Column, sums: Column, starts: DayStarts): number {
  const pairs = sums.reduce((sum, _, day) => sum + (starts[day + 1]! - starts[day]!) * (starts[day + 1]! - starts[day]! - 1), 0);
  const all = squares(left);
  return pairs === 0 || all < 1e-9 ? 0 : Math.max(0, (squares(sums) - all) / pairs / (all / left.length));
}

function runsIn(outcomes: Column, columns: Column): number {
  let [trace, whole, alike] = [0, 0, 0];
  const [allOutcomes, allColumns] = [squares(outcomes), squares(columns)];
  for (let lag = 1; lag <= RUN_DAYS; lag += 1) {
    const leftOver = LEFT_A_DAY ** lag;
    trace += leftOver * (likeness(outcomes, allOutcomes, lag) + TAKEN_OUT / outcomes.length);
    whole += leftOver * leftOver;
    alike += leftOver * likeness(columns, allColumns, lag);
  }
  return 1 + (2 * Math.max(0, trace) * alike) / whole;
}

/** How alike the sums of days are that lie so many days with promises apart. `all`: the sum of their squares. */
function likeness(sums: Column, all: number, lag: number): number {
  if (all < 1e-9) return 0;
  let products = 0;
  for (let day = lag; day < sums.length; day += 1) products += sums[day]! * sums[day - lag]!;
  return products / all;
}
