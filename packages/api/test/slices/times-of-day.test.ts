import { expect, test } from 'vitest';
import { makeOccurrences } from '../../src/commitment/recurring.job.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation, promising, TODAY, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { create, run } = promising(database, ask);

const READ = 'mutation ($text: String!) { analyzeCommitment(input: { text: $text }) { reading { id items { timeOfDay when { rrule } } } } }';
const read = async (user: Member, text: string) => (await ask(as.member(user), READ, { variables: { text } })).data.analyzeCommitment.reading;
const CARD = 'recurringCommitment { id timeOfDay version }';
const habit = async (user: Member, name: string, input: object) => {
  const { errors, data } = await ask(as.member(user), mutation(`${name}RecurringCommitment`, CARD), { variables: { input }, now: NOW });
  expect(errors).toEqual([]);
  return data[`${name}RecurringCommitment`].recurringCommitment;
};
/** Day and time of all that is open, by day. */
const open = async (user: Member) =>
  (
    await ask(
      as.member(user),
      '{ commitments(filter: { status: { in: [ACTIVE] } }, orderBy: { field: DUE_DATE, direction: ASC }) { nodes { dueDate timeOfDay } } }',
    )
  ).data.commitments.nodes.map(({ dueDate, timeOfDay }: { dueDate: string; timeOfDay: string | null }) => `${dueDate} ${timeOfDay}`);

test('what repeats keeps the time that its words name, and so does each occurrence', async () => {
  const user = await makeUser(database.em());
  const reading = await read(user, 'every weekday at 7 run');
  expect(reading.items).toEqual([{ timeOfDay: '07:00', when: { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' } }]);
  const { id, timeOfDay } = await habit(user, 'create', { readingId: reading.id, startsOn: '2026-11-19' });
  expect(timeOfDay).toBe('07:00:00');
  expect(await open(user)).toEqual(['2026-11-19 07:00:00']);
  // Another time goes on to what is open and still has the old one.
  expect(await habit(user, 'update', { id, timeOfDay: '18:30', version: 1 })).toMatchObject({ timeOfDay: '18:30:00', version: 2 });
  expect(await habit(user, 'update', { id, timeOfDay: '18:30' })).toMatchObject({ version: 2 });
  expect(await open(user)).toEqual(['2026-11-19 18:30:00']);
  await makeOccurrences(database.em(), new Date('2026-11-20T12:00:00Z'));
  expect(await open(user)).toEqual(['2026-11-19 18:30:00', '2026-11-20 18:30:00']);
});

test('a single promise has a time in the same way; it is given, changed and taken away', async () => {
  const user = await makeUser(database.em());
  const reading = await read(user, 'call mum tomorrow at 18:30');
  const { id } = await create(user, { readingId: reading.id });
  expect(await open(user)).toEqual(['2026-11-19 18:30:00']);
  await run(user, 'updateCommitment', { id, timeOfDay: '09:15:40' });
  expect(await open(user)).toEqual(['2026-11-19 09:15:00']);
  await run(user, 'updateCommitment', { id, timeOfDay: null });
  expect(await open(user)).toEqual(['2026-11-19 null']);
  await run(user, 'updateCommitment', { id, text: 'Call dad', timeOfDay: '10:00' });
  await create(user, { text: 'Jog', dueDate: TODAY, timeOfDay: '06:00' });
  expect(await open(user)).toEqual(['2026-11-18 06:00:00', '2026-11-19 10:00:00']);
});

test('the day of a promise closes as it does without a time', async () => {
  const user = await makeUser(database.em());
  const { closesAt } = await create(user, { text: 'Jog', dueDate: TODAY, timeOfDay: '06:00' });
  expect(closesAt).toBe('2026-11-19T03:00:00.000Z');
});
