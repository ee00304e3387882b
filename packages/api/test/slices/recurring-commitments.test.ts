import { expect, test } from 'vitest';
import { makeOccurrences } from '../../src/commitment/recurring.job.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation, promising, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { run, tell } = promising(database, ask);
const at = (iso: string): Date => new Date(iso);

const CARD = 'recurringCommitment { id commitment rule startsOn endsOn nextOn status version }';
const change = (user: Member, name: string, input: object, now = NOW) =>
  ask(as.member(user), mutation(`${name}RecurringCommitment`, CARD), { variables: { input }, now });
const done = async (user: Member, name: string, input: object, now = NOW) => {
  const { errors, data } = await change(user, name, input, now);
  expect(errors).toEqual([]);
  return data[`${name}RecurringCommitment`].recurringCommitment;
};
const occurrences = async (user: Member) =>
  (
    await database.query<{ day: string; status: string }>(
      `select due_date::text as day, status from commitments where user_id = $1 and deleted_at is null order by due_date`,
      [user.id],
    )
  ).map(({ day, status }) => `${day} ${status}`);
const read = async (user: Member, text: string) => {
  const { data } = await ask(
    as.member(user),
    'mutation ($input: AnalyzeCommitmentInput!) { analyzeCommitment(input: $input) { reading { id items { index dueDate when { kind rrule } } } } }',
    { variables: { input: { text } } },
  );
  return data.analyzeCommitment.reading;
};

test.each(['every monday at 7 jog', 'jeden Montag um 7 joggen'])('"%s" is kept as what repeats, once, and its next Monday is a commitment', async (text) => {
  const user = await makeUser(database.em());
  const reading = await read(user, text);
  expect(reading.items).toMatchObject([{ dueDate: '2026-11-23', when: { kind: 'recurring', rrule: 'FREQ=WEEKLY;BYDAY=MO' } }]);
  const made = await done(user, 'create', { readingId: reading.id });
  expect(made).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=MO', startsOn: '2026-11-23', nextOn: '2026-11-30', status: 'ACTIVE' });
  expect(await done(user, 'create', { readingId: reading.id })).toEqual(made);
  expect(await occurrences(user)).toEqual(['2026-11-23 active']);
});

test('what was kept as what repeats is not kept once more as a single commitment, and the other way round', async () => {
  const user = await makeUser(database.em());
  const repeating = await read(user, 'every monday at 7 jog');
  await done(user, 'create', { readingId: repeating.id });
  expect((await tell(user, 'createCommitment', { readingId: repeating.id, item: 0 })).errors).toMatchObject([{ code: 'CONFLICT', field: 'readingId' }]);
  expect(await occurrences(user)).toEqual(['2026-11-23 active']);
  const single = await read(user, 'every friday swim');
  await run(user, 'createCommitment', { readingId: single.id, item: 0 });
  expect((await change(user, 'create', { readingId: single.id })).errors).toMatchObject([{ code: 'CONFLICT', field: 'readingId' }]);
  expect(await occurrences(user)).toEqual(['2026-11-20 active', '2026-11-23 active']);
});

test('each occurrence is made by the member’s clock once the one before is over, once however often the clock comes by', async () => {
  const user = await makeUser(database.em(), { timezone: 'Pacific/Kiritimati' });
  await done(user, 'create', { text: 'Jog', rule: 'FREQ=WEEKLY;BYDAY=MO', startsOn: '2026-11-23' });
  // Kiritimati is 14 hours ahead and the day begins at three: Tuesday the 24th begins on Monday at 13:00 UTC.
  await makeOccurrences(database.em(), at('2026-11-23T12:59:59Z'));
  expect(await occurrences(user)).toEqual(['2026-11-23 active']);
  await Promise.all([1, 2, 3].map(() => makeOccurrences(database.em(), at('2026-11-23T13:00:00Z'))));
  expect(await occurrences(user)).toEqual(['2026-11-23 active', '2026-11-30 active']);
  // Nothing ran for a fortnight: the days that have passed are not asked for.
  await makeOccurrences(database.em(), at('2026-12-15T13:00:00Z'));
  expect(await occurrences(user)).toEqual(['2026-11-23 active', '2026-11-30 active', '2026-12-21 active']);
});

test('every day of a change of clocks has its occurrence, and each closes when the member’s day does', async () => {
  const user = await makeUser(database.em(), { timezone: 'Europe/London' });
  await done(user, 'create', { text: 'Read', rule: 'FREQ=DAILY', startsOn: '2027-03-27' }, at('2027-03-27T12:00:00Z'));
  for (let hour = 0; hour < 72; hour += 1) await makeOccurrences(database.em(), new Date(at('2027-03-27T12:00:00Z').getTime() + hour * 3_600_000));
  const rows = await database.query('select due_date::text as day, closes_at from commitments where user_id = $1 order by due_date', [user.id]);
  expect(rows).toEqual([
    { day: '2027-03-27', closes_at: '2027-03-28 02:00:00+00' },
    { day: '2027-03-28', closes_at: '2027-03-29 02:00:00+00' },
    { day: '2027-03-29', closes_at: '2027-03-30 02:00:00+00' },
    { day: '2027-03-30', closes_at: '2027-03-31 02:00:00+00' },
  ]);
});

