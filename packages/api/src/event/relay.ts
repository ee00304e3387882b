import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../lib/log.ts';
import { KeptConnection } from './kept-connection.ts';
import type { PubSub } from './pubsub.ts';

/** Any process of any version that stamps events takes this lock first. */
export const RELAY_LOCK = 7_365_001;
const POLL_MS = 500;
const BATCH = 1_000;
/** Under load what is committed meanwhile is stamped together: the first of a burst at once, the rest so often. */
const PAUSE_MS = 50;

/**
 * Gives a batch of committed events the next places in the log and tells every process how far the log goes now. The lock of this very session keeps any
 * other relay out, so the highest position can be trusted. Events of one batch keep the order of their writing: what was written after a commit comes later.
 */
const STAMP = `
  with pending as materialized (
         select row, row_number() over (order by seq) as place from (select ctid as row, seq from events where position is null order by seq limit ${BATCH}) as first
       ),
       top as (select coalesce(max(position), 0) as position from events),
       stamped as (update events set position = top.position + pending.place from pending, top where events.ctid = pending.row returning events.position)
  select count(*)::int as count, max(position)::text as top from stamped`;

/**
 * PostgreSQL keeps the plan of this statement from when the log was new and small, until it gathers statistics: by the plan that is best then, each round reads the whole
 * log. So those that wait are found by their index and changed where they lie, whatever the log looks like.
 */
const ONE_PLAN = '-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

/**
 * Sequence numbers are given when a row is written but become visible when its transaction commits, in any order; a reader that counts on them skips rows.
 * So one process among all stamps a gapless `position` on what has committed. Whoever holds the lock works; when its process or connection dies the lock
 * is free and another takes over within half a second.
 */
export class Relay {
  private readonly connection: KeptConnection;
  private timer: NodeJS.Timeout | undefined;
  private leads = false;
  private isBusy = false;
  private isWoken = false;
  private isStopped = false;
  private readonly unlisten: () => void;

  constructor(
    databaseUrl: string,
    private readonly pubsub: PubSub,
    private readonly log: Log,
  ) {
    // A process that froze keeps its connection: PostgreSQL ends the silent session, and with it the lock.
    const patience = '-c idle_session_timeout=10s -c statement_timeout=8s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3';
    const settings = `${patience} ${ONE_PLAN}`;
    const onConnect = async (): Promise<void> => void (this.leads = false);
    this.connection = new KeptConnection({ databaseUrl, name: 'progress-relay', settings, log, onConnect });
    this.unlisten = pubsub.listen('progress_relay', () => this.work());
    this.timer = setInterval(() => this.work(), POLL_MS);
  }

  /** Whether this process stamps at present. */
  get isLeading(): boolean {
    return this.leads && this.connection.client !== null;
  }

  /** Says that events may have been committed here; call it after each commit. */
  wake(): void {
    if (this.isLeading) this.work();
    else this.pubsub.publish('progress_relay', '');
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    this.unlisten();
    await this.connection.stop();
  }

  private work(): void {
    this.isWoken = true;
    if (!this.isBusy) void this.rounds();
  }

  private async rounds(): Promise<void> {
    this.isBusy = true;
    while (this.isWoken && !this.isStopped) {
      this.isWoken = false;
      const client = this.connection.client;
      if (client) await this.round(client);
      await wait(PAUSE_MS);
    }
    this.isBusy = false;
  }

  private async round(client: pg.Client): Promise<void> {
    try {
      if (!this.leads) this.leads = await takeLock(client);
      if (!this.leads) return;
      const { rows } = await client.query<{ count: number; top: string | null }>({ name: 'stamp', text: STAMP });
      const [stamped] = rows;
      if (stamped?.top != null) this.pubsub.publish('progress_events', stamped.top);
      if (stamped?.count === BATCH) this.isWoken = true;
    } catch (error) {
      if (this.isStopped) return;
      this.log.warn({ err: error }, 'the event relay lost its connection');
      this.leads = false;
      this.connection.drop();
    }
  }
}

async function takeLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [RELAY_LOCK]);
  return rows[0]?.taken === true;
}
