import { asking, Change } from '../db/shared-statement.ts';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvents } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { askToLockPerson, lockPeople, noteActivity } from '../user/lock-people.actions.ts';
import { type ActionContext, type AnyContext, seatOf } from '../viewer/context.ts';
import { askToHoldMeeting, type HeldMeeting, holdMeeting, requireNotCancelled, requireScheduled, tellOf } from './hold-meeting.actions.ts';
import type { AttendanceEntryInput, CheckInInput, CompleteMeetingInput, RecordAttendanceInput, RsvpInput } from './meeting.input.ts';
import { type AttendanceSource, type AttendanceStatus, checkInOf, notesOf, requireCheckInOpen, requireCheckInOver, type Rsvp } from './meeting.rules.ts';
import { refreshNextCall } from './next-call.actions.ts';
import type { Answered } from './plan.actions.ts';
import { judgeSilent, settleMeeting } from './settle.actions.ts';

/** `userId`: whose part in the meeting it was about. */
export type Taken = Answered & { readonly userId: string };

const insertRow = `insert into meeting_attendance (meeting_id, user_id, created_at, updated_at) values (?, ?, ?, ?) on conflict (meeting_id, user_id) do nothing`;

type OwnRow = { readonly rsvp: Rsvp | null; readonly checked_in_at: Date | string | null };
/** The caller's own part in a meeting, held, as it was before. */
type OwnPart = {
  readonly meeting: HeldMeeting;
  readonly userId: string;
  readonly rsvp: Rsvp | null;
  readonly hasCheckedIn: boolean;
  readonly requireBelonging: () => void;
};

const OWN = asking<OwnRow>()(
  { meeting_id: 'uuid', user_id: 'uuid' },
  'select rsvp, checked_in_at from meeting_attendance where meeting_id = given.meeting_id and user_id = given.user_id',
);
/** Whose membership, active or paused, covers the start of the meeting. */
const BELONGS = asking()(
  { meeting_id: 'uuid', user_id: 'text' },
  `
select 1 as belongs from pod_memberships s join meetings m on m.pod_id = s.pod_id
where m.id = given.meeting_id and s.user_id::text = given.user_id and s.joined_at <= m.scheduled_at and (s.left_at is null or s.left_at > m.scheduled_at) limit 1`,
);

/** Holds a meeting and the caller's part in it; the part need not be there yet. */
async function holdOwnPart(ctx: AnyContext, meetingId: string): Promise<OwnPart> {
  const userId = ctx.viewer.id!;
  const seat = seatOf(ctx);
  const held = askToHoldMeeting(ctx, meetingId, 'meetingId');
  const belongs = seat.ask(BELONGS, { meeting_id: meetingId, user_id: userId });
  const requireThere = askToLockPerson(ctx, userId);
  const found = seat.ask(OWN, { meeting_id: meetingId, user_id: userId });
  await seat.answered();
  const meeting = held();
  const [own] = found();
  noteAudit(ctx, { subjectId: userId });
  const requireBelonging = (): void => {
    requireThere();
    if (belongs().length === 0) throw new DomainError('CONFLICT', 'This is for those who belong to the pod when the meeting begins.', 'meetingId');
  };
  return { meeting, userId, rsvp: own?.rsvp ?? null, hasCheckedIn: own?.checked_in_at != null, requireBelonging };
}

const ANSWER = new Change(
  { meeting_id: 'uuid', user_id: 'uuid', rsvp: 'text', now: 'timestamptz' },
  `
insert into meeting_attendance (meeting_id, user_id, rsvp, created_at, updated_at) select given.meeting_id, given.user_id, given.rsvp, given.now, given.now from given
on conflict (meeting_id, user_id) do update set rsvp = excluded.rsvp, updated_at = excluded.updated_at, version = meeting_attendance.version + 1`,
);

/** What the host has said stays. */
const CHECK_IN = new Change(
  { meeting_id: 'uuid', user_id: 'uuid', now: 'timestamptz' },
  `
insert into meeting_attendance (meeting_id, user_id, status, source, checked_in_at, created_at, updated_at)
  select given.meeting_id, given.user_id, 'attended', 'self', given.now, given.now, given.now from given
on conflict (meeting_id, user_id) do update set checked_in_at = excluded.checked_in_at, updated_at = excluded.updated_at, version = meeting_attendance.version + 1,
  status = case when meeting_attendance.source in ('host', 'admin') then meeting_attendance.status else 'attended' end,
  source = case when meeting_attendance.source in ('host', 'admin') then meeting_attendance.source else 'self' end`,
);

/**
 * Says whether one will come, until the meeting begins. Who said no beforehand and is not there counts as excused. Said twice it changes nothing.
 * @throws DomainError NOT_FOUND, CONFLICT for a meeting that has begun or is not held, and for whoever does not belong to the pod
 */
export async function rsvp(ctx: AnyContext, input: RsvpInput): Promise<Taken> {
  const { meeting, userId, rsvp: before, requireBelonging } = await holdOwnPart(ctx, input.meetingId);
  requireScheduled(meeting, 'meetingId');
  if (ctx.now >= meeting.scheduledAt) throw new DomainError('CONFLICT', 'This meeting has begun; check in, or tell your host.', 'meetingId');
  requireBelonging();
  if (input.answer === before) return { meetingId: meeting.id, userId };
  await seatOf(ctx).change(ANSWER, { meeting_id: meeting.id, user_id: userId, rsvp: input.answer, now: ctx.now });
  await tellOf(ctx, { id: meeting.id, podId: meeting.pod.id }, 'meeting.answered', userId);
  return { meetingId: meeting.id, userId };
}

