import type { Socket } from 'node:net';
import pg from 'pg';

/** The options of a connection, and how long PostgreSQL may say nothing to a question, in milliseconds; 0 or left out: as long as it likes. */
export type WatchedConfig = pg.ClientConfig & { readonly silenceTimeoutMillis?: number };

/** Before a connection is given up it is looked at once more: a process that stood still finds what was answered meanwhile only after its timers have run. */
const SECOND_LOOK_MS = 1_000;

/**
 * A connection whose other end may vanish without a word, as behind a firewall that forgot it: TCP alone would go on repeating for a quarter of an hour. When a question
 * has no answer in time the connection is torn, so that whoever waits hears of it and the pool drops it. PostgreSQL itself ends what takes too long, so it is silent
 * for that long only when it is not there. It costs nothing for each question: the socket's own clock begins anew with whatever is said on it.
 */
export class WatchedClient extends pg.Client {
  constructor(config: WatchedConfig = {}) {
    super(config);
    const { silenceTimeoutMillis = 0 } = config;
    if (silenceTimeoutMillis > 0) this.once('connect', () => this.watch(silenceTimeoutMillis));
  }

  private watch(ms: number): void {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    stream.setTimeout(ms);
    stream.on('timeout', () => {
      if (!this.waits) return;
      const { bytesRead } = stream;
      setTimeout(() => {
        if (this.waits && stream.bytesRead === bytesRead) stream.destroy(new SilentConnection());
      }, SECOND_LOOK_MS).unref();
    });
  }

  /** Whether a question is not answered yet. The driver has no other name for it. */
  private get waits(): boolean {
    return (this as unknown as { readyForQuery: boolean }).readyForQuery === false;
  }
}

/** PostgreSQL has not answered, and nobody knows whether it did what it was asked. To callers this is UNAVAILABLE, as with the system's own time-out. */
export class SilentConnection extends Error {
  override readonly name = 'SilentConnection';
  readonly code = 'ETIMEDOUT';
  constructor() {
    super('The connection to PostgreSQL has gone silent and was given up.');
  }
}
