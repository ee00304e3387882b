import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../db/each-by-itself.ts';
import { recordEvents } from '../event/record-event.ts';
import { ZONE_UNTIL_TOLD } from '../user/user.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import { GRACE_ENDS_AT_HOUR, SHORTEST_GRACE_HOURS } from './grace.rules.ts';
import { lockMember, refreshLedger, type LockedMember } from './ledger.actions.ts';

/** What one round did: members whose ledger was brought up to date, and commitments whose grace was over. */
export type ClosedDays = { readonly members: number; readonly failed: number };

/**
 * `graceEndsAt` for many promises at once: noon after the due day where the member lives, and some hours after the close. Finding and failing ask
 * the very same condition, so that what is found is always done with. Nothing fails during a break, or before the noon after it. Takes the instant three times.
 */
const GRACE_IS_OVER = `c.status = 'active' and c.deleted_at is null and c.closes_at <= ?::timestamptz - interval '${SHORTEST_GRACE_HOURS} hours'
  and coalesce(u.grace_until <= ?, true)
  and ((c.due_date + 1) + interval '${GRACE_ENDS_AT_HOUR} hours') at time zone coalesce(u.timezone, '${ZONE_UNTIL_TOLD}') <= ?`;

/** Members whose day has closed since their ledger was written, or who have a promise whose grace is over; those first who wait longest. */
const DUE = `
select id from (
  (select id, ledger_closes_at as since from users where ledger_closes_at <= ? order by ledger_closes_at limit ?)
  union all
  (select c.user_id as id, c.closes_at as since from commitments c join users u on u.id = c.user_id where ${GRACE_IS_OVER} order by c.closes_at limit ?)
) due group by id order by min(since) limit ?`;

const FAIL = `
update commitments c set status = 'failed', updated_at = ?, version = c.version + 1 from users u
where c.user_id = ? and u.id = c.user_id and ${GRACE_IS_OVER}
returning c.id, case when c.shared_with_pod then c.pod_id end as pod_id`;

/** Promises that nobody reported until the end of the morning after become failed; their day was judged when it closed. */
async function failUnreported({ em, now }: ActionContext, member: LockedMember): Promise<number> {
  const failed = await em.execute<{ id: string; pod_id: string | null }[]>(FAIL, [now, member.id, now, now, now]);
  await recordEvents(
    em,
    failed.map((one) => ({ type: 'commitment.failed' as const, at: now, userId: member.id, commitmentId: one.id, podId: one.pod_id })),
  );
  return failed.length;
}

async function closeDaysOf(ctx: ActionContext, userId: string): Promise<number> {
  const member = await lockMember(ctx, userId);
  const failed = await failUnreported(ctx, member);
  if (member.ledgerClosesAt !== null && member.ledgerClosesAt <= ctx.now) await refreshLedger(ctx, member);
  return failed;
}

/**
 * Brings members whose day has closed up to date, at most `limit` of them, each in a transaction of its own: ledger, streak, `streak.broken`,
 * and promises left unreported until the end of the grace. What was done once is not found again, so it may run as often as one likes, in
 * several processes at once. Call it again at once while it answers `limit` members.
 */
export async function closeDays(em: EntityManager, now: Date, limit = 200): Promise<ClosedDays> {
  const due = await em.fork().execute<{ id: string }[]>(DUE, [now, limit, now, now, now, limit, limit]);
  const failed = await eachByItself(em, due, (fork, { id }) => closeDaysOf({ em: fork, viewer: anonymous, now }, id));
  return { members: due.length, failed: failed.reduce((sum, count) => sum + count, 0) };
}
