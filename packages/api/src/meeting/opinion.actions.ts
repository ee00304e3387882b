import { noteAudit } from '../event/audit-note.ts';
import { DomainError } from '../lib/errors.ts';
import { lockPeople } from '../user/lock-people.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { Taken } from './attendance.actions.ts';
import { holdMeeting, type HeldMeeting, requireNotCancelled, tellOf } from './hold-meeting.actions.ts';
import type { AddActionItemInput, DisputeAttendanceInput, RateMeetingInput } from './meeting.input.ts';
import { actionItemOf, type AttendanceStatus, energyOf, MOST_ACTION_ITEMS, notesOf, ratingOf } from './meeting.rules.ts';
import type { Answered } from './plan.actions.ts';
import { refreshHealth } from './settle.actions.ts';

type Part = { status: AttendanceStatus };

async function partOf({ em }: ActionContext, meetingId: string, userId: string): Promise<Part | undefined> {
  const [part] = await em.execute<Part[]>('select status from meeting_attendance where meeting_id = ? and user_id = ?', [meetingId, userId]);
  return part;
}

/** What a meeting keeps of what was said of it. */
const SAID = `
update meetings set member_ratings = r.ratings, energy_level = r.energy, updated_at = ?, version = version + 1
from (select jsonb_object_agg(user_id, rating) filter (where rating is not null) as ratings, round(avg(energy))::int as energy
      from meeting_attendance where meeting_id = ?) r
where id = ?`;

/** Puts together anew what the people of a meeting said of it. */
export async function countOpinions({ em, now }: ActionContext, meetingId: string): Promise<void> {
  await em.execute(SAID, [now, meetingId, meetingId]);
}

/**
 * Says how a meeting was, for those who came, from its start on. Said again, the last word counts; an energy that is left out stays.
 * @throws DomainError NOT_FOUND, INVALID_INPUT `rating` | `energy`, CONFLICT before the start, for a cancelled meeting, or for somebody who did not come
 */
export async function rateMeeting(ctx: ActionContext, input: RateMeetingInput): Promise<Taken> {
  const meeting = await holdMeeting(ctx, input.id, { circle: 'member', field: 'id' });
  requireNotCancelled(meeting, 'id');
  if (ctx.now < meeting.scheduledAt) throw new DomainError('CONFLICT', 'This meeting has not begun; rate it afterwards.', 'id');
  const [rating, energy] = [ratingOf(input.rating), energyOf(input.energy ?? null)];
  const userId = ctx.viewer.id!;
  noteAudit(ctx, { subjectId: userId });
  if ((await partOf(ctx, meeting.id, userId))?.status !== 'attended')
    throw new DomainError('CONFLICT', 'Only those who came rate a meeting; if you did, ask your host to record it.', 'id');
  const changed = await ctx.em.execute<unknown[]>(
    `update meeting_attendance set rating = ?, energy = coalesce(?, energy), updated_at = ?, version = version + 1
     where meeting_id = ? and user_id = ? and (rating, energy) is distinct from (?, coalesce(?, energy)) returning id`,
    [rating, energy, ctx.now, meeting.id, userId, rating, energy],
  );
  if (changed.length === 0) return { meetingId: meeting.id, userId };
  await countOpinions(ctx, meeting.id);
  await refreshHealth(ctx, meeting.pod.id);
  await tellOf(ctx, { id: meeting.id, podId: meeting.pod.id }, 'meeting.rated', userId);
  return { meetingId: meeting.id, userId };
}

/**
 * Says that what was recorded about oneself is wrong; the host and admins see it and may record it anew.
 * @throws DomainError NOT_FOUND, INVALID_INPUT `note`, CONFLICT for a meeting that is not completed, or of which nothing is recorded about the caller
 */
export async function disputeAttendance(ctx: ActionContext, input: DisputeAttendanceInput): Promise<Taken> {
  const meeting = await holdMeeting(ctx, input.meetingId, { circle: 'member', field: 'meetingId' });
  const userId = ctx.viewer.id!;
  noteAudit(ctx, { subjectId: userId });
  if (meeting.status !== 'completed' || !(await partOf(ctx, meeting.id, userId)))
    throw new DomainError('CONFLICT', 'Nothing is recorded about you here yet; wait until the meeting is completed.', 'meetingId');
  await ctx.em.execute(
    'update meeting_attendance set disputed_at = ?, dispute_note = ?, updated_at = ?, version = version + 1 where meeting_id = ? and user_id = ?',
    [ctx.now, notesOf(input.note ?? null, 'note'), ctx.now, meeting.id, userId],
  );
  await tellOf(ctx, { id: meeting.id, podId: meeting.pod.id }, 'attendance.disputed', userId);
  return { meetingId: meeting.id, userId };
}

/**
 * Adds something that is to be done after a meeting, by somebody or by whoever finds the time.
 * @throws DomainError NOT_FOUND, INVALID_INPUT `text` | `userId`, CONFLICT for a cancelled meeting, or one with 50 items
 */
export async function addActionItem(ctx: ActionContext, input: AddActionItemInput): Promise<Answered> {
  const meeting = await holdMeeting(ctx, input.meetingId, { circle: 'member', field: 'meetingId' });
  requireNotCancelled(meeting, 'meetingId');
  const item = { text: actionItemOf(input.text), userId: input.userId ?? null };
  if (item.userId !== null) await requireMate(ctx, meeting, item.userId);
  noteAudit(ctx, { subjectId: item.userId });
  if (ctx.viewer.id !== null) await lockPeople(ctx, [ctx.viewer.id]);
  const added = await ctx.em.execute<unknown[]>(
    `update meetings set action_items = coalesce(action_items, '[]'::jsonb) || ?::jsonb, updated_at = ?, version = version + 1
     where id = ? and jsonb_array_length(coalesce(action_items, '[]'::jsonb)) < ? returning id`,
    [JSON.stringify([item]), ctx.now, meeting.id, MOST_ACTION_ITEMS],
  );
  if (added.length === 0) throw new DomainError('CONFLICT', `A meeting has at most ${MOST_ACTION_ITEMS} action items; add it to the next one.`, 'meetingId');
  await tellOf(ctx, { id: meeting.id, podId: meeting.pod.id }, 'meeting.action_item_added');
  return { meetingId: meeting.id };
}

async function requireMate({ em }: ActionContext, { pod }: HeldMeeting, userId: string): Promise<void> {
  const mates = await em.execute<unknown[]>(`select 1 from pod_memberships where pod_id = ? and user_id::text = ? and status <> 'left'`, [pod.id, userId]);
  if (mates.length === 0) throw new DomainError('INVALID_INPUT', 'This person does not belong to the pod; leave it open, or choose a member.', 'userId');
}
