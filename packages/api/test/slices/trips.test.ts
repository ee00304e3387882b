import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { PreparingClient } from '../../src/db/preparing-client.ts';
import { hoursFromNow } from '../support/clock.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { makeMeeting, makeMembership, makePod, makeUser } from '../support/make.ts';
import { noteTrips } from '../support/note-trips.ts';
import { promising, TODAY } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { create } = promising(database, ask);

/** Every message that ends a trip to PostgreSQL, on every connection that is used from here on. */
let trips = 0;
const watched = new WeakSet<PreparingClient>();
const pool = (await database.orm.em.getConnection().getNativeClient()) as unknown as Pool;
pool.on('acquire', (client) => {
  if (!(client instanceof PreparingClient) || watched.has(client)) return;
  watched.add(client);
  noteTrips(client, () => (trips += 1));
});

/** How many trips a mutation makes, after one that showed the connections. */
async function tripsOf(mutation: (round: number) => Promise<{ readonly errors: readonly unknown[] }>): Promise<number> {
  await mutation(0);
  trips = 0;
  expect((await mutation(1)).errors).toEqual([]);
  return trips;
}

const CREATE = 'mutation ($input: CreateCommitmentInput!) { createCommitment(input: $input) { commitment { id commitment user { firstName } } } }';
const COMPLETE = 'mutation ($input: CompleteCommitmentInput!) { completeCommitment(input: $input) { commitment { status } } }';
const CHECK_IN = 'mutation ($input: CheckInInput!) { checkIn(input: $input) { attendance { status } } }';

test('a promise is kept and answered in two trips, and in three with an idempotency key', async () => {
  const user = await makeUser(database.em());
  await create(user, { text: 'The first one', dueDate: TODAY });
  const keep = (input: object) => ask(as.member(user), CREATE, { variables: { input: { text: 'Write the report', ...input } } });
  expect(await tripsOf(() => keep({}))).toBe(2);
  expect(await tripsOf((round) => keep({ idempotencyKey: `key ${round}` }))).toBe(3);
});

test('"done" takes three trips, one of them for the history that the streak is read from', async () => {
  const user = await makeUser(database.em());
  const promises = [await create(user, { text: 'One', dueDate: TODAY }), await create(user, { text: 'Two', dueDate: TODAY })];
  expect(await tripsOf((round) => ask(as.member(user), COMPLETE, { variables: { input: { id: promises[round]!.id } } }))).toBe(3);
});

test('checking in takes four trips', async () => {
  const em = database.em();
  const user = await makeUser(em);
  const pod = await makePod(em);
  await makeMembership(em, { user, pod, joinedAt: hoursFromNow(-100) });
  const meetings = [
    await makeMeeting(em, { pod, scheduledAt: hoursFromNow(0) }),
    await makeMeeting(em, { pod, scheduledAt: hoursFromNow(0.1), localDate: '2026-11-20' }),
  ];
  expect(await tripsOf((round) => ask(as.member(user), CHECK_IN, { variables: { input: { meetingId: meetings[round]!.id } } }))).toBe(4);
});
