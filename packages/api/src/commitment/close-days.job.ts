import type { EntityManager } from '@mikro-orm/postgresql';
import { recordEvents } from '../event/record-event.ts';
import type { LocalDate } from '../lib/calendar.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import { GRACE_ENDS_AT_HOUR, graceEndsAt, SHORTEST_GRACE_HOURS } from './grace.rules.ts';
import { ZONE_UNTIL_TOLD } from './history.rules.ts';
import { lockMember, refreshLedger, type LockedMember } from './ledger.actions.ts';

/** What one round did: members whose ledger was brought up to date, and commitments whose grace was over. */
export type ClosedDays = { readonly members: number; readonly failed: number };

/** Members whose day has closed since their ledger was written, or who have a promise whose grace may be over; those first who wait longest. */
const DUE = `
select id from (
  (select id, ledger_closes_at as since from users where ledger_closes_at <= ? order by ledger_closes_at limit ?)
  union all
  (select c.user_id as id, c.closes_at as since from commitments c join users u on u.id = c.user_id
   where c.status = 'active' and c.closes_at <= ? and c.deleted_at is null and ((c.due_date + 1) + interval '${GRACE_ENDS_AT_HOUR} hours') at time zone coalesce(u.timezone, '${ZONE_UNTIL_TOLD}') <= ?
   order by c.closes_at limit ?)
) due group by id order by min(since) limit ?`;

type Overdue = { id: string; due_date: LocalDate; pod_id: string | null };

/** Promises that nobody reported until the end of the morning after become failed; their day was judged when it closed. */
async function failUnreported(ctx: ActionContext, member: LockedMember): Promise<number> {
  const { em, now } = ctx;
  const open = await em.execute<Overdue[]>(
    `select id, due_date::text as due_date, case when shared_with_pod then pod_id end as pod_id from commitments
     where user_id = ? and status = 'active' and closes_at <= ? and deleted_at is null order by due_date, id`,
    [member.id, now],
  );
  const over = open.filter((one) => graceEndsAt(one.due_date, member.frame) <= now);
  if (over.length === 0) return 0;
  await em.execute(
    `update commitments set status = 'failed', updated_at = ?, version = version + 1 where id in (select value::uuid from json_array_elements_text(?::json))`,
    [now, JSON.stringify(over.map((one) => one.id))],
  );
  await recordEvents(
    em,
    over.map((one) => ({ type: 'commitment.failed' as const, at: now, userId: member.id, commitmentId: one.id, podId: one.pod_id })),
  );
  return over.length;
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
  const graceOver = new Date(now.getTime() - SHORTEST_GRACE_HOURS * 3_600_000);
  const due = await em.fork().execute<{ id: string }[]>(DUE, [now, limit, graceOver, now, limit, limit]);
  let failed = 0;
  for (const { id } of due) {
    failed += await em.fork().transactional((fork) => closeDaysOf({ em: fork, viewer: anonymous, now }, id));
  }
  return { members: due.length, failed };
}
