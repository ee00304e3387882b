import { asking } from '../db/shared-statement.ts';
import { noteAudit } from '../event/audit-note.ts';
import type { EventType } from '../event/catalog.ts';
import { recordEvent } from '../event/record-event.ts';
import type { LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { askIfInPodOf, askToLockPodOf, type HeldPod, requireHost } from '../pod/hold-pod.actions.ts';
import { noteActivity } from '../user/lock-people.actions.ts';
import { type ActionContext, type AnyContext, seatOf } from '../viewer/context.ts';
import type { MeetingStatus } from './meeting.rules.ts';

/** A meeting and its pod, both locked. */
export type HeldMeeting = {
  readonly id: string;
  readonly pod: HeldPod;
  readonly status: MeetingStatus;
  readonly scheduledAt: Date;
  readonly localDate: LocalDate;
  readonly durationMinutes: number;
  readonly version: number;
};

type Row = { pod_id: string; status: MeetingStatus; scheduled_at: string | Date; local_date: string; duration_minutes: number; version: number };
/** Who may go on: every active member of the pod, or its host; admins may in any case. */
export type Circle = 'member' | 'host';

/**
 * A meeting with its pod, locked for the rest of the transaction.
 * @param field the input that names the meeting
 * @throws DomainError NOT_FOUND for whoever does not belong to the pod, FORBIDDEN for members where it takes the host
 */
export async function holdMeeting(ctx: ActionContext, id: string, { circle, field }: { circle: Circle; field: string }): Promise<HeldMeeting> {
  const held = askToHoldMeeting(ctx, id, field);
  await seatOf(ctx).answered();
  const meeting = held();
  if (circle === 'host') await requireHost(ctx, meeting.pod.id, field);
  return meeting;
}

const LOCK = asking<Row>()(
  { id: 'uuid' },
  'select pod_id, status, scheduled_at, local_date::text as local_date, duration_minutes, version from meetings where id = given.id',
  { locks: true },
);

/** Asks for a meeting with its pod, as `holdMeeting` for every member of the pod. @returns what tells the meeting when that is answered */
export function askToHoldMeeting(ctx: AnyContext, id: string, field: string): () => HeldMeeting {
  if (!isId(id)) throw noSuchMeeting(field);
  const pod = askToLockPodOf(ctx, id, field);
  const isInPod = askIfInPodOf(ctx, id);
  const found = seatOf(ctx).ask(LOCK, { id });
  return () => {
    const [row] = found();
    if (!row || !isInPod()) throw noSuchMeeting(field);
    noteAudit(ctx, { details: { meetingId: id, podId: row.pod_id } });
    return meetingOf(id, pod(), row);
  };
}

/** A meeting of a locked pod, locked; undefined when it is gone. Asks nothing about who wants it. */
export async function lockMeeting(ctx: AnyContext, id: string, pod: HeldPod): Promise<HeldMeeting | undefined> {
  const found = seatOf(ctx).ask(LOCK, { id });
  await seatOf(ctx).answered();
  const [row] = found();
  return row && meetingOf(id, pod, row);
}

const meetingOf = (id: string, pod: HeldPod, row: Row): HeldMeeting => ({
  id,
  pod,
  status: row.status,
  scheduledAt: new Date(row.scheduled_at),
  localDate: row.local_date,
  durationMinutes: row.duration_minutes,
  version: row.version,
});

const noSuchMeeting = (field: string): DomainError => new DomainError('NOT_FOUND', 'There is no such meeting, or it is not one of your pod.', field);

/**
 * Lets go on with a meeting that is still to be held.
 * @throws DomainError CONFLICT
 */
export function requireScheduled({ status }: HeldMeeting, field: string): void {
  if (status === 'cancelled') throw new DomainError('CONFLICT', 'This meeting was cancelled; schedule it again first.', field);
  if (status === 'completed') throw new DomainError('CONFLICT', 'This meeting is completed and stays as it was held.', field);
}

/**
 * Lets go on with a meeting that is held or was.
 * @throws DomainError CONFLICT
 */
export function requireNotCancelled({ status }: HeldMeeting, field: string): void {
  if (status === 'cancelled') throw new DomainError('CONFLICT', 'This meeting was cancelled, so it counts nowhere.', field);
}

/** Tells the log of events what was done to a meeting. `userId`: the member it was about, where it was about one. */
export async function tellOf(ctx: AnyContext, meeting: { id: string; podId: string }, type: EventType, userId: string | null = null): Promise<void> {
  await noteActivity(ctx);
  await recordEvent(seatOf(ctx), { type, at: ctx.now, userId, podId: meeting.podId, subjectId: meeting.id });
}
