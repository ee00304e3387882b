import { lean, norm, type Column, type DayStarts } from './column.rules.ts';

/** Habits come in runs of good and bad days: so many days later their trace is gone, or is a change of its own. */
const RUN_DAYS = 7;

/**
 * By how much runs of good and bad days widen what chance does to the lean of a column (at least 1): a column that itself comes in runs leans far more easily then.
 * Shuffled days have no runs, so what is observed is taken back by this (Newey and West, with the lean itself taken out of the residuals).
 * @param direction the column with its mean taken out
 * @see https://doi.org/10.2307/1913610
 */
export function stretchOf(direction: Column, residuals: Column, starts: DayStarts): number {
  const length = norm(direction);
  if (length < 1e-6) return 1;
  const own = lean(direction, residuals, length) / length;
  const left = residuals.map((value, at) => value - own * direction[at]!);
  const outcomes = runsOf(left, starts);
  const columns = runsOf(direction, starts);
  let widening = 1;
  for (let lag = 1; lag <= RUN_DAYS; lag += 1) widening += 2 * (1 - lag / (RUN_DAYS + 1)) * outcomes[lag]! * columns[lag]!;
  return Math.sqrt(Math.max(1, widening));
}

/** How alike the sums of days are that lie so many days with promises apart: 1 at 0. */
function runsOf(column: Column, starts: DayStarts): Float64Array {
  const days = starts.length - 1;
  const sums = new Float64Array(days);
  for (let day = 0; day < days; day += 1) for (let at = starts[day]!; at < starts[day + 1]!; at += 1) sums[day]! += column[at]!;
  const runs = new Float64Array(RUN_DAYS + 1);
  for (let lag = 0; lag <= RUN_DAYS; lag += 1) {
    for (let day = lag; day < days; day += 1) runs[lag]! += sums[day]! * sums[day - lag]!;
  }
  return runs[0]! < 1e-9 ? runs.fill(0) : runs.map((value) => value / runs[0]!);
}
