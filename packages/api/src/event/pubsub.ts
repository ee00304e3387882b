import type { Log } from '../lib/log.ts';

/** What the processes tell one another. A message is only a hint: who misses one finds out by looking. */
export const CHANNELS = ['progress_relay', 'progress_events', 'progress_budgets'] as const;
/**
 * `progress_relay`: somebody committed events. `progress_events`: the log has grown to the position in the payload. `progress_budgets`: points that callers
 * spent with one process; used with Redis only.
 */
export type Channel = (typeof CHANNELS)[number];
export type Listener = (payload: string) => void;

/** Carries hints between processes. Deliveries may be lost or doubled, and are many-to-one: equal payloads of one moment arrive once. */
export interface PubSub {
  publish(channel: Channel, payload: string): void;
  /** Calls the listener for each message, and with an empty payload whenever messages may have been lost. Returns the way to stop it. */
  listen(channel: Channel, listener: Listener): () => void;
  stop(): Promise<void>;
}

/** Who listens within this process; shared by every way of carrying messages. */
export class Listeners {
  private readonly byChannel = new Map<Channel, Set<Listener>>(CHANNELS.map((channel) => [channel, new Set()]));

  constructor(private readonly log: Log) {}

  add(channel: Channel, listener: Listener): () => void {
    this.byChannel.get(channel)?.add(listener);
    return () => this.byChannel.get(channel)?.delete(listener);
  }

  tell(channel: string, payload: string): void {
    for (const listener of this.byChannel.get(channel as Channel) ?? []) this.call(listener, payload);
  }

  tellAll(): void {
    for (const channel of CHANNELS) this.tell(channel, '');
  }

  private call(listener: Listener, payload: string): void {
    try {
      listener(payload);
    } catch (error) {
      this.log.error({ err: error }, 'a listener failed');
    }
  }
}

/** Messages that wait for the next turn, so that a burst becomes one. */
export class Outgoing {
  private waiting = new Map<string, { channel: Channel; payload: string }>();

  add(channel: Channel, payload: string): void {
    this.waiting.set(`${channel} ${payload}`, { channel, payload });
  }

  take(): { channel: Channel; payload: string }[] {
    const taken = [...this.waiting.values()];
    this.waiting = new Map();
    return taken;
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }
}
