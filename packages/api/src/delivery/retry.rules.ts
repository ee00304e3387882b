/** A message is tried so often before it is given up as dead. With the pauses between, that takes about two hours. */
export const MOST_ATTEMPTS = 8;
/** A message that nobody could send within so many hours after its time is pointless: the day it speaks of is over. */
export const STALE_AFTER_HOURS = 24;

const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 3600;

/**
 * How many seconds to wait after a failed attempt: 30, 60, 120 ... at most an hour, each a fifth shorter or longer by chance so that messages which failed
 * together do not come back together. Never less than the other side asked for.
 * @param attempt the attempt that failed, from 1
 * @param chance from 0 to 1
 */
export function pauseSeconds(attempt: number, retryAfterSeconds: number, chance: number): number {
  const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempt - 1), LONGEST_PAUSE_SECONDS);
  return Math.max(retryAfterSeconds, Math.round(pause * (0.8 + 0.4 * chance)));
}
