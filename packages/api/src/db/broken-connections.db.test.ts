import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { entities } from '../entities.ts';
import { databaseOptions } from './options.ts';

const database = await testDatabase();
/** A pool of one: a connection that is not given back is missed at once. */
const orm = await MikroORM.init(databaseOptions({ url: database.url, entities, poolSize: 1 }));
const other = new pg.Client({ connectionString: database.url });
await other.connect();
afterAll(async () => {
  await other.end();
  await orm.close(true);
});

const pidOf = async (em: { execute: (text: string) => Promise<unknown> }): Promise<number> =>
  ((await em.execute('select pg_backend_pid() as pid')) as { pid: number }[])[0]!.pid;
const answers = (): Promise<number> => pidOf(orm.em.fork());

test.each([
  ['a statement', (em: ReturnType<typeof orm.em.fork>) => em.execute('select ?::int', [1])],
  ['the commit', () => Promise.resolve()],
] as const)('a connection that breaks before %s of a transaction is given back, and the next one has another', async (_, next) => {
  let broken = 0;
  const work = orm.em.fork().transactional(async (em) => {
    broken = await pidOf(em);
    await other.query('select pg_terminate_backend($1)', [broken]);
    await next(em as never);
  });
  await expect(work).rejects.toThrow(/terminat|not queryable/);
  expect(await answers()).not.toBe(broken);
});
