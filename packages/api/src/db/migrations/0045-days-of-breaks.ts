import { Migration } from '@mikro-orm/migrations';

const COLUMN = `
alter table user_days add column is_break boolean not null default false;
update user_days set is_break = true where verdict = 'paused';
update user_days d set is_break = true from users u
where u.id = d.user_id and d.verdict = 'kept' and exists (
  select from commitment_events p
  where p.user_id = d.user_id and p.commitment_id is null and p.type = 'pause' and ((p.at at time zone d.timezone) - u.day_start_hour * interval '1 hour')::date <= d.day
    and not exists (
      select from commitment_events r where r.user_id = d.user_id and r.commitment_id is null and r.type = 'resume' and r.at >= p.at
        and ((r.at at time zone d.timezone) - u.day_start_hour * interval '1 hour')::date <= d.day)
    and (d.day <= u.break_until or exists (
      select from commitment_events r where r.user_id = d.user_id and r.commitment_id is null and r.type = 'resume' and r.at >= p.at)));
create index user_days_of_breaks_index on user_days (user_id, day) where is_break;
`;

const COUNTED = `
create or replace function kpi_points(metric text, segment text, first_day date, last_day date, at timestamptz) returns jsonb language plpgsql stable as $$
declare
  points jsonb;
begin
  if metric = 'commitments_kept' then
    select jsonb_agg(to_jsonb(p) order by p.week, p.segment) into points from (
      select date_trunc('week', c.due_date)::date as week,
        case kpi_points.segment when 'pod' then c.pod_id::text when 'category' then c.category when 'cohort' then to_char(u.created_at at time zone 'UTC', 'YYYY-MM') end as segment,
        count(*) filter (where c.status = 'completed' and not c.is_late)::int as numerator, count(*)::int as denominator
      from commitments c join users u on u.id = c.user_id
      where c.due_date between first_day and last_day and c.closes_at <= at and c.status <> 'paused' and c.deleted_at is null
        and (c.status = 'completed' and not c.is_late or not exists (select from user_days d where d.user_id = c.user_id and d.day = c.due_date and d.is_break))
      group by 1, 2) p;
  elsif metric = 'pod_attendance' then
    select jsonb_agg(to_jsonb(p) order by p.week, p.segment) into points from (
      select date_trunc('week', m.local_date)::date as week,
        case kpi_points.segment when 'pod' then m.pod_id::text when 'category' then u.goals_category when 'cohort' then to_char(u.created_at at time zone 'UTC', 'YYYY-MM') end as segment,
        count(*) filter (where a.status = 'attended')::int as numerator, count(*)::int as denominator
      from meetings m join meeting_attendance a on a.meeting_id = m.id join users u on u.id = a.user_id
      where m.scheduled_at >= first_day - 1 and m.scheduled_at <= at and m.local_date between first_day and last_day and m.status = 'completed' and a.status in ('attended', 'missed')
      group by 1, 2) p;
  else
    select jsonb_agg(to_jsonb(p) order by p.week, p.segment) into points from (
      select date_trunc('week', u.created_at at time zone 'UTC')::date as week,
        case kpi_points.segment when 'category' then u.goals_category when 'cohort' then to_char(u.created_at at time zone 'UTC', 'YYYY-MM')
          when 'pod' then (select min(s.pod_id::text) from pod_memberships s where s.user_id = u.id and s.status = 'active') end as segment,
        count(*)::int as numerator, null::int as denominator
      from users u where u.created_at >= first_day::timestamp at time zone 'UTC' and u.created_at < (last_day + 1)::timestamp at time zone 'UTC' and u.created_at <= at
      group by 1, 2) p;
  end if;
  return coalesce(points, '[]');
end $$;
`;

/**
 * The ledger says of each day whether it was one of a planned break, also where something was kept on it: its verdict alone does not tell. A promise due on such a day
 * counts among those that were due only if it was kept in time. Of days kept before, the break is found in what was recorded of it.
 */
export class DaysOfBreaks extends Migration {
  override up(): void {
    this.addSql(COLUMN);
    this.addSql(COUNTED);
  }
}
