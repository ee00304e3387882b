import { randomUUID } from 'node:crypto';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent, recordEvents } from '../event/record-event.ts';
import type { EventType } from '../event/catalog.ts';
import { DomainError } from '../lib/errors.ts';
import { personOf } from '../user/person.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { type HeldPod, lockPod } from './hold-pod.actions.ts';
import type { LeaveWaitlistInput } from './pod.input.ts';
import { freeSeats, offerEndsAt } from './seat.rules.ts';

type Entry = { id: string; user_id: string };

/** Each change of an entry is told to the person alone: who waits for what concerns nobody else. */
const tellAll = (ctx: ActionContext, podId: string, entries: readonly Entry[], type: EventType): Promise<void> =>
  recordEvents(
    ctx.em,
    entries.map(({ id, user_id }) => ({ type, at: ctx.now, userId: user_id, podId, subjectId: id })),
  );

/**
 * Ends the offers whose time is over and offers every free seat to whoever has waited longest.
 * @param pod locked, with its seats as they are now
 * @returns how many offers are out
 */
export async function settleWaitlist(ctx: ActionContext, pod: Pick<HeldPod, 'id' | 'status' | 'maxMembers' | 'currentMembers'>): Promise<number> {
  const { em, now } = ctx;
  const [open] = await em.execute<{ offered: number; over: number; waiting: number }[]>(
    `select count(*) filter (where status = 'offered')::int as offered, count(*) filter (where offer_expires_at <= ?)::int as over,
       count(*) filter (where status = 'waiting')::int as waiting
     from pod_waitlist where pod_id = ? and status in ('waiting', 'offered')`,
    [now, pod.id],
  );
  const offered = open!.offered - (open!.over === 0 ? 0 : await endOffers(ctx, pod.id));
  const free = pod.status === 'active' ? freeSeats({ most: pod.maxMembers, taken: pod.currentMembers, offered }) : 0;
  if (free === 0 || open!.waiting === 0) return offered;
  const next = await em.execute<Entry[]>(
    `update pod_waitlist set status = 'offered', offered_at = ?, offer_expires_at = ?, updated_at = ?, version = version + 1
     where id in (select id from pod_waitlist where pod_id = ? and status = 'waiting' order by requested_at, id limit ?) returning id, user_id`,
    [now, offerEndsAt(now), now, pod.id, free],
  );
  await tellAll(ctx, pod.id, next, 'waitlist.offered');
  return offered + next.length;
}

async function endOffers(ctx: ActionContext, podId: string): Promise<number> {
  const over = await ctx.em.execute<Entry[]>(
    `update pod_waitlist set status = 'expired', updated_at = ?, version = version + 1
     where pod_id = ? and status = 'offered' and offer_expires_at <= ? returning id, user_id`,
    [ctx.now, podId, ctx.now],
  );
  await tellAll(ctx, podId, over, 'waitlist.expired');
  return over.length;
}

/**
 * Puts a locked person on the waitlist of a locked pod; somebody who waits already keeps their place.
 * @returns the place in the line, 1 for the next
 */
export async function waitForSeat(ctx: ActionContext, podId: string, userId: string): Promise<number> {
  const { em, now } = ctx;
  const id = randomUUID();
  // The line is ordered by the instant of asking; who comes second within one millisecond, or with an older request, stands behind all the same.
  const made = await em.execute<unknown[]>(
    `insert into pod_waitlist (id, pod_id, user_id, status, requested_at, updated_at)
     values (?, ?, ?, 'waiting', greatest(?, (select max(requested_at) + interval '1 millisecond' from pod_waitlist where pod_id = ? and status = 'waiting')), ?)
     on conflict (user_id, pod_id) where status in ('waiting', 'offered') do nothing returning 1`,
    [id, podId, userId, now, podId, now],
  );
  if (made.length > 0) await recordEvent(em, { type: 'waitlist.joined', at: now, userId, podId, subjectId: id });
  const [place] = await em.execute<{ place: number }[]>(
    `select count(*)::int as place from pod_waitlist where pod_id = ? and status = 'waiting'
       and requested_at <= (select requested_at from pod_waitlist where pod_id = ? and user_id = ? and status = 'waiting')`,
    [podId, podId, userId],
  );
  return place!.place;
}

/** Ends whatever entry a locked person has on the waitlist of a locked pod; whether there was one. */
export async function endWaiting(ctx: ActionContext, podId: string, ending: { userId: string; status: 'accepted' | 'withdrawn' }): Promise<boolean> {
  const ended = await ctx.em.execute<Entry[]>(
    `update pod_waitlist set status = ?, updated_at = ?, version = version + 1
     where pod_id = ? and user_id = ? and status in ('waiting', 'offered') returning id, user_id`,
    [ending.status, ctx.now, podId, ending.userId],
  );
  if (ending.status === 'withdrawn') await tellAll(ctx, podId, ended, 'waitlist.left');
  return ended.length > 0;
}

/** Sends everybody on the waitlist of a locked pod away: it is no more. */
export async function closeWaitlist(ctx: ActionContext, podId: string): Promise<void> {
  const ended = await ctx.em.execute<Entry[]>(
    `update pod_waitlist set status = 'withdrawn', updated_at = ?, version = version + 1 where pod_id = ? and status in ('waiting', 'offered') returning id, user_id`,
    [ctx.now, podId],
  );
  await tellAll(ctx, podId, ended, 'waitlist.left');
}

/**
 * "I do not want a seat any more." A seat that was offered goes to the next. Said twice, or by somebody who does not wait, it changes nothing.
 * @throws DomainError NOT_FOUND, FORBIDDEN
 */
export async function leaveWaitlist(ctx: ActionContext, input: LeaveWaitlistInput): Promise<{ readonly userId: string }> {
  const userId = personOf(ctx.viewer, input.userId);
  noteAudit(ctx, { subjectId: userId, details: { podId: input.podId } });
  const pod = await lockPod(ctx, input.podId);
  const [person] = await ctx.em.execute<unknown[]>('select 1 from users where id = ?', [userId]);
  if (!person) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  if (await endWaiting(ctx, pod.id, { userId, status: 'withdrawn' })) await settleWaitlist(ctx, pod);
  return { userId };
}