/**
 * "I am here": by one's own tap, from 10 minutes before the start to 15 minutes after it. Tapped twice, the first counts. What the host has recorded stays;
 * the tap stands beside it.
 * @throws DomainError NOT_FOUND, CONFLICT outside that time, for a meeting that is not held, and for whoever does not belong to the pod
 */
export async function checkIn(ctx: AnyContext, input: CheckInInput): Promise<Taken> {
  const { meeting, userId, hasCheckedIn, requireBelonging } = await holdOwnPart(ctx, input.meetingId);
  requireScheduled(meeting, 'meetingId');
  requireCheckInOpen(meeting.scheduledAt, ctx.now);
  requireBelonging();
  if (hasCheckedIn) return { meetingId: meeting.id, userId };
  await seatOf(ctx).change(CHECK_IN, { meeting_id: meeting.id, user_id: userId, now: ctx.now });
  await tellOf(ctx, { id: meeting.id, podId: meeting.pod.id }, 'attendance.recorded', userId);
  return { meetingId: meeting.id, userId };
}

/**
 * Says who came, who did not and who is excused: the host's word, or an admin's, which stands above one's own tap. Also after the meeting was completed; what
 * follows from it is then derived anew.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INVALID_INPUT `entries` for somebody who is named twice or does not belong to the pod, CONFLICT for a cancelled meeting, or one that
 * has not begun, unless somebody is excused
 */
export async function recordAttendance(ctx: ActionContext, input: RecordAttendanceInput): Promise<Answered> {
  const meeting = await holdMeeting(ctx, input.meetingId, { circle: 'host', field: 'meetingId' });
  requireNotCancelled(meeting, 'meetingId');
  const { opensAt } = checkInOf(meeting.scheduledAt);
  if (ctx.now < opensAt && input.entries.some((entry) => entry.status !== 'excused'))
    throw new DomainError('CONFLICT', `Who came can be recorded from ${opensAt.toISOString()} on; before, members can be excused.`, 'entries');
  requireEachOnce(input.entries);
  for (const { userId } of input.entries) await requireMember(ctx, meeting, userId);
  await lockPeople(
    ctx,
    input.entries.map((entry) => entry.userId),
  );
  noteAudit(ctx, { details: { memberIds: input.entries.map((entry) => entry.userId) } });
  const changed: string[] = [];
  for (const entry of input.entries) if (await recordOne(ctx, meeting, entry)) changed.push(entry.userId);
  if (changed.length === 0) return { meetingId: meeting.id };
  await noteActivity(ctx);
  await recordEvents(
    ctx.em,
    changed.map((userId) => ({ type: 'attendance.recorded' as const, at: ctx.now, userId, podId: meeting.pod.id, subjectId: meeting.id })),
  );
  if (meeting.status === 'completed') await settleMeeting(ctx, meeting);
  return { meetingId: meeting.id };
}

function requireEachOnce(entries: readonly AttendanceEntryInput[]): void {
  if (new Set(entries.map(({ userId }) => userId.toLowerCase())).size < entries.length)
    throw new DomainError('INVALID_INPUT', 'Somebody is named twice: say once for each what holds.', 'entries');
}

/** Whether something changed. */
async function recordOne(ctx: ActionContext, meeting: HeldMeeting, { userId, status }: AttendanceEntryInput): Promise<boolean> {
  const source: AttendanceSource = ctx.viewer.kind === 'admin' ? 'admin' : 'host';
  await ctx.em.execute(insertRow, [meeting.id, userId, ctx.now, ctx.now]);
  const said: AttendanceStatus = status;
  const changed = await ctx.em.execute<unknown[]>(
    `update meeting_attendance set status = ?, source = ?, updated_at = ?, version = version + 1
     where meeting_id = ? and user_id = ? and (status, source) is distinct from (?, ?) returning id`,
    [said, source, ctx.now, meeting.id, userId, said, source],
  );
  return changed.length > 0;
}

async function requireMember(ctx: ActionContext, meeting: HeldMeeting, userId: string): Promise<void> {
  const found = seatOf(ctx).ask(BELONGS, { meeting_id: meeting.id, user_id: userId });
  await seatOf(ctx).answered();
  if (found().length === 0) throw new DomainError('INVALID_INPUT', 'One of these people did not belong to the pod at the time; leave them out.', 'entries');
}

/**
 * Says that a meeting was held, once nobody can check in any more. Who was expected and is not known to have come did not, or is excused if they had said so;
 * the rate and the counts follow. Completing twice changes nothing but the notes.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INVALID_INPUT `notes`, CONFLICT for a cancelled meeting, or while checking in is open
 */
export async function completeMeeting(ctx: ActionContext, input: CompleteMeetingInput): Promise<Answered> {
  const meeting = await holdMeeting(ctx, input.id, { circle: 'host', field: 'id' });
  requireNotCancelled(meeting, 'id');
  const isNew = meeting.status !== 'completed';
  if (isNew) requireCheckInOver(meeting.scheduledAt, ctx.now);
  if (input.notes !== undefined) {
    const notes = notesOf(input.notes);
    await ctx.em.execute('update meetings set notes = ?, updated_at = ?, version = version + 1 where id = ? and notes is distinct from ?', [
      notes,
      ctx.now,
      meeting.id,
      notes,
    ]);
  }
  if (!isNew) return { meetingId: meeting.id };
  await judgeSilent(ctx, meeting);
  const { missed } = await settleMeeting(ctx, meeting);
  await tellOf(ctx, { id: meeting.id, podId: meeting.pod.id }, 'meeting.completed');
  await recordEvents(
    ctx.em,
    missed.map((userId) => ({ type: 'meeting.missed' as const, at: ctx.now, userId, podId: meeting.pod.id, subjectId: meeting.id })),
  );
  await refreshNextCall(ctx, meeting.pod);
  return { meetingId: meeting.id };
}
