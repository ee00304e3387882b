import { expect, test } from 'vitest';
import { pageQuery } from '../../src/commitment/ledger-page.actions.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';

const database = await testDatabase();
const DAYS = 1_000;
/** Three promises a day, each made and kept on it, and a ledger of all days but today's. */
const HISTORY = `
with days as (select n, current_date - n as day from generate_series(1, ${DAYS}) n),
made as (
  insert into commitments (user_id, commitment, status, due_date, closes_at, completed_at, user_day, created_at, updated_at)
  select ?, 'Walk', 'completed', day, day + interval '1 day', day + interval '18 hours', day, day + interval '8 hours', day + interval '18 hours' from days, generate_series(1, 3)
  returning id, user_id, due_date, created_at, completed_at
), told as (
  insert into commitment_events (user_id, commitment_id, type, at, due, recorded_at)
  select user_id, id, 'create', created_at, due_date, created_at from made union all select user_id, id, 'complete', completed_at, null, completed_at from made
)
insert into user_days (user_id, day, verdict, rule, reason, timezone, credits, misses, streak_after, longest_after, idle_after, tokens_after)
select ?, day, 'kept', 'kept', 'kept', 'UTC', 3, 0, ${DAYS} - n + 1, ${DAYS} - n + 1, 0, 0 from days`;

type Plan = { readonly 'Actual Rows': number; readonly 'Actual Loops': number; readonly 'Rows Removed by Filter'?: number; readonly Plans?: readonly Plan[] };
const rowsOf = (plan: Plan): number =>
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] + (plan.Plans ?? []).reduce((sum, one) => sum + rowsOf(one), 0);

test('however long a history is, only what is recent is looked at for a page of the ledger', async () => {
  const em = database.em();
  const user = await makeUser(em);
  await em.execute(HISTORY, [user.id, user.id]);
  await em.execute('analyze');
  const { text, values } = pageQuery(user.id);
  const [explained] = await em.execute<{ 'QUERY PLAN': { readonly Plan: Plan }[] }[]>(`explain (analyze, format json) ${text}`, values);
  const [{ Plan: plan }] = explained!['QUERY PLAN'] as [{ Plan: Plan }];
  expect(rowsOf(plan)).toBeLessThan(300);
  const [page] = await em.execute<{ last_day: string; events: unknown[] }[]>(text, values);
  // Those of yesterday, and the two days of margin before the day that stays as it is.
  expect(page!.events).toHaveLength(2 * 3 * 4);
});
