/** How it stands with an event on its way: it waits for its next attempt, was taken, or was given up. */
export const WEBHOOK_DELIVERY_STATUSES = ['pending', 'delivered', 'dead'] as const;
export type WebhookDeliveryStatus = (typeof WEBHOOK_DELIVERY_STATUSES)[number];

export const MOST_WEBHOOKS_OF_A_KEY = 10;
/** For so long the secret before a rotation is signed with as well. */
export const OLD_SECRET_KEPT_MS = 24 * 3_600_000;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** An event that could not be delivered for so long is given up, and so is the address if nothing reached it in all that time. */
export const GIVEN_UP_AFTER_MS = 72 * HOUR;
/** How long after the first, second, ... attempt the next one is made, before chance has its say; afterwards the last of these again and again. */
const PAUSES_MS = [5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR];

/**
 * When an event is sent again that could not be delivered: after a growing pause, up to a fifth longer by chance, so that events which failed together do not come
 * back together. The last attempt is made when three days are over.
 * @param attempts how many there were, from 1
 * @param chance from 0 to below 1
 * @returns null when the three days are over: it is given up
 */
export function nextAttemptAt({ attempts, queuedAt }: { attempts: number; queuedAt: Date }, now: Date, chance: number): Date | null {
  const end = queuedAt.getTime() + GIVEN_UP_AFTER_MS;
  if (now.getTime() >= end) return null;
  const pause = PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? 0;
  return new Date(Math.min(end, now.getTime() + pause * (1 + chance / 5)));
}

/** Whether an address has failed for so long that it is not tried any more. */
export const isGivenUp = (failingSince: Date | null, now: Date): boolean =>
  failingSince !== null && now.getTime() - failingSince.getTime() >= GIVEN_UP_AFTER_MS;
