import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { SilentConnection, socketOf } from './watched-client.ts';

/** Whoever has gone on for so long without a word is not waited for by a process that stops. */
const SILENT_AFTER_MS = 2_000;
/** A connection to a silent PostgreSQL is not made any more; nobody waits long to learn that. */
const LAST_CONNECT_MS = 250;

/** What the pool of the driver holds, in use or not; it has no other name for it. */
type Holder = { readonly _clients: readonly pg.Client[] };

/**
 * For a process that stops: asks PostgreSQL on a new connection whether it is there. When it says nothing at all, not even no, whatever waits for it is told so, and what is
 * asked from then on is told at once. A PostgreSQL that answers changes nothing, however slow its work is.
 */
export async function giveUpSilence(databaseUrl: string, pool: pg.Pool): Promise<void> {
  if (await answers(databaseUrl)) return;
  pool.options.connectionTimeoutMillis = LAST_CONNECT_MS;
  for (const client of (pool as unknown as Holder)._clients) socketOf(client).destroy(new SilentConnection());
}

async function answers(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'progress-stop' });
  client.on('error', () => undefined);
  const late = new AbortController();
  const told = client.connect().then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([told, wait(SILENT_AFTER_MS, false, { signal: late.signal })]);
  } finally {
    late.abort();
    socketOf(client).destroy();
  }
}
