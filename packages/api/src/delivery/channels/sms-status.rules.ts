/**
 * How far an SMS has come. Reports arrive in any order, so the farthest one heard of counts: whatever the order, the end is the same. That somebody got it
 * outweighs that they did not.
 */
const RANKS: { readonly [status: string]: number } = {
  accepted: 1,
  scheduled: 1,
  queued: 2,
  sending: 3,
  sent: 4,
  canceled: 5,
  failed: 5,
  undelivered: 5,
  partially_delivered: 6,
  delivered: 7,
  read: 8,
};
const LOST = new Set(['canceled', 'failed', 'undelivered']);

/** Numbers that no SMS will ever reach: unknown, not a mobile, of a landline. A phone that is off (30003) is not among them. @see https://www.twilio.com/docs/api/errors */
const DEAD_NUMBERS = new Set([21_211, 21_614, 30_005, 30_006]);
/** The carrier or Twilio knows that somebody said STOP. */
const STOPPED = new Set([21_610]);

/** Whether `next` tells more than `known` (null: nothing yet). A word that we do not know tells nothing. */
export function isFarther(known: string | null, next: string): boolean {
  return (RANKS[next] ?? 0) > (known === null ? 0 : (RANKS[known] ?? 0));
}

/** Whether it did not arrive, and will not. */
export const isLost = (status: string): boolean => LOST.has(status);
export const isDeadNumber = (errorCode: number | null): boolean => errorCode !== null && DEAD_NUMBERS.has(errorCode);
export const isStopped = (errorCode: number | null): boolean => errorCode !== null && STOPPED.has(errorCode);
