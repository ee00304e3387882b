import { expect, test } from 'vitest';
import { makeOccurrences } from '../../src/commitment/recurring.job.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation, promising, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { run, events } = promising(database, ask);
const at = (iso: string): Date => new Date(iso);

const CARD = 'recurringCommitment { id commitment rule startsOn endsOn nextOn status category difficultyLevel estimatedTimeMinutes sharedWithPod version }';
const change = (user: Member, name: string, input: object, now = NOW) =>
  ask(as.member(user), mutation(`${name}RecurringCommitment`, CARD), { variables: { input }, now });
const done = async (user: Member, name: string, input: object, now = NOW) => {
  const { errors, data } = await change(user, name, input, now);
  expect(errors).toEqual([]);
  return data[`${name}RecurringCommitment`].recurringCommitment;
};
const refusal = async (user: Member, input: object) => (await change(user, 'update', input)).errors[0];
/** Day, status, words and minutes of every occurrence that was not deleted. */
const occurrences = async (user: Member) =>
  (
    await database.query<{ day: string; status: string; commitment: string; minutes: number | null }>(
      `select due_date::text as day, status, commitment, estimated_time_minutes as minutes from commitments where user_id = $1 and deleted_at is null order by due_date`,
      [user.id],
    )
  ).map(({ day, status, commitment, minutes }) => `${day} ${status} ${commitment} ${minutes}`);
const idOn = async (user: Member, day: string) =>
  (await database.query<{ id: string }>('select id from commitments where user_id = $1 and due_date = $2 and deleted_at is null', [user.id, day]))[0]!.id;
const today = '2026-11-18';

