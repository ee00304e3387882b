import { describe, expect, test } from 'vitest';
import { as, asking } from '../support/ask.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation, promising, TODAY, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { tell, run } = promising(database, ask);

const READING = 'reading { id items { text estimatedTimeMinutes } }';
const read = async (user: Member, text: string, now = NOW) =>
  (await ask(as.member(user), mutation('analyzeCommitment', READING), { variables: { input: { text } }, now })).data.analyzeCommitment.reading;
/** Promises what a message says and returns the id of it. */
const keep = async (user: Member, text: string, now = NOW): Promise<string> =>
  (await run(user, 'createCommitment', { readingId: (await read(user, text, now)).id }, now)).commitment.id;
const outcome = async (id: string) =>
  (await database.query<{ outcome: unknown }>(`select ai_insights -> 'outcome' as outcome from commitments where id = $1`, [id]))[0]!.outcome;

describe('how long something took', () => {
  test('is kept with what became of the promise, and goes when the report is taken back', async () => {
    const user = await makeUser(database.em());
    const id = await keep(user, 'run 5k today');
    expect(await outcome(id)).toBeNull();
    await run(user, 'completeCommitment', { id, actualTimeMinutes: 42 });
    expect(await outcome(id)).toEqual({ late: false, days_late: 0, backdated: false, minutes_actual: 42 });
    await run(user, 'undoCommitment', { id });
    expect(await outcome(id)).toBeNull();
  });

  test('may be told after the report, which stays what it was', async () => {
    const user = await makeUser(database.em());
    const id = await keep(user, 'run 5k today');
    const { commitment } = await run(user, 'completeCommitment', { id });
    const again = await run(user, 'completeCommitment', { id, actualTimeMinutes: 35 });
    expect(again).toMatchObject({ wasAlready: true, commitment: { completedAt: commitment.completedAt, version: commitment.version } });
    expect(await outcome(id)).toMatchObject({ minutes_actual: 35 });
  });

  test('of what is done two days late: so many days late', async () => {
    const user = await makeUser(database.em());
    const id = await keep(user, 'run 5k today');
    await run(user, 'completeCommitment', { id }, daysFromNow(2));
    expect(await outcome(id)).toEqual({ late: true, days_late: 2, backdated: false, minutes_actual: null });
  });

  test('is what the next such promise is expected to take', async () => {
    const user = await makeUser(database.em());
    for (const actualTimeMinutes of [40, 50, 90]) await run(user, 'completeCommitment', { id: await keep(user, 'run 5k today'), actualTimeMinutes });
    expect((await read(user, 'run 5k tomorrow')).items).toMatchObject([{ estimatedTimeMinutes: 50 }]);
    const other = await makeUser(database.em());
    expect((await read(other, 'run 5k tomorrow')).items[0].estimatedTimeMinutes).not.toBe(50);
  });

  test.each([0, -5, 10_000_000])('is refused as %d minutes, and nothing is reported', async (actualTimeMinutes) => {
    const user = await makeUser(database.em());
    const id = await keep(user, 'run 5k today');
    const { errors } = await tell(user, 'completeCommitment', { id, actualTimeMinutes });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'actualTimeMinutes' }]);
    expect(await database.query('select 1 from commitments where id = $1 and status = $2', [id, 'active'])).toHaveLength(1);
  });

  test('of a promise that was made without a reading is not asked for, and does no harm', async () => {
    const user = await makeUser(database.em());
    const { commitment } = await run(user, 'createCommitment', { text: 'Walk', dueDate: TODAY });
    expect(await run(user, 'completeCommitment', { id: commitment.id, actualTimeMinutes: 20 })).toMatchObject({ commitment: { status: 'COMPLETED' } });
    expect(await outcome(commitment.id)).toBeNull();
  });
});
