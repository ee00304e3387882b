/** Figures are never older than this when they are answered. */
export const OLDEST_MS = 60_000;
/** Regular work counts at this age, so that nobody who asks has to wait for it. */
const RENEWED_AT_MS = 45_000;
/**
 * A count reads every member once: about half a millisecond for each thousand. For so many members or fewer it is made for every question, so that the answer
 * is exact at that very moment. The size decides and not the time that the last count took: a busy machine must not make the answer older.
 */
export const FEW_MEMBERS = 1_000;
/** For more members it is made when something has happened, and for each ten thousand of them a second passes between two counts: a small share of the time. */
const MEMBERS_PER_MS = 10;

export type Freshness = {
  /** How old the figures are; null when there are none. */
  readonly ageMs: number | null;
  /** How many members there were at the last count. */
  readonly members: number;
  /** Whether the log has grown since. */
  readonly hasMoved: boolean;
};

const pauseMs = (members: number): number => (members <= FEW_MEMBERS ? 0 : Math.min(OLDEST_MS, members / MEMBERS_PER_MS));

/** Whether the figures are to be counted anew before they are answered: exact while that is cheap, then seconds old, at most a minute. */
export function isStale({ ageMs, members, hasMoved }: Freshness): boolean {
  // A clock that was set back makes an age below zero; what it says is unknown then.
  if (ageMs === null || ageMs < 0 || ageMs >= OLDEST_MS) return true;
  return members <= FEW_MEMBERS || (hasMoved && ageMs >= pauseMs(members));
}

/** Whether to count without being asked: when something has happened, as often as the size allows, and in any case within a minute, since days pass by themselves. */
export function isWorthCounting({ ageMs, members, hasMoved }: Freshness): boolean {
  if (ageMs === null || ageMs < 0 || ageMs >= RENEWED_AT_MS) return true;
  return hasMoved && ageMs >= pauseMs(members);
}

const OLDEST_RECENT_WEEKS_MS = 300_000;
/** How old the two newest weeks of a series become before they are counted anew, in milliseconds: 45 s, for a million members five minutes. */
export const recentWeeksPauseMs = (members: number): number => Math.min(OLDEST_RECENT_WEEKS_MS, Math.max(RENEWED_AT_MS, members / 2));
