import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { Client } from 'pg';
import { migrations } from './migrations/migrations.ts';
import { databaseOptions } from './options.ts';

const TABLE = 'schema_migrations';
/** Any constant will do, as long as nobody else uses it in this database. */
const MIGRATION_LOCK = 7_203_115_620;
const LONGEST_WAIT_MS = 120_000;
const CONNECT_WITHIN_MS = 10_000;

type NamedMigration = { readonly name: string; readonly class: new (...given: ConstructorParameters<typeof Migration>) => Migration };

export type Migrated = {
  /** The names of the migrations that this call applied; empty when there was nothing to do. */
  readonly applied: string[];
  readonly durationMs: number;
};

/**
 * Brings the database up to date. However many processes start at once, one migrates and the others wait for it, two minutes at most.
 * All that is pending happens in one transaction: when a migration fails, or cannot get a table lock within two seconds (it gives up rather than let
 * all traffic queue behind it), nothing of it stays.
 */
export async function migrate(url: string, known: readonly NamedMigration[] = migrations): Promise<Migrated> {
  const startedAt = performance.now();
  const client = new Client({
    connectionString: url,
    application_name: 'progress-migrate',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    lock_timeout: LONGEST_WAIT_MS,
  });
  // The query in flight rejects by itself; without a listener the process would end.
  client.on('error', () => undefined);
  await client.connect();
  try {
    if ((await pendingMigrations(client, known)).length === 0) return { applied: [], durationMs: since(startedAt) };
    await waitForTurn(client);
    const applied = (await pendingMigrations(client, known)).length === 0 ? [] : await applyPending(url, known);
    return { applied, durationMs: since(startedAt) };
  } finally {
    await client.end();
  }
}

const since = (startedAt: number): number => Math.round(performance.now() - startedAt);

type Queryable = { query(sql: string): Promise<{ rows: { name: string }[] }> };

/** The names of the migrations that the database has not seen, oldest first; empty when it is up to date. One query. */
export async function pendingMigrations(client: Queryable, known: readonly NamedMigration[] = migrations): Promise<string[]> {
  const applied = await client.query(`select name from ${TABLE}`).catch((error: unknown) => {
    if (hasCode(error, UNDEFINED_TABLE)) return { rows: [] };
    throw error;
  });
  const names = new Set(applied.rows.map((row) => row.name));
  return known.map((migration) => migration.name).filter((name) => !names.has(name));
}

/** The lock is the connection's: it is free again when this process is done, however it ends. */
async function waitForTurn(client: Client): Promise<void> {
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  } catch (error) {
    if (!hasCode(error, LOCK_NOT_AVAILABLE)) throw error;
    throw new Error(
      'Another process has been migrating this database for more than two minutes. See what it waits for in pg_stat_activity, then start again.',
      {
        cause: error,
      },
    );
  }
}

async function applyPending(url: string, known: readonly NamedMigration[]): Promise<string[]> {
  const orm = await MikroORM.init({
    ...databaseOptions({ url, entities: [], poolSize: 2, statementTimeoutMs: 0 }),
    extensions: [Migrator],
    migrations: { tableName: TABLE, migrationsList: [...known], snapshot: false, allOrNothing: true, silent: true },
  });
  try {
    return (await orm.migrator.up()).map((migration) => migration.name);
  } finally {
    await orm.close(true);
  }
}

const UNDEFINED_TABLE = '42P01';
const LOCK_NOT_AVAILABLE = '55P03';
const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
