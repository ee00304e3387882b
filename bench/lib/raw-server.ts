import { Pool } from 'pg';
import { databaseOptions } from '../../packages/api/src/db/options.ts';
import { OPERATIONS } from './operations.ts';
import { report, servePosts } from './child-server.ts';

// Hand-written SQL behind node:http: one prepared statement per operation, PostgreSQL writes the JSON. No credentials, no limits, no log.
const pool = new Pool({ connectionString: process.argv[2]!, ...databaseOptions({ url: process.argv[2]!, entities: [], poolSize: 10 }).driverOptions });
const statements = new Map(OPERATIONS.map(({ sql }, at) => [at, sql]));

const url = await servePosts(async ({ operation, values }: { operation: number; values: unknown[] }) => {
  const { rows } = await pool.query<string[]>({ name: `o${operation}`, text: statements.get(operation)!, values, rowMode: 'array' });
  return `{"data":${rows[0]![0]!}}`;
});
report(url);
