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

const MADE = `
with made as (
  insert into commitments (user_id, commitment, status, due_date, deleted_at, completed_at, user_day, created_at, updated_at)
  select ?, what, status, due, case when what = 'deleted' then current_date - 20 end, case when status = 'completed' then current_date - 20 end, case when status = 'completed' then current_date - 20 end,
    current_date - 30, current_date - 30
  from (values ('open', 'active', current_date + 3), ('open today', 'active', current_date), ('paused', 'paused', current_date + 3), ('given up', 'failed', current_date + 4),
    ('without a day', 'active', null), ('deleted', 'active', current_date + 3), ('kept', 'completed', current_date + 3), ('long over', 'failed', current_date - 25), ('told of today', 'active', current_date + 3)) as w(what, status, due)
  returning id, user_id, commitment, due_date
)
insert into commitment_events (user_id, commitment_id, type, at, due, recorded_at)
select user_id, id, 'create', case when commitment = 'told of today' then now() else current_date - 30 end, due_date, now() from made
union all select user_id, id, 'fail', current_date - 20, null, now() from made where commitment = 'given up'`;

test('of a promise of which nothing is told lately it says no more than when it is due, and only while it is open', async () => {
  const em = database.em();
  const user = await makeUser(em);
  await em.execute(HISTORY, [user.id, user.id]);
  await em.execute(MADE, [user.id]);
  const { text, values } = pageQuery(user.id);
  const [[page], names] = await Promise.all([
    em.execute<{ owed: string[]; events: [type: string, at: string, commitmentId: string][] }[]>(text, values),
    em.execute<{ id: string; commitment: string; due_date: string }[]>(
      `select id, commitment, due_date::text from commitments where user_id = ? and commitment <> 'Walk'`,
      [user.id],
    ),
  ]);
  const dueOf = (name: string): string => names.find(({ commitment }) => commitment === name)!.due_date;
  expect(page!.owed.toSorted()).toEqual([dueOf('open today'), dueOf('open')]);
  const nameOf = new Map(names.map(({ id, commitment }) => [id, commitment]));
  const told = page!.events.flatMap(([type, , id]) => (nameOf.has(id) ? [`${nameOf.get(id)} ${type}`] : []));
  expect(told.toSorted()).toEqual(['given up create', 'given up fail', 'told of today create']);
});
