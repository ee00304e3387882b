import { expect, test } from 'vitest';
import { checkInWithMembers } from '../../src/commitment/check-in.job.ts';
import { closeDays } from '../../src/commitment/close-days.job.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { promising, TODAY, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { run, create, days } = promising(database, ask);
const at = (iso: string): Date => new Date(iso);

const change = (user: Member, name: 'takeBreak' | 'endBreak', input: object, now = NOW) =>
  ask(
    as.member(user),
    `mutation ($input: ${name === 'takeBreak' ? 'TakeBreakInput!' : 'EndBreakInput'}) { ${name}(input: $input) { user { id breakUntil currentStreak } } }`,
    {
      variables: { input },
      now,
    },
  );
const breakUntil = async (user: Member, now = NOW) => (await ask(as.member(user), '{ me { breakUntil } }', { now })).data.me.breakUntil;

test('a break keeps the streak over missed and quiet days, is shown day by day, and ends by itself', async () => {
  const user = await makeUser(database.em());
  const { id } = await create(user, { text: 'Read' });
  await run(user, 'completeCommitment', { id });
  const due = await create(user, { text: 'Run 5 km', dueDate: '2026-11-20' });
  const after = await create(user, { text: 'Swim', dueDate: '2026-11-30' });
  const taken = await change(user, 'takeBreak', { until: '2026-11-29' }, at('2026-11-19T10:00:00Z'));
  expect(taken).toMatchObject({ errors: [], data: { takeBreak: { user: { breakUntil: '2026-11-29', currentStreak: 1 } } } });
  for (let day = 19; day <= 29; day += 1) await closeDays(database.em(), at(`2026-11-${day}T12:00:00Z`));
  expect(await breakUntil(user, at('2026-11-30T02:59:59Z'))).toBe('2026-11-29');
  await closeDays(database.em(), at('2026-11-30T12:00:00Z'));
  const back = at('2026-11-30T03:00:00Z');
  expect(await days(user, back)).toMatchObject([
    { day: '2026-11-30', verdict: 'PENDING', streakAfter: 1 },
    { day: '2026-11-29', verdict: 'PAUSED', rule: 'paused' },
    { day: '2026-11-28', verdict: 'PAUSED' },
    { day: '2026-11-27', verdict: 'PAUSED' },
    { day: '2026-11-26', verdict: 'PAUSED', streakAfter: 1 },
  ]);
  expect(await breakUntil(user, back)).toBeNull();
  expect(await database.query('select status from commitments where id in ($1, $2) order by due_date', [due.id, after.id])).toEqual([
    { status: 'failed' },
    { status: 'active' },
  ]);
  expect(await database.query(`select type, at from commitment_events where commitment_id is null and user_id = $1 order by at`, [user.id])).toEqual([
    { type: 'pause', at: '2026-11-19 10:00:00+00' },
    { type: 'resume', at: '2026-11-30 03:00:00+00' },
  ]);
  await closeDays(database.em(), at('2026-12-01T03:00:00Z'));
  expect((await days(user, at('2026-12-01T03:00:00Z')))[1]).toMatchObject({ day: '2026-11-30', verdict: 'MISSED' });
});

test('the ledger says of each day whether it was of a break, also of those on which something was kept', async () => {
  const user = await makeUser(database.em());
  const { id } = await create(user, { text: 'Read' });
  await change(user, 'takeBreak', { until: '2026-11-19' }, at('2026-11-18T12:00:00Z'));
  await run(user, 'completeCommitment', { id }, at('2026-11-19T12:00:00Z'));
  await closeDays(database.em(), at('2026-11-20T03:00:00Z'));
  const asked = await ask(as.member(user), '{ me { days(first: 3) { day verdict isBreak } } }', { now: at('2026-11-20T04:00:00Z') });
  expect(asked.data.me.days).toEqual([
    { day: '2026-11-20', verdict: 'PENDING', isBreak: false },
    { day: '2026-11-19', verdict: 'KEPT', isBreak: true },
    { day: TODAY, verdict: 'PAUSED', isBreak: true },
  ]);
});

