import type { Client } from 'pg';
import { DomainError } from '../lib/errors.ts';
import { RELAY_LOCK } from './relay.ts';

/** More than can have been written between a copy and the day it is needed. */
const LEAP = 1_000_000_000;

/**
 * Says in the log that the database was brought back from a copy, at a place behind all that were given out meanwhile: who follows with a cursor from after the copy is told, and goes on.
 * Has to run in a transaction.
 * @throws DomainError CONFLICT when an API process stamps the log
 */
export async function tellRestored(client: Client): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [RELAY_LOCK]);
  if (rows[0]?.taken !== true) throw new DomainError('CONFLICT', 'An API process works with this database: stop all of them, then call again.');
  await client.query(`insert into events (type, at, position) select 'log.restored', now(), coalesce(max(position), 0) + ${LEAP} from events`);
}
