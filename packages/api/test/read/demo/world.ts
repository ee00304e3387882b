import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { databaseOptions } from '../../../src/db/options.ts';
import { Reader } from '../../../src/read/execute.ts';
import { provenRegistry } from '../../../src/read/proof.ts';
import { Statements } from '../../../src/read/statements.ts';
import { CREATE_TABLES, entities } from './entities.ts';
import { demoReads } from './reads.ts';
import { demoSchema, type Resolvers } from './schema.ts';

export type DemoWorld = { readonly orm: MikroORM; readonly pool: Pool; readonly reader: Reader };

/** The small world in an empty database, and a reader over it on the pool of MikroORM. Close the `orm` when done. */
export async function demoWorld(url: string, resolvers: Resolvers = {}): Promise<DemoWorld> {
  const orm = await MikroORM.init(databaseOptions({ url, entities, poolSize: 4 }));
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
  await pool.query(CREATE_TABLES);
  return { orm, pool, reader: new Reader(provenRegistry(demoSchema(resolvers), orm, demoReads), new Statements(pool)) };
}