test('nobody asks during a break; what fell due meanwhile is asked in the morning after it and fails only then', async () => {
  const user = await makeUser(database.em());
  await database.query(`insert into bot_chats (user_id, bot, chat_id) values ($1, 'commitment', 77)`, [user.id]);
  const { id } = await create(user, { text: 'Run 5 km', dueDate: '2026-11-19' });
  await change(user, 'takeBreak', { until: '2026-11-20' });
  const asked = async () =>
    (await database.query<{ dedupe_key: string }>('select dedupe_key from deliveries where user_id = $1', [user.id])).map((one) => one.dedupe_key);
  for (const time of ['18T20:00', '19T08:00', '19T20:00', '20T08:00', '20T12:00', '20T20:00']) {
    await checkInWithMembers(database.em(), at(`2026-11-${time}:00Z`));
    await closeDays(database.em(), at(`2026-11-${time}:00Z`));
  }
  expect([await asked(), await database.query('select status from commitments where id = $1', [id])]).toEqual([[], [{ status: 'active' }]]);
  await checkInWithMembers(database.em(), at('2026-11-21T08:00:00Z'));
  expect(await asked()).toEqual([`check-in:morning:${user.id}:2026-11-21`]);
  await closeDays(database.em(), at('2026-11-21T12:00:00Z'));
  expect(await database.query('select status from commitments where id = $1', [id])).toEqual([{ status: 'failed' }]);
});

test('a break may be ended before its time: then the day counts again, and what fell due can be told until noon tomorrow', async () => {
  const user = await makeUser(database.em());
  const { id } = await create(user, { text: 'Run 5 km', dueDate: '2026-11-19' });
  await create(user, { text: 'Swim', dueDate: '2026-11-21' });
  await change(user, 'takeBreak', { until: '2026-12-24' });
  const ended = await change(user, 'endBreak', {}, at('2026-11-21T15:00:00Z'));
  expect(ended).toMatchObject({ errors: [], data: { endBreak: { user: { breakUntil: null } } } });
  expect(await change(user, 'endBreak', {}, at('2026-11-21T15:00:00Z'))).toMatchObject({ errors: [] });
  await closeDays(database.em(), at('2026-11-22T11:59:59Z'));
  expect(await database.query('select status from commitments where id = $1', [id])).toEqual([{ status: 'active' }]);
  await closeDays(database.em(), at('2026-11-22T12:00:00Z'));
  expect((await days(user, at('2026-11-22T12:00:00Z'))).map(({ day, verdict }) => `${day} ${verdict}`)).toEqual([
    '2026-11-22 PENDING',
    '2026-11-21 MISSED',
    '2026-11-20 PAUSED',
    '2026-11-19 PAUSED',
    '2026-11-18 PAUSED',
  ]);
});

test('a break taken and ended on one day never was, and one may be moved while it lasts', async () => {
  const user = await makeUser(database.em());
  await create(user, { text: 'Run 5 km', dueDate: TODAY });
  await change(user, 'takeBreak', { until: '2026-11-20' });
  await change(user, 'endBreak', {});
  await change(user, 'takeBreak', { until: '2026-11-25' });
  await change(user, 'takeBreak', { until: '2026-11-19' });
  expect(await breakUntil(user)).toBe('2026-11-19');
  await change(user, 'endBreak', {});
  await closeDays(database.em(), at('2026-11-19T03:00:00Z'));
  expect((await days(user, at('2026-11-19T03:00:00Z')))[1]).toMatchObject({ day: TODAY, verdict: 'MISSED' });
});

test('a break never reaches back, and has an end that can be planned', async () => {
  const user = await makeUser(database.em());
  for (const until of ['2026-11-17', '2027-02-17'])
    expect((await change(user, 'takeBreak', { until })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'until' }]);
  expect((await change(user, 'takeBreak', { until: '2027-02-16' })).errors).toEqual([]);
  const other = await makeUser(database.em());
  expect((await ask(as.admin, 'query ($id: ID!) { user(id: $id) { breakUntil } }', { variables: { id: user.id } })).data.user.breakUntil).toBe('2027-02-16');
  expect(
    (await ask(as.thirdParty('members:read'), 'query ($id: ID!) { user(id: $id) { breakUntil } }', { variables: { id: user.id } })).data.user.breakUntil,
  ).toBeNull();
  expect((await ask(as.nobody, 'mutation { endBreak { user { id } } }')).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  expect((await change(other, 'endBreak', {})).errors).toEqual([]);
});

test('a flight to the east on the last evening leaves the break its last day', async () => {
  const user = await makeUser(database.em(), { timezone: 'America/New_York' });
  await create(user, { text: 'Run 5 km', dueDate: TODAY });
  await change(user, 'takeBreak', { until: TODAY });
  const landed = at('2026-11-19T00:00:00Z');
  await ask(as.member(user), 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }', {
    variables: { input: { timezone: 'Asia/Tokyo' } },
    now: landed,
  });
  await closeDays(database.em(), landed);
  expect((await days(user, landed)).map(({ day, verdict }) => `${day} ${verdict}`)).toEqual(['2026-11-19 PENDING', `${TODAY} PAUSED`]);
});
