/** Figures are never older than this when they are answered. */
export const OLDEST_MS = 60_000;
/**
 * A count reads every member once: about half a millisecond for each thousand. For so many members or fewer it is made for every question, so that the answer
 * is exact at that very moment. The size decides and not the time that the last count took: a busy machine must not make the answer older.
 */
export const FEW_MEMBERS = 10_000;
/** For so many members or fewer it is made when something has happened since the last one. */
export const MANY_MEMBERS = 100_000;

export type Freshness = {
  /** How old the figures are; null when there are none. */
  readonly ageMs: number | null;
  /** How many members there were at the last count. */
  readonly members: number;
  /** Whether the log has grown since. */
  readonly hasMoved: boolean;
};

/** Whether the figures are to be counted anew before they are answered: exact while that is cheap, else at most a minute old. */
export function isStale({ ageMs, members, hasMoved }: Freshness): boolean {
  // A clock that was set back makes an age below zero; what it says is unknown then.
  if (ageMs === null || ageMs < 0 || ageMs >= OLDEST_MS) return true;
  return members <= FEW_MEMBERS || (members <= MANY_MEMBERS && hasMoved);
}

/** Whether to count without being asked: when something has happened and counting is cheap, and once a minute in any case, since days pass by themselves. */
export function isWorthCounting({ ageMs, members, hasMoved }: Freshness): boolean {
  return ageMs === null || ageMs < 0 || ageMs >= OLDEST_MS || (hasMoved && members <= MANY_MEMBERS);
}
