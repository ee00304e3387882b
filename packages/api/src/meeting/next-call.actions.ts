import { recordEvents } from '../event/record-event.ts';
import type { LocalDate } from '../lib/calendar.rules.ts';
import { type HeldPod, lockPod } from '../pod/hold-pod.actions.ts';
import type { PodChange } from '../pod/pod-change.ts';
import { type WeeklyTime, storedTimeOf } from '../pod/pod-input.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { MeetingStatus } from './meeting.rules.ts';
import { callOn, dayInWeekOf, nextCall, utcTimeOf } from './schedule.rules.ts';

type Planned = { id: string; local_date: LocalDate; scheduled_at: string | Date; duration_minutes: number; status: MeetingStatus };

/** What a locked pod has planned from a few days ago on; older calls cannot be under way, wherever the pod is. */
const planOf = ({ em, now }: ActionContext, podId: string): Promise<Planned[]> =>
  em.execute<Planned[]>(
    `select id, local_date::text as local_date, scheduled_at, duration_minutes, status from meetings
     where pod_id = ? and greatest(scheduled_at, local_date) > ?::timestamptz - interval '4 days' order by scheduled_at, id`,
    [podId, now],
  );

/**
 * Writes down when a locked pod meets next and what that is in UTC: the one place where both are derived. A pod that rests or is no more has no next call.
 * The version of the pod stays: nobody has changed it.
 */
export async function refreshNextCall(ctx: ActionContext, pod: HeldPod): Promise<void> {
  const planned = (await planOf(ctx, pod.id)).map((row) => ({
    localDate: row.local_date,
    at: new Date(row.scheduled_at),
    durationMinutes: row.duration_minutes,
    isOpen: row.status === 'scheduled',
  }));
  const next = pod.status === 'active' ? nextCall(storedTimeOf(pod), { planned, durationMinutes: pod.durationMinutes }, ctx.now) : null;
  await ctx.em.execute('update pods set next_meeting_at = ?, time_utc = ? where id = ?', [next?.at ?? null, next === null ? null : utcTimeOf(next.at), pod.id]);
}

/** What a change of a pod means for its calls to come: one of the old rhythm moves to the new one within its week; those of a pod that is no more are cancelled. */
export async function followPod(ctx: ActionContext, { podId, before }: PodChange): Promise<void> {
  const pod = await lockPod(ctx, podId);
  const time = storedTimeOf(pod);
  const plan = await planOf(ctx, podId);
  const open = plan.filter((call) => call.status === 'scheduled' && new Date(call.scheduled_at) > ctx.now);
  if (pod.status === 'disbanded') await cancelAll(ctx, podId, open);
  else if (before !== null && time !== null && !isSame(before, time))
    await moveAll(ctx, podId, { open, taken: new Set(plan.map((call) => call.local_date)), before, time });
  await refreshNextCall(ctx, pod);
}

const isSame = (one: WeeklyTime, other: WeeklyTime): boolean =>
  one.dayOfWeek === other.dayOfWeek && one.localTime === other.localTime && one.timezone === other.timezone;

async function cancelAll(ctx: ActionContext, podId: string, calls: readonly Planned[]): Promise<void> {
  for (const { id } of calls)
    await ctx.em.execute(`update meetings set status = 'cancelled', updated_at = ?, version = version + 1 where id = ?`, [ctx.now, id]);
  await recordEvents(
    ctx.em,
    calls.map(({ id }) => ({ type: 'meeting.cancelled' as const, at: ctx.now, podId, subjectId: id })),
  );
}

type Move = { readonly open: readonly Planned[]; readonly taken: Set<LocalDate>; readonly before: WeeklyTime; readonly time: WeeklyTime };

/** A call that somebody moved by hand stays where it is; one for which there is no place left in its week is cancelled. */
async function moveAll(ctx: ActionContext, podId: string, { open, taken, before, time }: Move): Promise<void> {
  const ofRhythm = open.filter((call) => callOn(call.local_date, before).getTime() === new Date(call.scheduled_at).getTime());
  const homeless: Planned[] = [];
  for (const call of ofRhythm) {
    const day = dayInWeekOf(call.local_date, time.dayOfWeek);
    const at = callOn(day, time);
    if (at <= ctx.now || (day !== call.local_date && taken.has(day))) {
      homeless.push(call);
      continue;
    }
    taken.delete(call.local_date);
    taken.add(day);
    await ctx.em.execute('update meetings set local_date = ?, scheduled_at = ?, updated_at = ?, version = version + 1 where id = ?', [
      day,
      at,
      ctx.now,
      call.id,
    ]);
    await ctx.em.execute(`update meeting_attendance set rsvp = null where meeting_id = ? and rsvp is not null`, [call.id]);
  }
  const moved = ofRhythm.filter((call) => !homeless.includes(call));
  await recordEvents(
    ctx.em,
    moved.map(({ id }) => ({ type: 'meeting.rescheduled' as const, at: ctx.now, podId, subjectId: id })),
  );
  await cancelAll(ctx, podId, homeless);
}
