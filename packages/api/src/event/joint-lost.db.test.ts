import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { actingTogether, notedCompanies, type Outcome } from '../../test/support/acting-together.ts';
import { NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeUser } from '../../test/support/make.ts';
import { TODAY } from '../../test/support/promising.ts';
import { createCommitment } from '../commitment/commitment.actions.ts';
import type { User } from '../user/user.entity.ts';
import { verify } from '../verify.ts';
import type { AnyContext } from '../viewer/context.ts';

const database = await testDatabase();
const { together } = actingTogether(database);
const companies = notedCompanies();
const em = database.em();
const all: User[] = [];
for (let at = 0; at < 8; at += 1) all.push(await makeUser(em));

/** Somebody else, whose connection is not ended. */
const operator = new pg.Client({ connectionString: database.url, application_name: 'operator' });
await operator.connect();
afterAll(() => operator.end());
/** Ends the connections of the API, those that are in a transaction if told so. @returns how many */
const endConnections = async (state = '%'): Promise<number> =>
  (
    await operator.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'progress-api' and state like $1`,
      [state],
    )
  ).rows.length;
const texts = async (like = '%'): Promise<string[]> =>
  (await operator.query<{ commitment: string }>('select commitment from commitments where commitment like $1 order by 1', [like])).rows.map(
    ({ commitment }) => commitment,
  );

beforeEach(() => void companies.splice(0));

test('when the connection of a company is lost before its commit, all are told so and nothing is written', async () => {
  const [isAsked, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let waiting = 0;
  async function createSlowly(ctx: AnyContext, input: { text: string }): Promise<object> {
    const made = await createCommitment(ctx, input);
    waiting += 1;
    if (waiting === 4) isAsked.resolve();
    await mayGoOn.promise;
    return made;
  }
  const acts = Promise.all(all.slice(0, 4).map((user) => together(user, { text: 'Lost' }, createSlowly)));
  await isAsked.promise;
  expect(await endConnections('idle in transaction')).toBe(2);
  mayGoOn.resolve();
  const told = await acts;
  expect(told.map(({ value }) => value)).toEqual(Array(4).fill(undefined));
  expect([companies, waiting, await texts()]).toEqual([Array(2).fill({ size: 2, kept: 0 }), 4, []]);
  const again = await Promise.all(all.slice(0, 4).map((user) => together(user, { text: 'Kept' }, createCommitment)));
  expect([again.filter(({ value }) => value !== undefined).length, await texts()]).toEqual([4, Array(4).fill('Kept')]);
});

let runs = 0;
test('whenever connections are lost, what was told as done is there, nothing is there twice, and all that is kept twice agrees', async () => {
  let done = 0;
  let lost = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), async (pauses) => {
      runs += 1;
      const texted = (user: number, turn: number): string => `Walk ${runs}.${turn}.${user}`;
      const acts: Promise<[string, Outcome]>[] = [];
      for (const [turn, pause] of pauses.entries()) {
        for (const [at, user] of all.entries()) {
          const text = texted(at, turn);
          acts.push(together(user, { text, dueDate: TODAY, idempotencyKey: text }, createCommitment).then((outcome) => [text, outcome]));
        }
        for (let turns = 0; turns < pause; turns += 1) await nextTurn();
        await endConnections();
      }
      const told = await Promise.all(acts);
      const there = await texts('Walk %');
      expect(new Set(there).size).toBe(there.length);
      const kept = told.filter(([, { value }]) => value !== undefined).map(([text]) => text);
      expect(kept.filter((text) => !there.includes(text))).toEqual([]);
      done += kept.length;
      lost += told.length - kept.length;
      // Said again with the same key, it is there, once.
      for (const [text, { value }] of told) if (value === undefined) await again(all[Number(text.at(-1))]!, text);
      expect((await texts(`Walk ${runs}.%`)).toSorted()).toEqual(told.map(([text]) => text).toSorted());
    }),
    { numRuns: 25, interruptAfterTimeLimit: 15_000 },
  );
  expect([done > 0, lost > 0, companies.some(({ kept }) => kept > 1)]).toEqual([true, true, true]);
  expect(await verify(database.em(), { now: NOW, fix: false })).toEqual([]);
}, 60_000);

/** Until it is answered: a connection of the pool may have been lost too. */
async function again(user: User, text: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { value } = await together(user, { text, dueDate: TODAY, idempotencyKey: text }, createCommitment);
    if (value !== undefined) return;
  }
  throw new Error(`${text} was never answered.`);
}
