import { readWithNext } from '../db/with-next.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
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

const lockOf = (which: string): string =>
  `select id, status, max_members, current_members, duration_minutes, day_of_week, local_time::text, timezone from pods where id = ${which} for update`;

/**
 * Locks a pod. Every verb that needs a pod and people locks the pod first.
 * @throws DomainError NOT_FOUND `field`
 */
export async function lockPod({ em }: ActionContext, podId: string, field = 'podId'): Promise<HeldPod> {
  return podOf(isId(podId) ? await em.execute<Row[]>(lockOf('?'), [podId]) : [], field);
}

/** Which pod, as SQL with one `?` in it, for `value`: `(select pod_id from meetings where id = ?)`. */
export type WhichPod = { readonly sql: string; readonly value: string };

/** Locks a pod in one trip with the next statement. @returns what tells the pod then, as `lockPod` does */
export async function lockPodWithNext({ em }: ActionContext, { sql, value }: WhichPod, field: string): Promise<() => HeldPod> {
  const found = await readWithNext<Row>(em, lockOf(sql), [value]);
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

const inPod = (which: string): string => `select 1 from pod_memberships where pod_id = ${which} and user_id = ? and status = 'active'`;

/**
 * Lets admins and active members of the pod go on.
 * @throws DomainError NOT_FOUND for everybody else
 */
export async function requireInPod({ em, viewer }: Pick<ActionContext, 'em' | 'viewer'>, podId: string, field = 'podId'): Promise<void> {
  if (viewer.kind === 'admin') return;
  const found = await em.execute<unknown[]>(inPod('?'), [podId, viewer.id]);
  if (found.length === 0) throw noSuchPod(field);
}

/** Asks in one trip with the next statement whether `requireInPod` lets the caller go on. @returns what tells it then */
export async function isInPodWithNext({ em, viewer }: ActionContext, { sql, value }: WhichPod): Promise<() => boolean> {
  if (viewer.kind === 'admin') return () => true;
  const found = await readWithNext(em, inPod(sql), [value, viewer.id]);
  return () => found().length > 0;
}
