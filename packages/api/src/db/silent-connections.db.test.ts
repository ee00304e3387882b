import { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { silentProxy } from '../../test/support/silent-proxy.ts';
import { entities } from '../entities.ts';
import { refusal } from '../read/refusal.ts';
import { databaseOptions } from './options.ts';

const database = await testDatabase();
const way = await silentProxy(database.url);
/** A pool of one: a connection that is not dropped is missed at once. A statement may run for so short a time that the test need not wait for long. */
const orm = await MikroORM.init(databaseOptions({ url: way.url, entities, poolSize: 1, statementTimeoutMs: 200 }));
afterAll(async () => {
  await way.close();
  await orm.close(true);
});
const pool = (await orm.em.getConnection().getNativeClient()) as pg.Pool;

const pid = async (): Promise<number> => (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
beforeEach(() => way.heal());

const askedInSilence = (ask: () => Promise<unknown>): Promise<unknown> => {
  way.silence();
  return ask();
};
test.each([
  ['a question of a reader', () => askedInSilence(() => pool.query('select $1::int', [1]))],
  ['a statement', () => askedInSilence(() => orm.em.fork().execute('select ?::int', [1]))],
  ['the beginning of a transaction', () => askedInSilence(() => orm.em.fork().transactional((em) => em.execute('select ?::int', [1])))],
  [
    'a commit',
    () =>
      orm.em.fork().transactional(async (em) => {
        await em.execute('select ?::int', [1]);
        way.silence();
      }),
  ],
] as const)('when PostgreSQL has vanished without a word, %s fails, and the connection is dropped', async (_, ask) => {
  const before = await pid();
  const failure: unknown = await ask().catch((error: unknown) => error);
  expect(refusal(failure).extensions['code']).toBe('UNAVAILABLE');
  way.heal();
  expect(await pid()).not.toBe(before);
});

test('a connection that was forgotten on the way fails, also where new ones get through', async () => {
  const before = await pid();
  way.silence();
  way.heal();
  const failure: unknown = await pool.query('select $1::int', [1]).catch((error: unknown) => error);
  expect(refusal(failure).extensions['code']).toBe('UNAVAILABLE');
  expect(await pid()).not.toBe(before);
});

test('a statement that was given more time is waited for, however long PostgreSQL is silent meanwhile', async () => {
  const rows = await orm.em.fork().transactional(async (em) => {
    await em.execute("set local statement_timeout = '20s'");
    // Longer than twice the time after which PostgreSQL is asked.
    return em.execute('select 7 as seven from pg_sleep(3)');
  });
  expect(rows).toEqual([{ seven: 7 }]);
});

test('a statement that takes too long is ended by PostgreSQL, and the connection goes on', async () => {
  const before = await pid();
  await expect(orm.em.fork().execute('select pg_sleep(10)')).rejects.toMatchObject({ code: '57014' });
  expect(await pid()).toBe(before);
});

test('a connection that nobody uses may be silent', async () => {
  const before = await pid();
  const client = (await pool.connect()) as pg.PoolClient & { connection: pg.Connection };
  client.connection.stream.emit('timeout');
  client.release();
  expect(await pid()).toBe(before);
});