test('new words and minutes hold for what is open and for what comes; what was reported, and what was changed by itself, stays', async () => {
  const user = await makeUser(database.em());
  const { id } = await done(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY', estimatedTimeMinutes: 30 });
  await run(user, 'completeCommitment', { id: await idOn(user, today) });
  await makeOccurrences(database.em(), at('2026-11-19T12:00:00Z'));
  const next = at('2026-11-19T12:30:00Z');
  await run(user, 'updateCommitment', { id: await idOn(user, '2026-11-19'), estimatedTimeMinutes: 10 }, next);
  const changed = await done(user, 'update', { id, text: ' Run  5 km ', estimatedTimeMinutes: 40, category: 'HEALTH', version: 1 }, next);
  expect(changed).toMatchObject({ commitment: 'Run 5 km', estimatedTimeMinutes: 40, category: 'HEALTH', rule: 'FREQ=DAILY', nextOn: '2026-11-20', version: 2 });
  await makeOccurrences(database.em(), at('2026-11-20T12:00:00Z'));
  expect(await occurrences(user)).toEqual(['2026-11-18 completed Jog 30', '2026-11-19 active Run 5 km 10', '2026-11-20 active Run 5 km 40']);
  expect((await events(user)).filter((type) => type === 'recurring_commitment.updated')).toHaveLength(1);
});

test('another rule takes back what lies ahead and begins on the first free day; today’s occurrence stays', async () => {
  const user = await makeUser(database.em());
  const { id } = await done(user, 'create', { text: 'Jog', rule: 'FREQ=WEEKLY;BYDAY=WE' });
  await run(user, 'completeCommitment', { id: await idOn(user, today) });
  await makeOccurrences(database.em(), at('2026-11-19T12:00:00Z'));
  expect(await occurrences(user)).toEqual(['2026-11-18 completed Jog null', '2026-11-25 active Jog null']);
  const turned = await done(user, 'update', { id, rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20261130' }, at('2026-11-19T13:00:00Z'));
  expect(turned).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=FR', startsOn: '2026-11-20', endsOn: '2026-11-30', nextOn: '2026-11-27', status: 'ACTIVE' });
  expect(await occurrences(user)).toEqual(['2026-11-18 completed Jog null', '2026-11-20 active Jog null']);
  // On the same day again, to a rule that would have today too: today has its occurrence already.
  await done(user, 'update', { id, rule: 'FREQ=DAILY' }, at('2026-11-20T13:00:00Z'));
  await makeOccurrences(database.em(), at('2026-11-21T12:00:00Z'));
  expect((await occurrences(user)).map((one) => one.slice(0, 10))).toEqual(['2026-11-18', '2026-11-20', '2026-11-21']);
});

test('the day from which it is counted may be moved; what rests goes on resting and begins by the new rule', async () => {
  const user = await makeUser(database.em());
  const { id } = await done(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY;INTERVAL=2', startsOn: '2026-11-18' });
  expect(await done(user, 'update', { id, startsOn: '2026-11-21' })).toMatchObject({ rule: 'FREQ=DAILY;INTERVAL=2', startsOn: '2026-11-21' });
  await done(user, 'pause', { id });
  expect(await done(user, 'update', { id, rule: 'FREQ=WEEKLY;BYDAY=MO' })).toMatchObject({ status: 'PAUSED', nextOn: null, startsOn: '2026-11-23' });
  expect(await done(user, 'resume', { id })).toMatchObject({ status: 'ACTIVE', nextOn: '2026-11-23' });
  // Once today is over, Monday is less than a week ahead.
  await makeOccurrences(database.em(), at('2026-11-19T12:00:00Z'));
  expect((await occurrences(user)).map((one) => one.slice(0, 10))).toEqual(['2026-11-18', '2026-11-23']);
});

test('the same again changes nothing, and a repeated call answers what it answered', async () => {
  const user = await makeUser(database.em());
  const { id } = await done(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY' });
  expect(await done(user, 'update', { id, text: 'Jog', rule: 'FREQ=DAILY' })).toMatchObject({ version: 1 });
  const input = { id, text: 'Run', version: 1, idempotencyKey: 'once' };
  const first = await done(user, 'update', input);
  expect(first).toMatchObject({ commitment: 'Run', version: 2 });
  expect(await done(user, 'update', input)).toEqual(first);
  expect(await refusal(user, { id, text: 'Swim', version: 1 })).toMatchObject({ code: 'VERSION_CONFLICT', field: 'version' });
  await done(user, 'end', { id });
  expect(await refusal(user, { id, text: 'Swim' })).toMatchObject({ code: 'CONFLICT' });
});

test.each([
  [{ text: '' }, 'text'],
  [{ text: null }, 'text'],
  [{ rule: null }, 'rule'],
  [{ rule: 'FREQ=YEARLY' }, 'rule'],
  [{ rule: 'FREQ=DAILY;UNTIL=20261117' }, 'rule'],
  [{ startsOn: '2026-11-17' }, 'startsOn'],
  [{ difficultyLevel: 6 }, 'difficultyLevel'],
  [{ estimatedTimeMinutes: -1 }, 'estimatedTimeMinutes'],
  [{ longTermGoalId: '00000000-0000-4000-8000-000000000000' }, 'longTermGoalId'],
])('%j is refused, and nothing has changed', async (input, field) => {
  const user = await makeUser(database.em());
  const { id } = await done(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY;INTERVAL=3', startsOn: '2026-11-20' });
  expect(await refusal(user, { id, ...input })).toMatchObject({ code: 'INVALID_INPUT', field });
  expect(await occurrences(user)).toEqual(['2026-11-20 active Jog null']);
});

test('what is shared, served and listed: filters, orders, pages, and the event that tells of it', async () => {
  const [user, other] = [await makeUser(database.em()), await makeUser(database.em())];
  const set = await ask(as.member(user), 'mutation { createLongTermGoal(input: { title: "Run far" }) { longTermGoal { id } } }');
  const goal = set.data.createLongTermGoal.longTermGoal.id;
  const jog = await done(user, 'create', { text: 'Jog', rule: 'FREQ=WEEKLY;BYDAY=MO' }, at('2026-11-18T12:00:01Z'));
  const swim = await done(user, 'create', { text: 'Swim', rule: 'FREQ=WEEKLY;BYDAY=FR' }, at('2026-11-18T12:00:02Z'));
  const rest = await done(user, 'create', { text: 'Rest', rule: 'FREQ=DAILY' }, at('2026-11-18T12:00:03Z'));
  await done(user, 'pause', { id: rest.id }, at('2026-11-18T12:00:04Z'));
  await done(user, 'update', { id: jog.id, longTermGoalId: goal, category: 'HEALTH' }, at('2026-11-18T12:00:05Z'));
  const listed = async (by: Member, args: string) => {
    const { errors, data } = await ask(as.member(by), `{ recurringCommitments${args} { nodes { commitment } totalCount } }`);
    expect(errors).toEqual([]);
    return data.recurringCommitments.nodes.map(({ commitment }: { commitment: string }) => commitment);
  };
  expect(await listed(user, '(first: 10)')).toEqual(['Rest', 'Swim', 'Jog']);
  expect(await listed(user, '(first: 10, orderBy: { field: NEXT_ON, direction: ASC })')).toEqual(['Swim', 'Jog', 'Rest']);
  expect(await listed(user, '(first: 10, filter: { status: { in: [PAUSED] } })')).toEqual(['Rest']);
  expect(await listed(user, '(first: 10, filter: { category: { in: [HEALTH] } })')).toEqual(['Jog']);
  expect(await listed(user, `(first: 10, filter: { longTermGoalId: "${goal}" })`)).toEqual(['Jog']);
  expect(await listed(user, '(first: 10, filter: { nextOn: { from: "2026-11-21", before: "2026-11-30" } })')).toEqual(['Swim']);
  expect(await listed(other, `(first: 10, filter: { userId: "${user.id}" })`)).toEqual([]);
  const page = await ask(as.member(user), '{ recurringCommitments(first: 1) { nodes { commitment } pageInfo { hasNextPage endCursor } } }');
  expect(page.data.recurringCommitments).toMatchObject({ nodes: [{ commitment: 'Rest' }], pageInfo: { hasNextPage: true } });
  expect(await listed(user, `(first: 5, after: "${page.data.recurringCommitments.pageInfo.endCursor}")`)).toEqual(['Swim', 'Jog']);
  const own = await ask(
    as.member(user),
    `{ recurringCommitment(id: "${jog.id}") { longTermGoal { title } } commitments(first: 5, filter: { recurringCommitmentId: "${swim.id}" }) { nodes { commitment dueDate } } }`,
  );
  expect(own.data).toEqual({
    recurringCommitment: { longTermGoal: { title: 'Run far' } },
    commitments: { nodes: [{ commitment: 'Swim', dueDate: '2026-11-20' }] },
  });
  await database.query('update events set position = seq');
  const told = async (by: Member) =>
    (await ask(as.member(by), '{ events(first: 50) { nodes { type recurringCommitment { commitment } } } }')).data.events.nodes;
  expect(await told(user)).toContainEqual({ type: 'RECURRING_COMMITMENT_UPDATED', recurringCommitment: { commitment: 'Jog' } });
  expect(await told(other)).toEqual([]);
});
