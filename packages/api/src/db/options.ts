import { defineConfig, type Options } from '@mikro-orm/postgresql';
import type { PoolConfig } from 'pg';
import { systemClock, type Clock } from '../lib/clock.ts';
import { WriteLast } from './last-writes.ts';
import { PreparedDriver } from './prepared-driver.ts';
import { PreparingClient } from './preparing-client.ts';
import { StampUpdates } from './stamp-updates.ts';
import type { WatchedConfig } from './watched-client.ts';

/** The longest a statement may run, wait for a lock, and leave a transaction idle. */
const STATEMENT_TIMEOUT_MS = 5_000;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;
/** PostgreSQL ends a statement in time and says so. When it has said nothing for so much longer, it is asked whether it is still there. */
const SILENCE_BEYOND_MS = 1_000;
/** An unused connection is asked after so long whether its other end is there, every second from then on, and given up ten seconds later. */
const KEEP_ALIVE_AFTER_MS = 5_000;
/** The same from the other end: the sessions of a process that vanished must not use up PostgreSQL's connections for hours. */
const KEEP_ALIVES = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

export type DatabaseSettings = {
  readonly url: string;
  readonly entities: Options['entities'];
  /** Connections at most; 10 unless told otherwise. */
  readonly poolSize?: number;
  /** The longest a statement may run; 5 s unless told otherwise, 0 for ever. */
  readonly statementTimeoutMs?: number;
  /** Where `updated_at` comes from. */
  readonly clock?: Clock;
  /** Takes what the driver has to say, such as a connection that the server dropped. */
  readonly log?: (message: string) => void;
};

/**
 * How the process talks to PostgreSQL. Sessions are in UTC whatever the server's default, so that no answer depends on where the database stands.
 * A connection that the server drops is logged and replaced (MikroORM listens to the pool's and the clients' `error` events); the query in flight rejects.
 */
export function databaseOptions(settings: DatabaseSettings) {
  return defineConfig({
    driver: PreparedDriver,
    clientUrl: settings.url,
    entities: settings.entities ?? [],
    ensureDatabase: false,
    discovery: { warnWhenNoEntities: false },
    driverOptions: sessionOptions(settings),
    subscribers: [new StampUpdates(settings.clock ?? systemClock), new WriteLast()],
    ...(settings.log ? { logger: settings.log } : {}),
    colors: false,
  });
}

function sessionOptions({ poolSize, statementTimeoutMs = STATEMENT_TIMEOUT_MS }: DatabaseSettings): PoolConfig & WatchedConfig {
  return {
    Client: PreparingClient,
    max: poolSize ?? 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    silenceTimeoutMillis: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + SILENCE_BEYOND_MS,
    application_name: 'progress-api',
    statement_timeout: statementTimeoutMs,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    options: `-c TimeZone=UTC ${KEEP_ALIVES}`,
  };
}
