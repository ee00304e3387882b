import { readFileSync, realpathSync } from 'node:fs';
import pg from 'pg';
import { EmbeddedPostgresError } from './failure.ts';
import { SUPERUSER } from './initialise.ts';
import { dataFolderOf, passwordFileOf } from './place.ts';

/** Any number of our own; taken shared by everybody who uses the server, exclusively by the one who is about to stop it. */
const IN_USE = 4_000_127;
export const DATABASE = 'progress';

/**
 * A connection that says "I use this server" for as long as our process lives: the kernel closes it when we die,
 * and it breaks when the server dies. So nobody keeps lists of users, and nobody polls.
 */
export interface Hold {
  /** Called once when the server is gone; never after `release`. */
  onLost(listener: () => void): void;
  /** Lets go; true when nobody else uses the server, so that it is ours to stop. Whoever comes meanwhile waits until it has stopped. */
  release(): Promise<boolean>;
  /** Ends the connection. */
  end(): Promise<void>;
}

/** Null when nothing answers there just now, or something that is not the server over this data. */
export async function takeHold(folder: string, port: number): Promise<Hold | null> {
  const client = new pg.Client(connectionTo(folder, port, 'postgres'));
  let reportLoss = (): void => undefined;
  let isLost = false;
  client.on('error', () => undefined);
  client.on('end', () => {
    isLost = true;
    reportLoss();
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ place: string }>(`SELECT current_setting('data_directory') AS place`);
    if (rows[0]?.place !== realpathSync(dataFolderOf(folder))) return await client.end().then(() => null);
    await client.query('SELECT pg_advisory_lock_shared($1)', [IN_USE]);
    await ensureDatabase(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    if (isWrongPassword(error))
      throw new EmbeddedPostgresError(`PostgreSQL does not take the password in ${passwordFileOf(folder)}: put back the file that was made with the data.`);
    return null;
  }
  return {
    onLost(listener) {
      reportLoss = listener;
      if (isLost) listener();
    },
    async release() {
      reportLoss = () => undefined;
      if (isLost) return false;
      await client.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE]);
      const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [IN_USE]);
      return rows[0]?.alone === true;
    },
    async end() {
      await client.end().catch(() => undefined);
    },
  };
}

/** The connection string of the project's database; it holds the password. */
export function urlOf(folder: string, port: number): string {
  return `postgresql://${SUPERUSER}:${readPassword(folder)}@127.0.0.1:${port}/${DATABASE}?sslmode=disable`;
}

/** Everything is said outright, so that no PG* variable of the environment has a say. */
function connectionTo(folder: string, port: number, database: string): pg.ClientConfig {
  return {
    host: '127.0.0.1',
    port,
    database,
    user: SUPERUSER,
    password: readPassword(folder),
    ssl: false,
    options: '',
    application_name: 'progress: in use',
    connectionTimeoutMillis: 5_000,
  };
}

const readPassword = (folder: string): string => readFileSync(passwordFileOf(folder), 'utf8').trim();

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 1) return;
  try {
    await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    const wasMadeMeanwhile = ['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '');
    if (!wasMadeMeanwhile) throw error;
  }
}

const isWrongPassword = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '28P01';
