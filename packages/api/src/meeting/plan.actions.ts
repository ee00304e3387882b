import { randomUUID } from 'node:crypto';
import { noteAudit } from '../event/audit-note.ts';
import { isLocalDate, type LocalDate, wallClock } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { type HeldPod, lockPod, requireActivePod, requireHost } from '../pod/hold-pod.actions.ts';
import { callMinutesOf, storedTimeOf } from '../pod/pod-input.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { holdMeeting, requireScheduled, tellOf } from './hold-meeting.actions.ts';
import type { CancelMeetingInput, RescheduleMeetingInput, ScheduleMeetingInput } from './meeting.input.ts';
import { agendaOf, type MeetingStatus } from './meeting.rules.ts';
import { refreshNextCall } from './next-call.actions.ts';
import { callOn, nextCall, requireStart } from './schedule.rules.ts';

export type Answered = { readonly meetingId: string };
type Wanted = { readonly localDate: LocalDate; readonly at: Date; readonly field: string };
type Stored = { id: string; status: MeetingStatus; scheduled_at: string | Date };

/**
 * Plans a meeting of a pod: on a day by its weekly time, at an instant, or, when neither is said, the next of its rhythm that is not planned. A pod has one
 * meeting a day; planning the same again answers the one there is, and planning one that was cancelled takes it up again.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INVALID_INPUT with the field at fault, CONFLICT for a day with another meeting or a pod that is not active
 */
export async function scheduleMeeting(ctx: ActionContext, input: ScheduleMeetingInput): Promise<Answered> {
  const pod = await lockPod(ctx, input.podId);
  await requireHost(ctx, pod.id);
  requireActivePod(pod);
  noteAudit(ctx, { details: { podId: pod.id } });
  const wanted = await wantedCall(ctx, pod, input);
  requireStart(wanted.at, ctx.now, wanted.field);
  const [there] = await ctx.em.execute<Stored[]>('select id, status, scheduled_at from meetings where pod_id = ? and local_date = ?', [
    pod.id,
    wanted.localDate,
  ]);
  if (there?.status === 'scheduled' && new Date(there.scheduled_at).getTime() === wanted.at.getTime()) return { meetingId: there.id };
  if (there && there.status !== 'cancelled')
    throw new DomainError('CONFLICT', `There is a meeting planned for ${wanted.localDate} already; reschedule that one, or choose another day.`, wanted.field);
  const planned = { at: wanted.at, minutes: callMinutesOf(input.durationMinutes ?? pod.durationMinutes), agenda: agendaOf(input.agenda ?? []) };
  const meetingId = there ? await takeUpAgain(ctx, there.id, planned) : await insertMeeting(ctx, pod.id, { ...planned, localDate: wanted.localDate });
  noteAudit(ctx, { details: { meetingId } });
  await tellOf(ctx, { id: meetingId, podId: pod.id }, 'meeting.scheduled');
  await refreshNextCall(ctx, pod);
  return { meetingId };
}

async function wantedCall(ctx: ActionContext, pod: HeldPod, { scheduledAt, localDate }: ScheduleMeetingInput): Promise<Wanted> {
  if (scheduledAt != null && localDate != null) throw new DomainError('INVALID_INPUT', 'Give either `scheduledAt` or `localDate`, and not both.', 'localDate');
  if (scheduledAt != null) return { at: scheduledAt, localDate: wallClock(scheduledAt, pod.timezone ?? 'UTC').day, field: 'scheduledAt' };
  const time = storedTimeOf(pod);
  if (time === null) throw new DomainError('INVALID_INPUT', 'This pod has no weekly time; say when with `scheduledAt`.', 'scheduledAt');
  if (localDate == null) return nextOfRhythm(ctx, pod);
  if (!isLocalDate(localDate)) throw new DomainError('INVALID_INPUT', 'The day is a date that the calendar has, such as 2026-11-22.', 'localDate');
  return { at: callOn(localDate, time), localDate, field: 'localDate' };
}

