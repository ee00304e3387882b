import type { EntityManager } from '@mikro-orm/postgresql';
import { FEW_MEMBERS, recentWeeksPauseMs } from './kpi-freshness.rules.ts';
import { KPI_METRICS, KPI_SEGMENTS, MOST_WEEKS } from './kpi-series.rules.ts';

type DueWeek = { metric: string; split: string; week: string };

/**
 * Counts weeks of the key figures anew and keeps them, the newest first: this week and the last, in which most happens, every minute or few; those before, in which
 * only what is corrected or erased changes anything, once a day. Where there are few members nothing is kept: `kpi_series` counts them for each question.
 * Call it in a transaction.
 * @returns how many were counted, at most `limit`
 */
export async function countWeeks(em: EntityManager, now: Date, limit: number): Promise<number> {
  const [known] = await em.execute<{ members: number }[]>('select total_users as members from kpi_current');
  const members = known?.members ?? 0;
  if (members <= FEW_MEMBERS) {
    await em.execute('delete from kpi_weeks');
    return 0;
  }
  const recentBefore = new Date(now.getTime() - recentWeeksPauseMs(members));
  const due = await em.execute<DueWeek[]>(DUE, [now, JSON.stringify(KPI_METRICS), JSON.stringify(['', ...KPI_SEGMENTS]), MOST_WEEKS, recentBefore, limit]);
  // Nobody waits for it, so that it may take longer than a question.
  await em.execute("set local statement_timeout = '60s'");
  for (const { metric, split, week } of due) await em.execute(COUNT, [metric, split, week, now, metric, split, week, week, now]);
  return due.length;
}

const DUE = `
with at as (select ?::timestamptz as now)
select m.metric, s.split, w.week::date::text as week
from at cross join jsonb_array_elements_text(?::jsonb) m(metric) cross join jsonb_array_elements_text(?::jsonb) s(split)
  cross join lateral (select date_trunc('week', now at time zone 'UTC') as monday) t
  cross join lateral generate_series(t.monday - (?::int - 1) * interval '7 days', t.monday, interval '7 days') w(week)
  left join kpi_weeks k on k.metric = m.metric and k.split = s.split and k.week = w.week::date
where k.counted_at is null or k.counted_at > now
  or k.counted_at <= case when w.week >= t.monday - interval '7 days' then ?::timestamptz else now - interval '1 day' end
order by w.week desc, m.metric, s.split limit ?`;

const COUNT = `
insert into kpi_weeks (metric, split, week, counted_at, points) values (?, ?, ?::date, ?, kpi_points(?, nullif(?, ''), ?::date, ?::date + 6, ?))
on conflict (metric, split, week) do update set counted_at = excluded.counted_at, points = excluded.points`;
