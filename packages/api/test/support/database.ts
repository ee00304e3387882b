import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { afterAll, inject } from 'vitest';
import { databaseOptions } from '../../src/db/options.ts';
import { entities } from '../../src/entities.ts';
import { fixedClock } from './clock.ts';
import { createDatabase, dropDatabase, freshName } from './databases.ts';

export type TestDatabase = {
  readonly url: string;
  readonly orm: MikroORM;
  readonly pool: Pool;
  /** A fresh entity manager, with nothing in its identity map. */
  em(): EntityManager;
  /** The rows of a statement; `$1` and so on are its parameters. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
};

/** What the test file has to clean up, last made first. Registered when the file is loaded, so that tests may make databases too. */
const made: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const undo of made.toReversed()) await undo();
});

/** A migrated database of the test file's own, dropped when the file is done. Call it once, at the top of the file. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = freshName('progress_test');
  const serverUrl = inject('serverUrl');
  const url = await createDatabase(serverUrl, name, inject('templateName'));
  const orm = await MikroORM.init(databaseOptions({ url, entities, clock: fixedClock() }));
  made.push(async () => {
    await orm.close(true);
    await dropDatabase(serverUrl, name);
  });
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
  const query = async <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> => (await pool.query(sql, parameters)).rows as Row[];
  return { url, orm, pool, em: () => orm.em.fork(), query };
}

/** An empty database without a single table; dropped when the file is done. */
export async function emptyDatabase(): Promise<string> {
  const name = freshName('progress_empty');
  const serverUrl = inject('serverUrl');
  made.push(() => dropDatabase(serverUrl, name));
  return createDatabase(serverUrl, name);
}
