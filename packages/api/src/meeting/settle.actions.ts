import { lockPeople } from '../user/lock-people.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { HeldMeeting } from './hold-meeting.actions.ts';
import { type AttendanceStatus, attendanceRateOf, FEWEST_RATINGS, RECENT_MEETINGS, type Rsvp, silentStatus } from './meeting.rules.ts';

type Row = { user_id: string; status: AttendanceStatus; rsvp: Rsvp | null };
/** What became of a meeting, person by person. */
export type Settled = { readonly attended: readonly string[]; readonly missed: readonly string[] };

/** Who is expected: the members who are active at the start; somebody who is paused, or comes or goes before and after, is not. */
const EXPECTED = `
select s.user_id from pod_memberships s join membership_periods p on p.membership_id = s.id
where s.pod_id = ? and p.status = 'active' and p.started_at <= ? and (p.ended_at is null or p.ended_at > ?)`;

const rowsOf = ({ em }: ActionContext, meetingId: string): Promise<Row[]> =>
  em.execute<Row[]>('select user_id, status, rsvp from meeting_attendance where meeting_id = ? order by user_id', [meetingId]);

/** Says of everybody who was expected, and of whom nobody has said anything, that they are excused or did not come. */
export async function judgeSilent(ctx: ActionContext, meeting: HeldMeeting): Promise<void> {
  const { em, now } = ctx;
  const expected = await em.execute<{ user_id: string }[]>(EXPECTED, [meeting.pod.id, meeting.scheduledAt, meeting.scheduledAt]);
  const known = new Map((await rowsOf(ctx, meeting.id)).map((row) => [row.user_id, row]));
  await lockPeople(ctx, [...expected.map(({ user_id }) => user_id), ...known.keys()]);
  for (const { user_id } of expected) {
    const row = known.get(user_id);
    if (row && row.status !== 'expected') continue;
    await em.execute(
      `insert into meeting_attendance (meeting_id, user_id, status, source, created_at, updated_at) values (?, ?, ?, 'system', ?, ?)
       on conflict (meeting_id, user_id) do update set status = excluded.status, source = excluded.source, updated_at = excluded.updated_at, version = meeting_attendance.version + 1`,
      [meeting.id, user_id, silentStatus(row?.rsvp ?? null), now, now],
    );
  }
}

/** Only the meetings between joining and leaving: who came back holds another membership. */
const COUNTS = `
update pod_memberships s set meetings_attended = c.attended, meetings_missed = c.missed
from (
  select s.id, count(*) filter (where a.status = 'attended') as attended, count(*) filter (where a.status = 'missed') as missed
  from pod_memberships s
  left join meetings m on m.pod_id = s.pod_id and m.status = 'completed' and m.scheduled_at >= s.joined_at and (s.left_at is null or m.scheduled_at < s.left_at)
  left join meeting_attendance a on a.meeting_id = m.id and a.user_id = s.user_id
  where s.pod_id = ? and s.user_id in (select user_id from meeting_attendance where meeting_id = ?) group by s.id
) c where c.id = s.id and (s.meetings_attended, s.meetings_missed) is distinct from (c.attended, c.missed)`;

const HEALTH = `
with recent as (select id, attendance_rate from meetings where pod_id = ? and status = 'completed' order by scheduled_at desc, id desc limit ${RECENT_MEETINGS}),
  ratings as (select a.rating from meeting_attendance a join recent r on r.id = a.meeting_id where a.rating is not null)
update pods set avg_attendance_rate = (select round(avg(attendance_rate), 2) from recent),
  member_satisfaction_score = (select case when count(*) >= ${FEWEST_RATINGS} then round(avg(rating), 2) end from ratings)
where id = ?`;

/**
 * Derives everything that follows from the rows of a completed meeting: who came and who did not, the rate, the counts of the memberships, the first call of
 * newcomers, and the health of the pod. May be run again whenever a row changes.
 */
export async function settleMeeting(ctx: ActionContext, meeting: HeldMeeting): Promise<Settled> {
  const { em, now } = ctx;
  const rows = await rowsOf(ctx, meeting.id);
  await lockPeople(
    ctx,
    rows.map((row) => row.user_id),
  );
  const of = (status: AttendanceStatus): string[] => rows.filter((row) => row.status === status).map((row) => row.user_id);
  const [attended, missed] = [of('attended'), of('missed')];
  await em.execute(
    `update meetings set status = 'completed', attendees = ?::jsonb, absent_members = ?::jsonb, attendance_rate = ?, updated_at = ?, version = version + 1 where id = ?`,
    [JSON.stringify(attended), JSON.stringify(missed), attendanceRateOf(rows.map((row) => row.status)), now, meeting.id],
  );
  await em.execute(COUNTS, [meeting.pod.id, meeting.id]);
  await em.execute(
    `update users set first_pod_call_at = ? where id in (select user_id from meeting_attendance where meeting_id = ? and status = 'attended')
       and (first_pod_call_at is null or first_pod_call_at > ?)`,
    [meeting.scheduledAt, meeting.id, meeting.scheduledAt],
  );
  await refreshHealth(ctx, meeting.pod.id);
  return { attended, missed };
}

/** Counts the health of a locked pod anew: its last eight completed meetings, and what was said of them. */
export async function refreshHealth({ em }: ActionContext, podId: string): Promise<void> {
  await em.execute(HEALTH, [podId, podId]);
}
