import { expect, test } from 'vitest';
import { as, asking } from '../support/ask.ts';
import { daysFromNow } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeGoal, makeUser } from '../support/make.ts';
import { promising } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { run, create } = promising(database, ask);

const DAYS = 'query ($before: LocalDate) { me { days(first: 2, before: $before) { day verdict } } }';
const SERVING =
  'query ($goal: ID!) { me { commitments(filter: { longTermGoalId: $goal, status: { in: [ACTIVE] } }) { totalCount nodes { commitment longTermGoal { id } } } } }';

test('the ledger is read further back from any day, that day itself left out', async () => {
  const user = await makeUser(database.em());
  for (const ago of [3, 2, 1, 0]) {
    const { id } = await create(user, { text: 'Run 5 km' }, daysFromNow(-ago));
    await run(user, 'completeCommitment', { id }, daysFromNow(-ago));
  }
  const days = async (variables: object) =>
    (await ask(as.member(user), DAYS, { variables: { ...variables } })).data.me.days.map(({ day }: { day: string }) => day);
  expect(await days({})).toEqual(['2026-11-18', '2026-11-17']);
  expect(await days({ before: '2026-11-17' })).toEqual(['2026-11-16', '2026-11-15']);
  expect(await days({ before: '2026-11-15' })).toEqual([]);
});

test('the promises that serve one goal are listed apart from the others', async () => {
  const user = await makeUser(database.em());
  const goal = await makeGoal(database.em(), { user });
  const other = await makeGoal(database.em(), { user });
  await create(user, { text: 'Run 5 km', longTermGoalId: goal.id });
  await create(user, { text: 'Write a page', longTermGoalId: other.id });
  await create(user, { text: 'Call mum' });
  const done = await create(user, { text: 'Buy shoes', longTermGoalId: goal.id });
  await run(user, 'completeCommitment', { id: done.id });
  const { data } = await ask(as.member(user), SERVING, { variables: { goal: goal.id } });
  expect(data.me.commitments).toEqual({ totalCount: 1, nodes: [{ commitment: 'Run 5 km', longTermGoal: { id: goal.id } }] });
});
