import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { Client, Pool, type PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Departure } from '../../src/lib/departure.ts';
import { Param } from '../../src/read/sql.ts';
import type { Statement } from '../../src/read/statement.ts';
import { Statements } from '../../src/read/statements.ts';
import { emptyDatabase } from '../support/database.ts';
import { NOW } from './dataset.ts';

/** A connection that notes how many queries each of its trips carries. */
const trips: number[] = [];
class NotedClient extends Client {
  constructor(config?: ConstructorParameters<typeof Client>[0]) {
    super(config);
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    this.query = ((...given: unknown[]) => {
      const carried = (given[0] as { statements?: readonly unknown[] }).statements;
      if (carried) trips.push(carried.length);
      return query(...given);
    }) as Client['query'];
  }
}

let pool: Pool;
beforeAll(async () => {
  pool = new Pool({ connectionString: await emptyDatabase(), Client: NotedClient, max: 4 });
  pool.on('error', () => undefined);
});
afterAll(() => pool.end());
beforeEach(() => void (trips.length = 0));

let made = 0;
/** A statement that has come back so often that it has a name. */
const statementOf = (expression: string, isLight = true): Statement => ({
  text: `SELECT (${expression})::text`,
  name: `s${(made += 1)}`,
  params: [new Param(({ variables }) => variables['value'], 'text')],
  uses: 10,
  isLight,
});
const echo = statementOf('$1::text');
const asked = (statements: Statements, value: string, statement = echo, departure?: Departure) =>
  statements.run(statement, { variables: { value }, viewerId: null, now: NOW }, departure);

test('reads that come in one turn share the trips of two connections', async () => {
  const statements = new Statements(pool);
  const values = Array.from({ length: 20 }, (_, at) => String(at));
  expect(await Promise.all(values.map((value) => asked(statements, value)))).toEqual(values.map((value) => [value]));
  expect(trips).toEqual([10, 10]);
});

test('one that comes while trips are under way goes with the next', async () => {
  const statements = new Statements(pool);
  const first = Promise.all([asked(statements, 'a'), asked(statements, 'b')]);
  await new Promise(setImmediate);
  await Promise.all([first, ...['c', 'd', 'e', 'f'].map((value) => asked(statements, value))]);
  expect(trips.slice(0, 2)).toEqual([1, 1]);
  expect(trips.slice(2).reduce((sum, carried) => sum + carried, 0)).toBe(4);
  expect(trips.length).toBeLessThan(6);
});

test('the fault of one is its own, and what is prepared behind it is prepared again', async () => {
  const statements = new Statements(pool);
  const divides = statementOf('1 / length($1)');
  const behind = statementOf(`$1 || '!'`);
  for (let round = 0; round < 3; round += 1) {
    const answers = await Promise.allSettled([
      asked(statements, 'x', divides),
      asked(statements, 'a'),
      asked(statements, '', divides),
      asked(statements, 'b', behind),
      asked(statements, 'c', behind),
      asked(statements, 'd'),
    ]);
    const told = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value[0] : (answer.reason as { code: string }).code));
    expect(told).toEqual(['1', 'a', '22012', 'b!', 'c!', 'd']);
  }
});

test('whoever has left is not asked for, and does not keep the others', async () => {
  const statements = new Statements(pool);
  const [gone, stays] = [new Departure(), new Departure()];
  const counted = statementOf(`nextval('asked_for') || $1`);
  await pool.query('CREATE SEQUENCE asked_for');
  const left = asked(statements, '', counted, gone);
  const answered = asked(statements, '', counted, stays);
  gone.leave();
  await expect(left).rejects.toThrow('The caller left');
  expect(await answered).toEqual(['1']);
});

test.each([
  ['long', statementOf(`repeat($1, 20000)`)],
  ['slow', statementOf(`$1 || pg_sleep(0.2)`)],
])('one whose answer is %s goes alone the next time', async (_, heavy) => {
  const statements = new Statements(pool);
  const four = () => Promise.all([asked(statements, 'a', heavy), ...['b', 'c', 'd'].map((value) => asked(statements, value, echo))]);
  expect((await four())[3]).toEqual(['d']);
  expect(heavy.isLight).toBe(false);
  echo.isLight = true;
  trips.length = 0;
  await four();
  expect(trips.toSorted()).toEqual([1, 1, 2]);
});

test('nobody waits behind trips that take long', async () => {
  const statements = new Statements(pool);
  const stuck = statementOf(`$1 || pg_sleep(3)`);
  const both = [asked(statements, 'a', stuck), asked(statements, 'b', stuck)];
  await wait(20);
  expect(await Promise.race([asked(statements, 'c'), ...both])).toEqual(['c']);
  expect(await Promise.race([asked(statements, 'd'), ...both])).toEqual(['d']);
  await Promise.all(both);
});

test('a connection that is cut is told to everybody aboard, and the next ones get another', async () => {
  const statements = new Statements(pool);
  const sleeps = statementOf(`$1 || pg_sleep(5)`);
  const aboard = ['a', 'b', 'c', 'd'].map((value) => asked(statements, value, sleeps).catch((error: { code?: string }) => error.code));
  let cut = 0;
  while (cut < 2) {
    const { rowCount } = await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'PgSleep' AND datname = current_database()`,
    );
    cut += rowCount!;
  }
  expect(await Promise.all(aboard)).toEqual(['57P01', '57P01', '57P01', '57P01']);
  expect(await asked(statements, 'e')).toEqual(['e']);
});

test('where no connection is to be had, everybody is told', async () => {
  const narrow = new Pool({ ...pool.options, max: 1, connectionTimeoutMillis: 50 });
  const held: PoolClient = await narrow.connect();
  const statements = new Statements(narrow);
  const told = await Promise.allSettled(['a', 'b', 'c'].map((value) => asked(statements, value)));
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  held.release();
  expect(await asked(statements, 'd')).toEqual(['d']);
  await narrow.end();
});

test('whatever comes when, each read gets its own answer', async () => {
  const kinds = [echo, statementOf('1 / length($1)'), statementOf(`upper($1)`), statementOf('repeat($1, 9000)'), statementOf('$1 || pg_sleep(0.002)')];
  const right = [
    (v: string) => v,
    (v: string) => (v === '' ? '22012' : String(Math.trunc(1 / v.length))),
    (v: string) => v.toUpperCase(),
    (v: string) => v.repeat(9000),
    (v: string) => v,
  ];
  const read = fc.record({ kind: fc.nat(4), value: fc.constantFrom('', 'a', 'bc', 'ä'), after: fc.nat(4), leaves: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(read, { minLength: 1, maxLength: 60 }), async (reads) => {
      const statements = new Statements(pool);
      await Promise.all(
        reads.map(async ({ kind, value, after, leaves }) => {
          await wait(after);
          const departure = new Departure();
          const answer = asked(statements, value, kinds[kind]!, departure).then(
            ([text]) => text,
            (error: { code: string }) => error.code,
          );
          if (!leaves) return expect(await answer).toBe(right[kind]!(value));
          departure.leave();
          expect([right[kind]!(value), 'BAD_REQUEST']).toContain(await answer);
        }),
      );
    }),
    { numRuns: 60 },
  );
});
