import { Migration } from '@mikro-orm/migrations';

/**
 * The key figures week by week (ISO weeks, UTC), the current one included, as the planner and the resolver both read them. A week without anything has no point.
 * Each branch finds its rows by an index on the day: commitments by due date, calls by their date, members by when they joined.
 */
export class KpiSeries extends Migration {
  override up(): void {
    this.addSql(`
create function kpi_series(metric text, weeks int, segment text, at timestamptz) returns jsonb language plpgsql stable as $$
declare
  this_week date := date_trunc('week', at at time zone 'UTC')::date;
  first_day date := this_week - (weeks - 1) * 7;
  last_day date := this_week + 6;
  points jsonb;
begin
  if metric = 'commitments_kept' then
    select jsonb_agg(to_jsonb(p) order by p.week, p.segment) into points from (
      select date_trunc('week', c.due_date)::date as week,
        case kpi_series.segment when 'pod' then c.pod_id::text when 'category' then c.category when 'cohort' then to_char(u.created_at at time zone 'UTC', 'YYYY-MM') end as segment,
        count(*) filter (where c.status = 'completed' and not c.is_late)::int as numerator, count(*)::int as denominator
      from commitments c join users u on u.id = c.user_id
      where c.due_date between first_day and last_day and c.closes_at <= at and c.status <> 'paused' and c.deleted_at is null
      group by 1, 2) p;
  elsif metric = 'pod_attendance' then
    select jsonb_agg(to_jsonb(p) order by p.week, p.segment) into points from (
      select date_trunc('week', m.local_date)::date as week,
        case kpi_series.segment when 'pod' then m.pod_id::text when 'category' then u.goals_category when 'cohort' then to_char(u.created_at at time zone 'UTC', 'YYYY-MM') end as segment,
        count(*) filter (where a.status = 'attended')::int as numerator, count(*)::int as denominator
      from meetings m join meeting_attendance a on a.meeting_id = m.id join users u on u.id = a.user_id
      where m.scheduled_at >= first_day - 1 and m.scheduled_at <= at and m.local_date between first_day and last_day and m.status = 'completed' and a.status in ('attended', 'missed')
      group by 1, 2) p;
  else
    select jsonb_agg(to_jsonb(p) order by p.week, p.segment) into points from (
      select date_trunc('week', u.created_at at time zone 'UTC')::date as week,
        case kpi_series.segment when 'category' then u.goals_category when 'cohort' then to_char(u.created_at at time zone 'UTC', 'YYYY-MM')
          when 'pod' then (select min(s.pod_id::text) from pod_memberships s where s.user_id = u.id and s.status = 'active') end as segment,
        count(*)::int as numerator, null::int as denominator
      from users u where u.created_at >= first_day::timestamp at time zone 'UTC' and u.created_at <= at
      group by 1, 2) p;
  end if;
  return coalesce(points, '[]');
end $$;
`);
  }
}
