/** Figures are never older than this when they are answered. */
export const OLDEST_MS = 60_000;
/** A count that takes less than this is made for every question, so that the answer is exact at that very moment. */
export const TRIFLING_COST_MS = 10;
/** A count that takes less than this is made when something has happened since the last one. */
export const CHEAP_COST_MS = 50;

export type Freshness = {
  /** How old the figures are; null when there are none. */
  readonly ageMs: number | null;
  /** What the last count of this process took; null before the first. */
  readonly costMs: number | null;
  /** Whether the log has grown since. */
  readonly hasMoved: boolean;
};

/** Whether the figures are to be counted anew before they are answered: exact while that is cheap, else at most a minute old. */
export function isStale({ ageMs, costMs, hasMoved }: Freshness): boolean {
  // A clock that was set back makes an age below zero; what it says is unknown then.
  if (ageMs === null || ageMs < 0 || ageMs >= OLDEST_MS) return true;
  if (costMs === null || costMs < TRIFLING_COST_MS) return true;
  return costMs < CHEAP_COST_MS && hasMoved;
}
