import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { PreparingClient } from '../../src/db/preparing-client.ts';
import { hoursFromNow } from '../support/clock.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { makeGoal, makeMeeting, makeMembership, makePod, makeUser } from '../support/make.ts';
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
const RSVP = 'mutation ($input: RsvpInput!) { rsvp(input: $input) { attendance { rsvp } } }';
const CHECK_IN = 'mutation ($input: CheckInInput!) { checkIn(input: $input) { attendance { status } } }';

test('a promise is kept and answered in two trips, with an idempotency key, a due day, a goal and a pod that sees it as well', async () => {
  const em = database.em();
  const user = await makeUser(em);
  const pod = await makePod(em);
  await makeMembership(em, { user, pod });
  const goal = await makeGoal(em, { user });
  const done = await create(user, { text: 'The first one', dueDate: TODAY });
  await ask(as.member(user), COMPLETE, { variables: { input: { id: done.id } } });
  const keep = (input: object) => ask(as.member(user), CREATE, { variables: { input: { text: 'Write the report', ...input } } });
  expect(await tripsOf(() => keep({}))).toBe(2);
  expect(await tripsOf((round) => keep({ idempotencyKey: `key ${round}` }))).toBe(2);
  const all = { dueDate: TODAY, longTermGoalId: goal.id, sharedWithPod: true };
  expect(await tripsOf((round) => keep({ ...all, idempotencyKey: `another key ${round}` }))).toBe(2);
});

test('what was answered before is answered again in five trips, of which the first try takes two', async () => {
  const user = await makeUser(database.em());
  const keep = () => ask(as.member(user), CREATE, { variables: { input: { text: 'Write the report', idempotencyKey: 'the same key' } } });
  expect(await tripsOf(keep)).toBe(5);
});

test('an item of a reading is kept in two trips', async () => {
  const user = await makeUser(database.em());
  const ANALYZE = 'mutation ($input: AnalyzeCommitmentInput!) { analyzeCommitment(input: $input) { reading { id } } }';
  const read = async (): Promise<string> => {
    const { data } = await ask(as.member(user), ANALYZE, { variables: { input: { text: 'run 5 km tomorrow' } } });
    return (data as { analyzeCommitment: { reading: { id: string } } }).analyzeCommitment.reading.id;
  };
  const readings = [await read(), await read()];
  expect(await tripsOf((round) => ask(as.member(user), CREATE, { variables: { input: { readingId: readings[round], item: 0 } } }))).toBe(2);
});

test('"done" takes two trips', async () => {
  const user = await makeUser(database.em());
  const promises = [await create(user, { text: 'One', dueDate: TODAY }), await create(user, { text: 'Two', dueDate: TODAY })];
  expect(await tripsOf((round) => ask(as.member(user), COMPLETE, { variables: { input: { id: promises[round]!.id, idempotencyKey: `${round}` } } }))).toBe(2);
});

test('"done" of yesterday takes as many', async () => {
  const user = await makeUser(database.em());
  const yesterday = hoursFromNow(-24);
  const promises = [await create(user, { text: 'One' }, yesterday), await create(user, { text: 'Two' }, yesterday)];
  const done = (id: string) => ask(as.member(user), COMPLETE, { variables: { input: { id, doneOn: '2026-11-17' } } });
  expect(await tripsOf((round) => done(promises[round]!.id))).toBe(2);
});

test('what is refused under a new key is decided once: in one trip, and one to undo it', async () => {
  const user = await makeUser(database.em());
  const { id } = await create(user, { text: 'Run', dueDate: TODAY });
  await ask(as.member(user), 'mutation ($input: FailCommitmentInput!) { failCommitment(input: $input) { commitment { id } } }', {
    variables: { input: { id } },
  });
  const refuse = (idempotencyKey: string) => ask(as.member(user), COMPLETE, { variables: { input: { id, idempotencyKey } } });
  await refuse('the first');
  trips = 0;
  expect((await refuse('the second')).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
  expect(trips).toBe(2);
});

test('checking in, and saying beforehand that one will, take two trips', async () => {
  const em = database.em();
  const user = await makeUser(em);
  const pod = await makePod(em);
  await makeMembership(em, { user, pod, joinedAt: hoursFromNow(-100) });
  const meetings = [
    await makeMeeting(em, { pod, scheduledAt: hoursFromNow(0) }),
    await makeMeeting(em, { pod, scheduledAt: hoursFromNow(0.1), localDate: '2026-11-20' }),
  ];
  const later = [
    await makeMeeting(em, { pod, scheduledAt: hoursFromNow(200), localDate: '2026-12-01' }),
    await makeMeeting(em, { pod, scheduledAt: hoursFromNow(400), localDate: '2026-12-08' }),
  ];
  expect(await tripsOf((round) => ask(as.member(user), RSVP, { variables: { input: { meetingId: later[round]!.id, answer: 'YES' } } }))).toBe(2);
  expect(await tripsOf((round) => ask(as.member(user), CHECK_IN, { variables: { input: { meetingId: meetings[round]!.id } } }))).toBe(2);
});
