import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../db/each-by-itself.ts';
import type { ActionContext } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import { lockPod } from './hold-pod.actions.ts';
import { settleWaitlist } from './waitlist.actions.ts';

/** Pods with an offer whose time is over; those first that have waited longest. */
const DUE = `
select pod_id as id from pod_waitlist where status = 'offered' and offer_expires_at <= ? group by pod_id order by min(offer_expires_at) limit ?`;

/**
 * Passes offers on that nobody took in time, for at most `limit` pods, each in a transaction of its own. What was done once is not found again, so it may run
 * as often as one likes, in several processes at once.
 * @returns for how many pods something was due
 */
export async function passOnOffers(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await em.fork().execute<{ id: string }[]>(DUE, [now, limit]);
  await eachByItself(em, due, async (fork, { id }) => {
    const ctx: ActionContext = { em: fork, viewer: anonymous, now };
    await settleWaitlist(ctx, await lockPod(ctx, id));
  });
  return due.length;
}
