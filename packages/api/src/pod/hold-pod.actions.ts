import { asking } from '../db/shared-statement.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { type ActionContext, type AnyContext, seatOf } from '../viewer/context.ts';
import type { MaybeWeeklyTime } from './pod-input.rules.ts';
import type { PodStatus } from './pod.rules.ts';

/** A pod whose row is locked for the rest of the transaction: nobody else counts its seats or changes its calls meanwhile. */
export type HeldPod = MaybeWeeklyTime & {
  readonly id: string;
  readonly status: PodStatus;
  readonly maxMembers: number;
  readonly currentMembers: number;
  readonly durationMinutes: number;
};

type Row = {
  id: string;
  status: PodStatus;
  max_members: number;
  current_members: number;
  duration_minutes: number;
  day_of_week: number | null;
  local_time: string | null;
  timezone: string | null;
};

/** @throws DomainError NOT_FOUND */
export const noSuchPod = (field = 'podId'): DomainError => new DomainError('NOT_FOUND', 'There is no such pod.', field);

const lockOf = (id: string): string =>
  `select id, status, max_members, current_members, duration_minutes, day_of_week, local_time::text, timezone from pods where id = ${id}`;
const LOCK = asking<Row>()({ id: 'uuid' }, lockOf('given.id'), { locks: true });

/**
 * Locks a pod. Every verb that needs a pod and people locks the pod first.
 * @throws DomainError NOT_FOUND `field`
 */
export async function lockPod(ctx: AnyContext, podId: string, field = 'podId'): Promise<HeldPod> {
  if (!isId(podId)) throw noSuchPod(field);
  const seat = seatOf(ctx);
  const found = seat.ask(LOCK, { id: podId });
  await seat.answered();
  return podOf(found(), field);
}

/** Which pod a meeting belongs to never changes, so it may be read before the lock. */
const OF_MEETING = '(select pod_id from meetings where id = given.meeting_id)';
const LOCK_OF_MEETING = asking<Row>()({ meeting_id: 'uuid' }, lockOf(OF_MEETING), { locks: true });

/** Asks for the pod of a meeting, locked. @returns what tells it when that is answered, as `lockPod` does */
export function askToLockPodOf(ctx: AnyContext, meetingId: string, field: string): () => HeldPod {
  const found = seatOf(ctx).ask(LOCK_OF_MEETING, { meeting_id: meetingId });
  return () => podOf(found(), field);
}

function podOf([row]: readonly Row[], field: string): HeldPod {
  if (!row) throw noSuchPod(field);
  return {
    id: row.id,
    status: row.status,
    maxMembers: row.max_members,
    currentMembers: row.current_members,
    durationMinutes: row.duration_minutes,
    dayOfWeek: row.day_of_week,
    localTime: row.local_time,
    timezone: row.timezone,
  };
}

/** @throws DomainError CONFLICT for a pod that is paused or disbanded */
export function requireActivePod(pod: HeldPod, field = 'podId'): void {
  if (pod.status === 'active') return;
  const sentence = pod.status === 'paused' ? 'This pod is paused; try again when it meets again.' : 'This pod was disbanded; choose another one.';
  throw new DomainError('CONFLICT', sentence, field);
}

/** Who leads a pod: the active member whom an admin named, else the active member of longest standing. */
const HOST = `
select m.user_id = ? as is_host from pod_memberships m join pods p on p.id = m.pod_id where m.pod_id = ? and m.status = 'active'
order by (m.user_id is not distinct from p.host_id) desc, m.joined_at, m.id limit 1`;

/**
 * Lets admins and the pod's host go on.
 * @throws DomainError FORBIDDEN for other members of the pod, NOT_FOUND for everybody else, who are not to learn that it exists
 */
export async function requireHost({ em, viewer }: ActionContext, podId: string, field = 'podId'): Promise<void> {
  if (viewer.kind === 'admin') return;
  const [host] = await em.execute<{ is_host: boolean }[]>(HOST, [viewer.id, podId]);
  if (host?.is_host === true) return;
  await requireInPod({ em, viewer }, podId, field);
  throw new DomainError('FORBIDDEN', 'Only the host of the pod and admins do this; ask your host.', field);
}

const inPod = (podId: string, userId: string): string =>
  `select 1 as is_in from pod_memberships where pod_id = ${podId} and user_id = ${userId} and status = 'active'`;
const IN_POD_OF_MEETING = asking()({ meeting_id: 'uuid', user_id: 'uuid' }, inPod(OF_MEETING, 'given.user_id'));

/**
 * Lets admins and active members of the pod go on.
 * @throws DomainError NOT_FOUND for everybody else
 */
export async function requireInPod({ em, viewer }: Pick<ActionContext, 'em' | 'viewer'>, podId: string, field = 'podId'): Promise<void> {
  if (viewer.kind === 'admin') return;
  const found = await em.execute<unknown[]>(inPod('?', '?'), [podId, viewer.id]);
  if (found.length === 0) throw noSuchPod(field);
}

/** Asks whether the caller may go on with the pod of a meeting, as by `requireInPod`. @returns what tells it when that is answered */
export function askIfInPodOf(ctx: AnyContext, meetingId: string): () => boolean {
  const { viewer } = ctx;
  if (viewer.kind === 'admin') return () => true;
  const found = seatOf(ctx).ask(IN_POD_OF_MEETING, { meeting_id: meetingId, user_id: viewer.id });
  return () => found().length > 0;
}
