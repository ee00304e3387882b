import type { EntityManager } from '@mikro-orm/postgresql';
import { recordEvent } from '../event/record-event.ts';

/**
 * Counts the figures of the dashboard anew, as of `now`, into the one row that the four views read.
 * A week is the seven days before `now`. Only completed meetings count, and none of the future; a streak that has run out by `now` counts as 0,
 * whether or not anything has been written since. What was due on a day of a break counts only if it was kept in time, as a break waives what is missed and nothing else. It reads every member once: done each minute and on demand, never to answer a query.
 */
export async function refreshKpis(em: EntityManager, now: Date): Promise<void> {
  await em.execute(REFRESH, [now]);
}

/**
 * Records `kpis.refreshed` when a count found other figures since it was last recorded; once, however many processes look.
 * @returns whether it did
 */
export async function announceKpis(em: EntityManager, now: Date): Promise<boolean> {
  const changed = await em.execute<unknown[]>(
    'update kpi_current set announced_at = changed_at where changed_at is not null and announced_at is distinct from changed_at returning id',
  );
  if (changed.length === 0) return false;
  await recordEvent(em, { type: 'kpis.refreshed', at: now });
  return true;
}

const REFRESH = `
with at as (select ?::timestamptz as now),
members as (
  select count(*) as total_users,
    count(*) filter (where last_activity_at > now - interval '7 days') as active_users,
    count(*) filter (where created_at > now - interval '7 days' and created_at <= now) as new_users,
    coalesce(sum(total_commitments), 0) as total_commitments,
    coalesce(sum(completed_commitments), 0) as completed_commitments,
    avg(case when streak_valid_until <= now then 0 else current_streak end) as avg_current_streak
  from users, at
),
week as (
  select id, attendance_rate from meetings, at
  where status = 'completed' and scheduled_at > now - interval '7 days' and scheduled_at <= now
),
attendance as (
  select avg(attendance_rate) as overall_attendance, count(*) as total_meetings from week
),
seats as (
  select count(*) filter (where a.status = 'attended') as attended, count(*) filter (where a.status in ('attended', 'missed')) as expected
  from meeting_attendance a join week w on w.id = a.meeting_id
),
due as (
  select count(*) as due, count(*) filter (where status = 'completed' and not is_late) as kept
  from commitments c, at
  where due_date >= (now at time zone 'UTC')::date - 9 and due_date <= (now at time zone 'UTC')::date + 1
    and closes_at > now - interval '7 days' and closes_at <= now and status <> 'paused' and deleted_at is null
    and (status = 'completed' and not is_late or not exists (select from user_days d where d.user_id = c.user_id and d.day = c.due_date and d.is_break))
),
log as (select max(position) as position from events)
insert into kpi_current (id, refreshed_at, refreshed_position, overall_attendance, total_meetings_this_week, attended_seats, expected_seats,
  active_users, total_users, completed_commitments, total_commitments, due_commitments, due_completed_commitments, avg_current_streak, new_users_this_week, changed_at)
select 1, at.now, log.position, attendance.overall_attendance, attendance.total_meetings, seats.attended, seats.expected,
  members.active_users, members.total_users, members.completed_commitments, members.total_commitments, due.due, due.kept,
  members.avg_current_streak, members.new_users, at.now
from at, members, attendance, seats, due, log
on conflict (id) do update set refreshed_at = excluded.refreshed_at, refreshed_position = excluded.refreshed_position,
  overall_attendance = excluded.overall_attendance, total_meetings_this_week = excluded.total_meetings_this_week,
  attended_seats = excluded.attended_seats, expected_seats = excluded.expected_seats, active_users = excluded.active_users,
  total_users = excluded.total_users, completed_commitments = excluded.completed_commitments, total_commitments = excluded.total_commitments,
  due_commitments = excluded.due_commitments, due_completed_commitments = excluded.due_completed_commitments,
  avg_current_streak = excluded.avg_current_streak, new_users_this_week = excluded.new_users_this_week,
  changed_at = case
    when (kpi_current.overall_attendance, kpi_current.total_meetings_this_week, kpi_current.attended_seats, kpi_current.expected_seats,
      kpi_current.active_users, kpi_current.total_users, kpi_current.completed_commitments, kpi_current.total_commitments,
      kpi_current.due_commitments, kpi_current.due_completed_commitments, kpi_current.avg_current_streak, kpi_current.new_users_this_week)
      is distinct from
      (excluded.overall_attendance, excluded.total_meetings_this_week, excluded.attended_seats, excluded.expected_seats, excluded.active_users,
      excluded.total_users, excluded.completed_commitments, excluded.total_commitments, excluded.due_commitments, excluded.due_completed_commitments,
      excluded.avg_current_streak, excluded.new_users_this_week)
    then excluded.changed_at else kpi_current.changed_at end`;
