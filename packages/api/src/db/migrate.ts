import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { Client } from 'pg';
import { migrations } from './migrations/migrations.ts';
import { databaseOptions } from './options.ts';

const TABLE = 'schema_migrations';
/** Any constant will do, as long as nobody else uses it in this database. */
const MIGRATION_LOCK = 7_203_115_620;
const LONGEST_WAIT_MS = 120_000;

export type Migrated = {
  /** The names of the migrations that this call applied; empty when there was nothing to do. */
  readonly applied: string[];
  readonly durationMs: number;
};

/**
 * Brings the database up to date. However many processes start at once, one migrates and the others wait for it.
 * A migration that cannot get a table lock within two seconds gives up rather than let all traffic queue behind it; nothing of it stays.
 */
export async function migrate(url: string): Promise<Migrated> {
  const startedAt = performance.now();
  const client = new Client({ connectionString: url, application_name: 'progress-migrate', lock_timeout: LONGEST_WAIT_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if ((await pendingMigrations(client)).length === 0) return { applied: [], durationMs: performance.now() - startedAt };
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = (await pendingMigrations(client)).length === 0 ? [] : await applyPending(url);
    return { applied, durationMs: performance.now() - startedAt };
  } finally {
    await client.end();
  }
}

/** The names of the migrations that the database has not seen, oldest first; empty when it is up to date. One query. */
export async function pendingMigrations(client: { query(sql: string): Promise<{ rows: { name: string }[] }> }): Promise<string[]> {
  const applied = await client.query(`select name from ${TABLE}`).catch((error: unknown) => {
    if (isUndefinedTable(error)) return { rows: [] };
    throw error;
  });
  const names = new Set(applied.rows.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !names.has(name));
}

async function applyPending(url: string): Promise<string[]> {
  const orm = await MikroORM.init({
    ...databaseOptions({ url, entities: [], poolSize: 2 }),
    extensions: [Migrator],
    migrations: { tableName: TABLE, migrationsList: migrations, snapshot: false, allOrNothing: true, silent: true },
  });
  try {
    return (await orm.migrator.up()).map((migration) => migration.name);
  } finally {
    await orm.close(true);
  }
}

function isUndefinedTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01';
}
