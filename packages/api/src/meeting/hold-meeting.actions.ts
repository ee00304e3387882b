import { readWithNext } from '../db/with-next.ts';
import { noteAudit } from '../event/audit-note.ts';
import type { EventType } from '../event/catalog.ts';
import { recordEvent } from '../event/record-event.ts';
import type { LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { type HeldPod, isInPodWithNext, lockPodWithNext, requireHost, type WhichPod } from '../pod/hold-pod.actions.ts';
import { noteActivity } from '../user/lock-people.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
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

/** Which pod it belongs to never changes, so it may be read before the lock. */
const podOfMeeting = (id: string): WhichPod => ({ sql: '(select pod_id from meetings where id = ?)', value: id });

/**
 * A meeting with its pod, locked for the rest of the transaction.
 * @param field the input that names the meeting
 * @throws DomainError NOT_FOUND for whoever does not belong to the pod, FORBIDDEN for members where it takes the host
 */
export async function holdMeeting(ctx: ActionContext, id: string, { circle, field }: { circle: Circle; field: string }): Promise<HeldMeeting> {
  const held = await lockAround(ctx, id, field);
  const meeting = held(await ctx.em.execute<Row[]>(LOCK, [id]));
  if (circle === 'host') await requireHost(ctx, meeting.pod.id, field);
  return meeting;
}

/** As `holdMeeting` for every member of the pod, in one trip with the next statement. @returns what tells the meeting then */
export async function holdMeetingWithNext(ctx: ActionContext, id: string, field: string): Promise<() => HeldMeeting> {
  const held = await lockAround(ctx, id, field);
  const found = await readWithNext<Row>(ctx.em, LOCK, [id]);
  return () => held(found());
}

/** Locks the pod of a meeting in one trip with the next statement. @returns what tells the meeting of the row that was then found */
async function lockAround(ctx: ActionContext, id: string, field: string): Promise<(found: readonly Row[]) => HeldMeeting> {
  if (!isId(id)) throw noSuchMeeting(field);
  const pod = await lockPodWithNext(ctx, podOfMeeting(id), field);
  const isInPod = await isInPodWithNext(ctx, podOfMeeting(id));
  return ([row]) => {
    if (!row || !isInPod()) throw noSuchMeeting(field);
    noteAudit(ctx, { details: { meetingId: id, podId: row.pod_id } });
    return meetingOf(id, pod(), row);
  };
}

const LOCK = 'select pod_id, status, scheduled_at, local_date::text as local_date, duration_minutes, version from meetings where id = ? for update';

/** A meeting of a locked pod, locked; undefined when it is gone. Asks nothing about who wants it. */
export async function lockMeeting(ctx: ActionContext, id: string, pod: HeldPod): Promise<HeldMeeting | undefined> {
  const [row] = await ctx.em.execute<Row[]>(LOCK, [id]);
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
export async function tellOf(ctx: ActionContext, meeting: { id: string; podId: string }, type: EventType, userId: string | null = null): Promise<void> {
  await noteActivity(ctx);
  await recordEvent(ctx.em, { type, at: ctx.now, userId, podId: meeting.podId, subjectId: meeting.id });
}
