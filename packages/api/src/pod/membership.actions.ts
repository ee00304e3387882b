import { randomUUID } from 'node:crypto';
import type { EventType } from '../event/catalog.ts';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { lockPeople, noteActivity } from '../user/lock-people.actions.ts';
import { personOf } from '../user/person.rules.ts';
import { givePodMemberRole, takePodMemberRole } from '../user/pod-member-role.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import { type HeldPod, lockPod, requireActivePod } from './hold-pod.actions.ts';
import type { JoinPodInput, LeavePodInput, PauseMembershipInput, ResumeMembershipInput } from './pod.input.ts';
import type { MembershipStatus } from './pod.rules.ts';
import { freeSeats, PODS_PER_MEMBER, type SeatAnswer, type Seated } from './seat.rules.ts';
import { endWaiting, settleWaitlist, waitForSeat } from './waitlist.actions.ts';

type Membership = { id: string; pod_id: string; status: MembershipStatus };
/** A pod and a person, both locked, and what the person has been in this pod. */
type Held = { readonly pod: HeldPod; readonly userId: string; readonly membership: Membership | undefined };

/**
 * Takes a seat in a pod, for the caller or for whom an admin names. Capacity is judged under the lock of the pod: a full pod puts the person on its waitlist
 * instead, unless they do not want to wait. Joining where one belongs already changes nothing.
 * @returns the membership, or why there is none; it is for the resolver to refuse, after the place on the waitlist is kept
 * @throws DomainError NOT_FOUND, FORBIDDEN; CONFLICT for a pod that is not active, or for somebody who belongs to another one
 */
export async function joinPod(ctx: ActionContext, input: JoinPodInput): Promise<SeatAnswer> {
  const userId = personOf(ctx.viewer, input.userId);
  noteAudit(ctx, { subjectId: userId, details: { podId: input.podId } });
  const pod = await lockPod(ctx, input.podId);
  await lockPeople(ctx, [userId]);
  const current = await ctx.em.execute<Membership[]>(`select id, pod_id, status from pod_memberships where user_id = ? and status <> 'left'`, [userId]);
  const here = current.find((membership) => membership.pod_id === pod.id);
  if (here) return { membershipId: here.id, podId: pod.id, userId, wasAlready: true };
  requireActivePod(pod);
  if (current.length >= PODS_PER_MEMBER && !(ctx.viewer.kind === 'admin' && input.isFurtherPod === true))
    throw new DomainError('CONFLICT', 'One belongs to one pod at a time; leave the other one first.', 'podId');
  const offered = await settleWaitlist(ctx, pod);
  const isOffered = offered > 0 && (await holdsOffer(ctx, pod.id, userId));
  const free = freeSeats({ most: pod.maxMembers, taken: pod.currentMembers, offered: isOffered ? offered - 1 : offered });
  if (free > 0) return takeSeat(ctx, pod, userId);
  const place = input.joinWaitlist === false ? null : await waitForSeat(ctx, pod.id, userId);
  return { most: pod.maxMembers, taken: pod.currentMembers, place };
}

async function holdsOffer({ em }: ActionContext, podId: string, userId: string): Promise<boolean> {
  const offers = await em.execute<unknown[]>(`select 1 from pod_waitlist where pod_id = ? and user_id = ? and status = 'offered'`, [podId, userId]);
  return offers.length > 0;
}

async function takeSeat(ctx: ActionContext, pod: HeldPod, userId: string): Promise<Seated> {
  const { em, now } = ctx;
  const id = randomUUID();
  await em.execute(
    `with seated as (insert into pod_memberships (id, user_id, pod_id, joined_at, updated_at) values (?, ?, ?, ?, ?)),
       begun as (insert into membership_periods (membership_id, status, started_at) values (?, 'active', ?))
     update pods set current_members = current_members + 1 where id = ?`,
    [id, userId, pod.id, now, now, id, now, pod.id],
  );
  await endWaiting(ctx, pod.id, { userId, status: 'accepted' });
  await tell(ctx, { userId, podId: pod.id, membershipId: id }, 'membership.joined');
  await givePodMemberRole(ctx, userId);
  return { membershipId: id, podId: pod.id, userId, wasAlready: false };
}

/**
 * Gives a seat up. It is free at once, what belongs to the group is closed to whoever leaves at once, and the next on the waitlist gets an offer. Leaving
 * twice changes nothing.
 * @throws DomainError NOT_FOUND for somebody who never belonged to the pod, FORBIDDEN
 */
export async function leavePod(ctx: ActionContext, input: LeavePodInput): Promise<Seated> {
  const { pod, userId, membership } = await holdMembership(ctx, input);
  const answer = { membershipId: membership.id, podId: pod.id, userId };
  if (membership.status === 'left') return { ...answer, wasAlready: true };
  await endMemberships(ctx, pod.id, [membership.id]);
  await tell(ctx, answer, 'membership.left');
  if (!(await isActiveSomewhere(ctx, userId))) await takePodMemberRole(ctx, userId);
  await settleWaitlist(ctx, { ...pod, currentMembers: pod.currentMembers - 1 });
  return { ...answer, wasAlready: false };
}

