import type { Socket } from 'node:net';
import pg from 'pg';

/** The options of a connection, and after how much silence PostgreSQL is asked whether it is still at the question, in milliseconds; 0 or left out: never. */
export type WatchedConfig = pg.ClientConfig & { readonly silenceTimeoutMillis?: number };

/** One that waits for its client does not work: its answer does not get through. */
const IS_BUSY = `select exists (select from pg_stat_activity where pid = $1 and state = 'active' and wait_event_type is distinct from 'Client') as is_busy`;

/**
 * A connection whose other end may vanish without a word, as behind a firewall that forgot it: TCP alone would go on repeating for a quarter of an hour. When a question
 * has had no answer for too long, PostgreSQL is asked on a new connection whether it is still at it. If it is not, or says nothing there either, this connection is torn,
 * so that whoever waits hears of it and the pool drops it. It costs nothing for each question: the socket's own clock begins anew with whatever is said on it.
 */
export class WatchedClient extends pg.Client {
  constructor(config: WatchedConfig = {}) {
    super(config);
    const { silenceTimeoutMillis = 0 } = config;
    if (silenceTimeoutMillis > 0) this.once('connect', () => this.watch(silenceTimeoutMillis));
  }

  private watch(ms: number): void {
    const stream = socketOf(this);
    stream.setTimeout(ms);
    stream.on('timeout', () => void this.judge(stream, ms));
  }

  private async judge(stream: Socket, ms: number): Promise<void> {
    if (!this.waits) return;
    const { bytesRead } = stream;
    const isBusy = await this.isBusyThere(ms);
    // What was answered while this process stood still is read by now.
    if (!this.waits || stream.bytesRead !== bytesRead) return;
    if (isBusy) stream.setTimeout(ms);
    else stream.destroy(new SilentConnection());
  }

  /** Whether PostgreSQL says so, within the time given. */
  private async isBusyThere(ms: number): Promise<boolean> {
    const { host, port, user, database, password, ssl } = this;
    const other = new pg.Client({
      host,
      port,
      user,
      database,
      password,
      ssl,
      application_name: 'progress-watch',
      connectionTimeoutMillis: ms,
      query_timeout: ms,
    });
    other.on('error', () => undefined);
    try {
      await other.connect();
      const { processID } = this as unknown as { readonly processID: number };
      return (await other.query<{ is_busy: boolean }>(IS_BUSY, [processID])).rows[0]!.is_busy;
    } catch {
      return false;
    } finally {
      // A goodbye would wait for an answer that may never come.
      socketOf(other).destroy();
    }
  }

  /** Whether a question is not answered yet. The driver has no other name for it. */
  private get waits(): boolean {
    return (this as unknown as { readyForQuery: boolean }).readyForQuery === false;
  }
}

/** What a connection speaks over; the driver has no other name for it. */
export const socketOf = (client: pg.Client): Socket => (client as unknown as { connection: { stream: Socket } }).connection.stream;

/** PostgreSQL has not answered, and nobody knows whether it did what it was asked. To callers this is UNAVAILABLE, as with the system's own time-out. */
export class SilentConnection extends Error {
  override readonly name = 'SilentConnection';
  readonly code = 'ETIMEDOUT';
  constructor() {
    super('The connection to PostgreSQL has gone silent and was given up.');
  }
}
