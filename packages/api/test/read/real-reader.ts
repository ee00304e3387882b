import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { databaseOptions } from '../../src/db/options.ts';
import { entities } from '../../src/entities.ts';
import { Reader } from '../../src/read/execute.ts';
import { provenRegistry } from '../../src/read/proof.ts';
import { Statements } from '../../src/read/statement.ts';
import { buildGraphqlSchema, readables } from '../../src/schema.ts';

/** The product's own reads over its own schema, without the server around them. */
export async function realReader(url: string): Promise<{ readonly reader: Reader; readonly orm: MikroORM; readonly pool: Pool }> {
  const orm = await MikroORM.init(databaseOptions({ url, entities, poolSize: 10 }));
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
  return { orm, pool, reader: new Reader(provenRegistry(buildGraphqlSchema(), orm, readables), new Statements(pool)) };
}
