import { EventEmitter, once } from 'node:events';
import type { EventFeed, LoggedEvent } from '../lib/event-feed.ts';
import type { Log } from '../lib/log.ts';
import type { Query } from '../lib/query.ts';
import type { PubSub } from './pubsub.ts';

type EventRow = {
  id: string;
  type: string;
  position: string;
  user_id: string | null;
  pod_id: string | null;
  commitment_id: string | null;
  subject_id: string | null;
};

const POLL_MS = 1_000;
const BATCH = 1_000;
/** So many of the newest events are kept in the process; a follower further behind reads from the database. */
const REMEMBERED = 5_000;

/**
 * The log as this process has seen it grow. It reads each new event once, whatever the number of followers, and wakes them; each follower keeps its own
 * position and asks for what follows it, so none can skip or repeat, and a slow one costs nothing but its position.
 */
export class EventLog implements EventFeed {
  private readonly growth = new EventEmitter<{ grown: [events: readonly LoggedEvent[]] }>();
  private readonly stopping = new AbortController();
  private newest: LoggedEvent[] = [];
  private top = 0;
  private reading: Promise<void> | null = null;
  private isStale = false;
  private readonly unlisten: () => void;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly query: Query,
    pubsub: PubSub,
    private readonly log: Log,
  ) {
    this.growth.setMaxListeners(0);
    this.unlisten = pubsub.listen('progress_events', (payload) => this.hear(payload));
    this.timer = setInterval(() => this.catchUp(), POLL_MS);
  }

  /** Begins at the present end of the log. */
  static async start(query: Query, pubsub: PubSub, log: Log): Promise<EventLog> {
    const [end] = await query<{ top: string }>('select coalesce(max(position), 0)::text as top from events', []);
    const events = new EventLog(query, pubsub, log);
    events.top = Number(end?.top ?? 0);
    return events;
  }

  /** The position of the last event that this process knows. */
  get position(): number {
    return this.top;
  }

  /** Calls back with each batch of new events, in order. Returns the way to stop it. */
  onGrowth(listener: (events: readonly LoggedEvent[]) => void): () => void {
    this.growth.on('grown', listener);
    return () => this.growth.off('grown', listener);
  }

  async *follow(after: number | null, signal: AbortSignal): AsyncGenerator<LoggedEvent, void, void> {
    const until = AbortSignal.any([signal, this.stopping.signal]);
    let position = after ?? this.top;
    while (!until.aborted) {
      const events = await this.following(position);
      for (const event of events) {
        if (until.aborted) return;
        position = event.position;
        yield event;
      }
      if (events.length === 0 && position >= this.top) await once(this.growth, 'grown', { signal: until }).catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.unlisten();
    clearInterval(this.timer);
    await this.reading;
    this.growth.removeAllListeners();
  }

  /** The events right after a position: from memory when it reaches back so far, else from the database. */
  private async following(position: number): Promise<readonly LoggedEvent[]> {
    if (position >= this.top) return [];
    const oldest = this.newest[0];
    if (oldest && oldest.position <= position + 1) return this.newest.slice(this.newest.findLastIndex((event) => event.position <= position) + 1);
    return this.read(position);
  }

  private async read(position: number): Promise<LoggedEvent[]> {
    // `events.position`, not the text that is selected under the same name: as text 10 comes before 2.
    const text = `select id, type, position::text, user_id, pod_id, commitment_id, subject_id from events where position > $1 order by events.position limit ${BATCH}`;
    return (await this.query<EventRow>(text, [position])).map(eventOf);
  }

  private hear(payload: string): void {
    if (payload === '' || Number(payload) > this.top) this.catchUp();
  }

  private catchUp(): void {
    this.isStale = true;
    this.reading ??= this.advance().finally(() => (this.reading = null));
  }

  private async advance(): Promise<void> {
    try {
      while (this.isStale && !this.stopping.signal.aborted) {
        this.isStale = false;
        const events = await this.read(this.top);
        if (events.length > 0) this.grow(events);
        if (events.length === BATCH) this.isStale = true;
      }
    } catch (error) {
      this.log.warn({ err: error }, 'the event log could not be read; trying again');
    }
  }

  private grow(events: LoggedEvent[]): void {
    this.top = events.at(-1)?.position ?? this.top;
    this.newest = [...this.newest, ...events].slice(-REMEMBERED);
    this.growth.emit('grown', events);
  }
}

function eventOf(row: EventRow): LoggedEvent {
  return {
    id: row.id,
    type: row.type,
    position: Number(row.position),
    userId: row.user_id,
    podId: row.pod_id,
    commitmentId: row.commitment_id,
    subjectId: row.subject_id,
  };
}