/** Every day of the rhythm that has a meeting, whatever became of it, is passed over; one that is under way is no day to plan for. */
async function nextOfRhythm({ em, now }: ActionContext, pod: HeldPod): Promise<Wanted> {
  const days = await em.execute<{ day: LocalDate }[]>(`select local_date::text as day from meetings where pod_id = ? and local_date > ?::date - 4`, [
    pod.id,
    now,
  ]);
  const planned = days.map(({ day }) => ({ localDate: day, at: now, durationMinutes: 0, isOpen: false }));
  return { ...nextCall(storedTimeOf(pod), { planned, durationMinutes: 0 }, now)!, field: 'podId' };
}

type Plan = { readonly at: Date; readonly minutes: number; readonly agenda: readonly string[] };

async function insertMeeting({ em, now }: ActionContext, podId: string, { at, localDate, minutes, agenda }: Plan & { localDate: LocalDate }): Promise<string> {
  const id = randomUUID();
  await em.execute(
    `insert into meetings (id, pod_id, scheduled_at, local_date, duration_minutes, agenda, created_at, updated_at) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)`,
    [id, podId, at, localDate, minutes, JSON.stringify(agenda), now, now],
  );
  return id;
}

async function takeUpAgain({ em, now }: ActionContext, id: string, { at, minutes, agenda }: Plan): Promise<string> {
  await em.execute(
    `update meetings set status = 'scheduled', scheduled_at = ?, duration_minutes = ?, agenda = ?::jsonb, updated_at = ?, version = version + 1 where id = ?`,
    [at, minutes, JSON.stringify(agenda), now, id],
  );
  return id;
}

/**
 * Moves a meeting to another time, which may be another day: it still stands for the day of the rhythm that it was planned for. Who said whether they would
 * come is asked again. Moving it to where it is changes nothing.
 * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, INVALID_INPUT with the field at fault, CONFLICT for a meeting that is cancelled or completed
 */
export async function rescheduleMeeting(ctx: ActionContext, input: RescheduleMeetingInput): Promise<Answered> {
  const meeting = await holdMeeting(ctx, input.id, { circle: 'host', field: 'id' });
  requireScheduled(meeting, 'id');
  if (input.version != null && input.version !== meeting.version)
    throw new DomainError('VERSION_CONFLICT', 'This meeting has changed since it was read; read it again and repeat the change.', 'version');
  const minutes = callMinutesOf(input.durationMinutes ?? meeting.durationMinutes);
  const isMoved = input.scheduledAt.getTime() !== meeting.scheduledAt.getTime();
  if (!isMoved && minutes === meeting.durationMinutes) return { meetingId: meeting.id };
  requireStart(input.scheduledAt, ctx.now, 'scheduledAt');
  await ctx.em.execute('update meetings set scheduled_at = ?, duration_minutes = ?, updated_at = ?, version = version + 1 where id = ?', [
    input.scheduledAt,
    minutes,
    ctx.now,
    meeting.id,
  ]);
  if (isMoved) await ctx.em.execute('update meeting_attendance set rsvp = null where meeting_id = ? and rsvp is not null', [meeting.id]);
  await tellOf(ctx, { id: meeting.id, podId: meeting.pod.id }, 'meeting.rescheduled');
  await refreshNextCall(ctx, meeting.pod);
  return { meetingId: meeting.id };
}

/**
 * Calls a meeting off: it counts nowhere. Cancelling twice changes nothing.
 * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT for a meeting that is completed
 */
export async function cancelMeeting(ctx: ActionContext, input: CancelMeetingInput): Promise<Answered> {
  const meeting = await holdMeeting(ctx, input.id, { circle: 'host', field: 'id' });
  if (meeting.status === 'cancelled') return { meetingId: meeting.id };
  requireScheduled(meeting, 'id');
  await ctx.em.execute(`update meetings set status = 'cancelled', updated_at = ?, version = version + 1 where id = ?`, [ctx.now, meeting.id]);
  await tellOf(ctx, { id: meeting.id, podId: meeting.pod.id }, 'meeting.cancelled');
  await refreshNextCall(ctx, meeting.pod);
  return { meetingId: meeting.id };
}
