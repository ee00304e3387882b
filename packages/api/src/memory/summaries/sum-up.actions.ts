import { safetyOf } from '../../commitment/smart/safety.rules.ts';
import { dayClosesAt, dayOpensAt, type DayFrame } from '../../lib/calendar.rules.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { KEPT_PERIODS, periodBefore, PERIODS, periodsOver, type Period } from './period.rules.ts';
import { inputHashOf } from './input-hash.ts';
import { figuresOf, goalsAsTheyWere, isEmpty, type Counts, type GoalOfPeriod } from './summary.rules.ts';
import { summaryLanguage, summaryText } from './summary.text.ts';

/** A report that comes late may still change the period before the last. */
const LOOKED_AT_AGAIN = 2;
const MOST_GOALS = 3;

/** Whose, and which zone and language they have. */
type Whose = { readonly id: string; readonly frame: DayFrame; readonly locale: string | null };
/** `isFirst`: nothing was summed up for them before, so that all that is kept is. */
export type SummedUp = Whose & { readonly isFirst: boolean };

/** What was kept in time counts on the day it was done, as in the ledger; everything else on the day it was due. What was due on a day of a break counts only where it was kept in time. */
const COUNTS = `
with asked as materialized (select ?::uuid as member, ?::date as first, ?::date as last),
near as (
  select c.* from asked, commitments c where c.user_id = asked.member and c.deleted_at is null and c.due_date between asked.first and asked.last
  union
  select c.* from asked, commitments c where c.user_id = asked.member and c.deleted_at is null and c.user_day between asked.first and asked.last),
mine as materialized (
  select * from (
    select n.id, n.category, n.difficulty_level, n.estimated_time_minutes, n.smart_score, n.related_long_term_goal_id as goal_id,
      case when n.status = 'completed' and not n.is_late then 'kept' when n.status = 'paused' then 'paused'
        when exists (select from user_days b where b.user_id = n.user_id and b.day = n.due_date and b.is_break) then null
        when n.status = 'completed' then 'late' when n.status = 'failed' then 'missed' end as outcome,
      case when n.status = 'completed' and not n.is_late then coalesce(n.user_day, n.due_date) else coalesce(n.due_date, n.user_day) end as day from near n) d, asked
  where d.day between asked.first and asked.last and d.outcome is not null)
select
  (select count(*) from commitments c where c.user_id = asked.member and c.deleted_at is null and c.created_at >= ? and c.created_at < ?)::int as promised,
  (select count(*) from mine where outcome = 'kept')::int as kept, (select count(*) from mine where outcome = 'late')::int as late,
  (select count(*) from mine where outcome = 'missed')::int as missed, (select count(*) from mine where outcome = 'paused')::int as paused,
  coalesce((select sum(estimated_time_minutes) from mine where outcome = 'kept'), 0)::int as "minutesKept",
  (select round(avg(smart_score), 1) from mine)::float8 as "averageSmartScore",
  (select count(*) from user_days b where b.user_id = asked.member and b.day between asked.first and asked.last and b.is_break)::int as "breakDays",
  coalesce((select d.streak_after from user_days d where d.user_id = asked.member and d.day <= asked.last order by d.day desc limit 1), 0) as streak,
  coalesce((select jsonb_agg(jsonb_build_object('category', category, 'kept', kept, 'due', due) order by category) from (
    select category, count(*) filter (where outcome = 'kept') as kept, count(*) as due from mine where category is not null and outcome <> 'paused' group by 1) c), '[]') as "byCategory",
  coalesce((select jsonb_agg(id) from (select id from mine where outcome = 'kept' order by difficulty_level desc nulls last, day desc, id limit 3) h), '[]') as "highlightIds",
  coalesce((select jsonb_agg(id) from (select id from mine where outcome = 'missed' order by day desc, id limit 3) m), '[]') as "missIds",
  coalesce((select jsonb_agg(jsonb_build_object('goalId', g.id, 'title', g.title, 'progress', g.progress_percentage::float8,
      'kept', (select count(*) from mine where goal_id = g.id and outcome = 'kept')) order by g.created_at, g.id)
    from long_term_goals g where g.user_id = asked.member and (g.status = 'active' or exists (select from mine where goal_id = g.id and outcome = 'kept'))), '[]') as goals,
  (select figures -> 'goals' from period_summaries s where s.user_id = asked.member and s.period = ? and s.start_on = asked.first) as "goalsThen"
from asked`;
type Row = Counts & { goalsThen: GoalOfPeriod[] | null };

