import { LEAST_A_LEVEL } from './candidate.rules.ts';
import type { Column } from './column.rules.ts';

/** Where each day begins in the list of promises, and at its end their number. */
export type DayStarts = Int32Array;

/** Which days begin after a missed promise, told by the first promise of each: 1 after a miss, 0 after a kept one, NaN for all that do not begin a day. */
export function afterMissedPromise(kept: Column, starts: DayStarts): Column {
  const follows = new Float64Array(kept.length).fill(Number.NaN);
  for (let day = 1; day + 1 < starts.length; day += 1) {
    const first = starts[day]!;
    follows[first] = Number(kept[first - 1]! < 0.5);
  }
  return follows;
}

/** Which promises are for a day before which there was a day with promises and none kept. */
export function afterMissedDay(kept: Column, starts: DayStarts): Column {
  const follows = new Float64Array(kept.length);
  for (let day = 1; day + 1 < starts.length; day += 1) {
    if (isMissed(kept, starts[day - 1]!, starts[day]!)) follows.fill(1, starts[day], starts[day + 1]);
  }
  return follows;
}

function isMissed(kept: Column, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (kept[at]! >= 0.5) return false;
  return true;
}

export type ChangePoint = {
  /** The first promise after the change. */ readonly at: number;
  /** Signed: up when more is kept from there on. */ readonly lean: number;
};

/** The day from which on outcomes differ most from before (standardised cumulative sums, both sides with enough promises). @see https://doi.org/10.1093/biomet/57.1.1 */
export function changePoint(outcomes: Column, starts: DayStarts): ChangePoint {
  const n = outcomes.length;
  const mean = outcomes.reduce((sum, value) => sum + value, 0) / n;
  const margin = Math.max(LEAST_A_LEVEL, Math.ceil(n * 0.1));
  let best: ChangePoint = { at: 0, lean: 0 };
  let sum = 0;
  for (let day = 1; day + 1 < starts.length; day += 1) {
    for (let at = starts[day - 1]!; at < starts[day]!; at += 1) sum += outcomes[at]! - mean;
    const before = starts[day]!;
    if (before < margin || n - before < margin) continue;
    const found = -sum / Math.sqrt((before * (n - before)) / n);
    if (Math.abs(found) > Math.abs(best.lean)) best = { at: before, lean: found };
  }
  return best;
}
