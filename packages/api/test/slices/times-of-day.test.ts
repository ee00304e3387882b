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

const PAGE =
  'query ($first: Int, $last: Int, $after: String, $before: String, $direction: OrderDirection!) { commitments(first: $first, last: $last, after: $after, before: $before, orderBy: { field: DUE_DATE, direction: $direction }) { nodes { commitment } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }';

test('the list goes on over its pages by day, on a day by time, and then as things were promised', async () => {
  const user = await makeUser(database.em());
  const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
  const promises = [
    { text: 'g', dueDate: TODAY },
    { text: 'h', dueDate: TODAY },
    { text: 'd', dueDate: TODAY, timeOfDay: '09:00' },
    { text: 'k' },
    { text: 'i', dueDate: '2026-11-19', timeOfDay: '06:00' },
    { text: 'e', dueDate: TODAY, timeOfDay: '09:00' },
    { text: 'l' },
    { text: 'c', dueDate: TODAY, timeOfDay: '07:30' },
    { text: 'j', dueDate: '2026-11-19' },
    { text: 'm' },
    { text: 'f', dueDate: TODAY, timeOfDay: '23:59' },
    { text: 'b', dueDate: TODAY, timeOfDay: '00:00' },
  ];
  for (const [index, promise] of promises.entries()) await create(user, promise, minutes(index));
  const walked = async (direction: 'ASC' | 'DESC', size: number, isBackward: boolean) => {
    const pages: string[][] = [];
    let at: string | null = null;
    for (let more = true; more;) {
      const variables: Record<string, unknown> = { direction, ...(isBackward ? { last: size, before: at } : { first: size, after: at }) };
      const { data } = await ask(as.member(user), PAGE, { variables, now: minutes(60) });
      const { nodes, pageInfo }: any = data.commitments;
      pages.push(nodes.map(({ commitment }: { commitment: string }) => commitment));
      at = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
      more = isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
    }
    return (isBackward ? pages.toReversed() : pages).flat().join('');
  };
  for (const size of [1, 2, 5, 12])
    for (const isBackward of [false, true]) {
      expect(await walked('ASC', size, isBackward)).toBe('bcdefghijklm');
      expect(await walked('DESC', size, isBackward)).toBe('mlkjihgfedcb');
    }
});