/** Ends memberships and their periods and counts the seats of the pod anew. Two requests may come in another order than their instants. */
export async function endMemberships({ em, now }: ActionContext, podId: string, ids: readonly string[]): Promise<void> {
  const marks = ids.map(() => '?').join(', ');
  await em.execute(
    `with gone as (
       update pod_memberships set status = 'left', left_at = greatest(?, joined_at), updated_at = ?, version = version + 1 where id in (${marks})
     ), ended as (
       update membership_periods set ended_at = greatest(?, started_at) where membership_id in (${marks}) and ended_at is null
     )
     update pods set current_members = current_members - ? where id = ?`,
    [now, now, ...ids, now, ...ids, ids.length, podId],
  );
}

/**
 * Puts a membership aside: the seat is kept, what belongs to the group is closed, and nobody is expected at calls. Pausing twice changes nothing.
 * @throws DomainError NOT_FOUND for somebody who does not belong to the pod, FORBIDDEN
 */
export async function pauseMembership(ctx: ActionContext, input: PauseMembershipInput): Promise<Seated> {
  const held = await holdMembership(ctx, input);
  const answer = await changeTo(ctx, held, 'paused');
  if (!answer.wasAlready && !(await isActiveSomewhere(ctx, held.userId))) await takePodMemberRole(ctx, held.userId);
  return answer;
}

/**
 * Takes a paused membership up again. Resuming what is active changes nothing.
 * @throws DomainError NOT_FOUND for somebody who does not belong to the pod, FORBIDDEN
 */
export async function resumeMembership(ctx: ActionContext, input: ResumeMembershipInput): Promise<Seated> {
  const held = await holdMembership(ctx, input);
  const answer = await changeTo(ctx, held, 'active');
  if (!answer.wasAlready) await givePodMemberRole(ctx, held.userId);
  return answer;
}

async function changeTo(ctx: ActionContext, { pod, userId, membership }: Required<Held>, status: 'active' | 'paused'): Promise<Seated> {
  const { id, status: before } = membership!;
  const answer = { membershipId: id, podId: pod.id, userId };
  if (before === 'left') throw notThere();
  if (before === status) return { ...answer, wasAlready: true };
  const { em, now } = ctx;
  await em.execute(`update pod_memberships set status = ?, updated_at = ?, version = version + 1 where id = ?`, [status, now, id]);
  const [ended] = await em.execute<{ ended_at: Date | string }[]>(
    'update membership_periods set ended_at = greatest(?, started_at) where membership_id = ? and ended_at is null returning ended_at',
    [now, id],
  );
  await em.execute('insert into membership_periods (membership_id, status, started_at) values (?, ?, ?)', [id, status, ended?.ended_at ?? now]);
  await tell(ctx, answer, status === 'paused' ? 'membership.paused' : 'membership.resumed');
  return { ...answer, wasAlready: false };
}

const notThere = (): DomainError => new DomainError('NOT_FOUND', 'This person has no seat in this pod, or there is no such pod.', 'podId');

/** @throws DomainError NOT_FOUND for somebody who never belonged to the pod */
async function holdMembership(ctx: ActionContext, input: { podId: string; userId?: string | null }): Promise<Held & { readonly membership: Membership }> {
  const userId = personOf(ctx.viewer, input.userId);
  noteAudit(ctx, { subjectId: userId, details: { podId: input.podId } });
  // In the same words as below: whether there is such a pod is nobody's to find out who has no seat in it.
  const pod = await lockPod(ctx, input.podId).catch((error: unknown) => {
    throw error instanceof DomainError ? notThere() : error;
  });
  await lockPeople(ctx, [userId]);
  const [membership] = await ctx.em.execute<Membership[]>(
    `select id, pod_id, status from pod_memberships where pod_id = ? and user_id = ? order by status = 'left', joined_at desc, id limit 1`,
    [pod.id, userId],
  );
  if (!membership) throw notThere();
  return { pod, userId, membership };
}

/** Whether a person has an active membership left; the role follows from it. */
export async function isActiveSomewhere({ em }: ActionContext, userId: string): Promise<boolean> {
  const active = await em.execute<unknown[]>(`select 1 from pod_memberships where user_id = ? and status = 'active' limit 1`, [userId]);
  return active.length > 0;
}

async function tell(ctx: ActionContext, { userId, podId, membershipId }: Omit<Seated, 'wasAlready'>, type: EventType): Promise<void> {
  if (userId === ctx.viewer.id) await noteActivity(ctx);
  await recordEvent(ctx.em, { type, at: ctx.now, userId, podId, subjectId: membershipId });
}