const WRITE = `
insert into period_summaries (user_id, period, start_on, end_on, timezone, figures, text, input_hash, written_at) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
on conflict (user_id, period, start_on) do update set end_on = excluded.end_on, timezone = excluded.timezone, figures = excluded.figures, text = excluded.text,
  input_hash = excluded.input_hash, written_at = excluded.written_at
where period_summaries.input_hash <> excluded.input_hash`;
const DROP = 'delete from period_summaries where user_id = ? and period = ? and start_on = ?';
const DROP_OLD = 'delete from period_summaries where user_id = ? and period = ? and start_on < ?';

/**
 * Sums up the last weeks and months of a member that are over: 13 and 12 at first, later the last two of each. A period of which nothing has changed is not written
 * again, an empty one has no summary, and those before the last 13 and 12 are dropped. The member's row has to be locked.
 */
export async function sumUp(ctx: ActionContext, who: SummedUp): Promise<void> {
  for (const kind of PERIODS) {
    const kept = periodsOver(kind, KEPT_PERIODS[kind], { frame: who.frame, now: ctx.now });
    const latest = kept.at(-1)!;
    const looked = who.isFirst ? kept : kept.slice(-LOOKED_AT_AGAIN);
    let before = await countsOf(ctx, who, periodBefore(looked[0]!));
    for (const period of looked) {
      const row = await countsOf(ctx, who, period);
      await write(ctx, who, { period, before, ...rowParts(row, period === latest) });
      before = row;
    }
    await ctx.em.execute(DROP_OLD, [who.id, kind, kept[0]!.startOn]);
  }
}

async function countsOf({ em }: ActionContext, { id, frame }: Whose, { period, startOn, endOn }: Period): Promise<Row> {
  const [row] = await em.execute<Row[]>(COUNTS, [id, startOn, endOn, dayOpensAt(startOn, frame), dayClosesAt(endOn, frame), period]);
  return row!;
}

/**
 * What one week comes to in words, as things stand; null when nothing was promised and nothing came due in it. Nothing is written.
 */
export async function wordsOfWeek(ctx: ActionContext, who: Whose, week: Period): Promise<string | null> {
  const { counts, before } = await latestCounts(ctx, who, week);
  return isEmpty(counts) ? null : summaryText(week, figuresOf(counts, before), summaryLanguage(who.locale));
}

/** Writes the summary of the week that has just ended, before the time for it; later reports change it, as they change any. The member's row has to be locked. */
export async function sumUpWeek(ctx: ActionContext, who: Whose, week: Period): Promise<void> {
  await write(ctx, who, { period: week, ...(await latestCounts(ctx, who, week)) });
}

async function latestCounts(ctx: ActionContext, who: Whose, week: Period): Promise<{ readonly counts: Counts; readonly before: Counts }> {
  const before = await countsOf(ctx, who, periodBefore(week));
  return { before, ...rowParts(await countsOf(ctx, who, week), true) };
}

/** How far a goal had come is known for the period that has just ended only. */
function rowParts({ goalsThen, ...counts }: Row, isLatest: boolean): { readonly counts: Counts } {
  const now = counts.goals.filter(({ title }) => safetyOf(title) === 'none').map((goal) => (isLatest ? goal : { ...goal, progress: null }));
  const goals = goalsAsTheyWere(now.toSorted((a, b) => b.kept - a.kept).slice(0, MOST_GOALS), goalsThen);
  return { counts: { ...counts, goals } };
}

type Written = { readonly period: Period; readonly counts: Counts; readonly before: Counts };

async function write({ em, now }: ActionContext, { id, frame, locale }: Whose, { period, counts, before }: Written): Promise<void> {
  if (isEmpty(counts)) {
    await em.execute(DROP, [id, period.period, period.startOn]);
    return;
  }
  const [figures, language] = [figuresOf(counts, before), summaryLanguage(locale)];
  const hash = inputHashOf({ figures, language, timezone: frame.timezone });
  const text = summaryText(period, figures, language);
  await em.execute(WRITE, [id, period.period, period.startOn, period.endOn, frame.timezone, JSON.stringify(figures), text, hash, now]);
}
