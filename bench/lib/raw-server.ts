import { Pool } from 'pg';
import { READ_OPERATIONS } from './read-operations.ts';
import { report, servePosts } from './child-server.ts';

// Hand-written SQL behind node:http: one prepared statement per operation, PostgreSQL writes the JSON. No credentials, no limits, no log.
const pool = new Pool({ connectionString: process.argv[2]!, max: 10, options: '-c TimeZone=UTC' });
const statements = new Map(READ_OPERATIONS.map(({ sql }, at) => [at, sql]));

const url = await servePosts(async ({ operation, values }: { operation: number; values: unknown[] }) => {
  const { rows } = await pool.query<string[]>({ name: `o${operation}`, text: statements.get(operation)!, values, rowMode: 'array' });
  return `{"data":${rows[0]![0]!}}`;
});
report(url);