test('resting takes back what lies ahead and nothing else; taken up again it comes again; ended it comes no more', async () => {
  const user = await makeUser(database.em());
  const { id } = await done(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY', startsOn: '2026-11-18' });
  const [today] = await database.query<{ id: string }>('select id from commitments where user_id = $1', [user.id]);
  await run(user, 'completeCommitment', { id: today!.id });
  const weekly = await done(user, 'create', { text: 'Swim', rule: 'FREQ=WEEKLY;BYDAY=FR' });
  expect(await occurrences(user)).toEqual(['2026-11-18 completed', '2026-11-20 active']);
  expect(await done(user, 'pause', { id: weekly.id })).toMatchObject({ status: 'PAUSED', nextOn: null });
  expect(await occurrences(user)).toEqual(['2026-11-18 completed']);
  expect(await done(user, 'resume', { id: weekly.id })).toMatchObject({ status: 'ACTIVE', nextOn: '2026-11-27' });
  expect(await occurrences(user)).toEqual(['2026-11-18 completed', '2026-11-20 active']);
  expect(await done(user, 'end', { id })).toMatchObject({ status: 'ENDED', nextOn: null });
  await makeOccurrences(database.em(), at('2026-11-19T12:00:00Z'));
  expect(await occurrences(user)).toEqual(['2026-11-18 completed', '2026-11-20 active']);
  expect((await change(user, 'resume', { id })).errors).toMatchObject([{ code: 'CONFLICT' }]);
});

test('an occurrence that was taken away stays away, and one that was moved leaves the others where they are', async () => {
  const user = await makeUser(database.em());
  await done(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY', startsOn: '2026-11-18' });
  const [first] = await database.query<{ id: string }>('select id from commitments where user_id = $1', [user.id]);
  await run(user, 'updateCommitment', { id: first!.id, dueDate: '2026-11-25' });
  await makeOccurrences(database.em(), at('2026-11-19T12:00:00Z'));
  expect(await occurrences(user)).toEqual(['2026-11-19 active', '2026-11-25 active']);
  const [second] = await database.query<{ id: string }>(`select id from commitments where user_id = $1 and due_date = '2026-11-19'`, [user.id]);
  await run(user, 'deleteCommitment', { id: second!.id }, at('2026-11-19T12:00:00Z'));
  await makeOccurrences(database.em(), at('2026-11-19T13:00:00Z'));
  expect(await occurrences(user)).toEqual(['2026-11-25 active']);
});

test('on the days of a break nothing comes of it; on the day after it does', async () => {
  const user = await makeUser(database.em());
  await run(user, 'createCommitment', { text: 'Write', dueDate: null });
  await ask(as.member(user), 'mutation { takeBreak(input: { until: "2026-11-20" }) { user { id } } }');
  await done(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY' });
  for (const day of [18, 19, 20]) await makeOccurrences(database.em(), at(`2026-11-${day}T12:00:00Z`));
  const dated = async () => (await occurrences(user)).filter((one) => !one.startsWith('null'));
  expect(await dated()).toEqual([]);
  await makeOccurrences(database.em(), at('2026-11-21T12:00:00Z'));
  expect(await dated()).toEqual(['2026-11-21 active']);
});

test('what cannot be is refused with the field; what is somebody else’s is not there', async () => {
  const [user, other] = [await makeUser(database.em()), await makeUser(database.em())];
  const refusal = async (by: Member, name: string, input: object) => (await change(by, name, input)).errors[0];
  expect(await refusal(user, 'create', { text: 'Jog' })).toMatchObject({ code: 'INVALID_INPUT', field: 'rule' });
  expect(await refusal(user, 'create', { text: 'Jog', rule: 'sometimes' })).toMatchObject({ code: 'INVALID_INPUT', field: 'rule' });
  expect(await refusal(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY', startsOn: '2026-11-17' })).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'startsOn',
  });
  const { id, version } = await done(user, 'create', { text: 'Jog', rule: 'FREQ=DAILY' });
  expect(await refusal(user, 'pause', { id, version: version + 1 })).toMatchObject({ code: 'VERSION_CONFLICT' });
  expect(await refusal(other, 'end', { id })).toMatchObject({ code: 'NOT_FOUND' });
  const seen = await ask(as.member(other), `{ recurringCommitment(id: "${id}") { id } }`);
  expect(seen.data).toEqual({ recurringCommitment: null });
  const own = await ask(as.member(user), '{ me { recurringCommitments { id } commitments(first: 1) { nodes { recurringCommitment { id } } } } }');
  expect(own.data.me).toEqual({ recurringCommitments: [{ id }], commitments: { nodes: [{ recurringCommitment: { id } }] } });
});
