import { Migration } from '@mikro-orm/migrations';

const COUNTED = `
create table kpi_weeks (
  metric text not null,
  split text not null,
  week date not null,
  counted_at timestamptz not null,
  points jsonb not null,
  primary key (metric, split, week)
);

create function kpi_points(metric text, segment text, first_day date, last_day date, at timestamptz) returns jsonb language plpgsql stable as $$
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

const ANSWERED = `
create or replace function kpi_series(metric text, weeks int, segment text, at timestamptz) returns jsonb language plpgsql stable as $$
declare
  this_week date := date_trunc('week', at at time zone 'UTC')::date;
  first_day date := this_week - (weeks - 1) * 7;
  fresh int;
  points jsonb;
begin
  select count(*) into fresh from kpi_weeks w
  where w.metric = kpi_series.metric and w.split = coalesce(kpi_series.segment, '') and w.week between first_day and this_week
    and w.counted_at > at - case when w.week >= this_week - 7 then interval '10 minutes' else interval '3 days' end and w.counted_at < at + interval '1 minute';
  if fresh < weeks then
    return kpi_points(metric, segment, first_day, this_week + 6, at);
  end if;
  select jsonb_agg(p.point order by w.week, p.place) into points from kpi_weeks w, jsonb_array_elements(w.points) with ordinality p(point, place)
  where w.metric = kpi_series.metric and w.split = coalesce(kpi_series.segment, '') and w.week between first_day and this_week;
  return coalesce(points, '[]');
end $$;
`;

/**
 * The key figures week by week, counted once and kept, for communities in which counting them takes long. `kpi_points` counts (what `kpi_series` did before), and
 * `kpi_series` answers from what is kept if all of it is fresh, else it counts: in a small community nothing is kept, and the answer is exact.
 */
export class KpiWeeks extends Migration {
  override up(): void {
    this.addSql(COUNTED);
    this.addSql(ANSWERED);
  }
}
