import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { socketOf } from '../db/watched-client.ts';
import type { Log } from '../lib/log.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** PostgreSQL answers a goodbye at once, if it is there. */
const GOODBYE_MS = 500;

export type KeptConnectionOptions = {
  readonly databaseUrl: string;
  /** Shown by PostgreSQL in pg_stat_activity. */
  readonly name: string;
  /** PostgreSQL settings of this session, such as `-c idle_session_timeout=10s`. */
  readonly settings?: string;
  readonly log: Log;
  /** Runs on each new connection before anybody else may use it. */
  readonly onConnect: (client: pg.Client) => Promise<void>;
};

/** One connection of its own that is made anew, with growing pauses, whenever it is lost. */
export class KeptConnection {
  private readonly stopping = new AbortController();
  private current: pg.Client | null = null;
  /** The one that is open or about to be. */
  private newest: pg.Client | null = null;
  private readonly running: Promise<void>;

  constructor(private readonly options: KeptConnectionOptions) {
    this.running = this.keep();
  }

  /** The open connection; null while there is none. */
  get client(): pg.Client | null {
    return this.current;
  }

  /** Gives the connection up, after a query on it failed, say; the next one is made at once. */
  drop(): void {
    const client = this.current;
    this.current = null;
    // `end` would wait for an answer that may never come.
    if (client) socketOf(client).destroy();
  }

  /** Says goodbye, and does not wait long for the answer. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const { current, newest } = this;
    this.current = null;
    // The driver never settles a connection that is ended while it is made.
    if (newest !== null && newest !== current) socketOf(newest).destroy();
    const late = setTimeout(() => current && socketOf(current).destroy(), GOODBYE_MS);
    await current?.end().catch(() => undefined);
    clearTimeout(late);
    await this.running;
  }

  private async keep(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      const wasOpen = await this.live();
      if (this.stopping.signal.aborted) return;
      pause = wasOpen ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2);
      await wait(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** One connection from its beginning to its end. True when it was ever of use. */
  private async live(): Promise<boolean> {
    const { databaseUrl, name, settings, log, onConnect } = this.options;
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: name,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      ...(settings !== undefined && { options: settings }),
    });
    this.newest = client;
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    client.on('error', () => end());
    client.on('end', () => end());
    try {
      await client.connect();
      await onConnect(client);
      if (this.stopping.signal.aborted) return true;
      this.current = client;
      await ended;
      return true;
    } catch (error) {
      log.warn({ err: error, connection: name }, 'no connection to PostgreSQL; trying again');
      return false;
    } finally {
      this.current = null;
      void client.end().catch(() => undefined);
    }
  }
}
