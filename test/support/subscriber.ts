import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { eventually } from './process.ts';

export type SeenEvent = {
  readonly cursor: string;
  readonly id: string;
  readonly type: string;
  readonly userId: string | null;
  readonly commitmentId: string | null;
};

const EVENTS = 'subscription Events($after: String) { events(after: $after) { cursor id type userId commitmentId } }';

/** That a line is cut while it is being made is no fault. */
class CutSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    this.on('error', () => {});
  }
}

/** A third party that follows the log with a key of its own, remembers its cursor, and goes on from it after whatever cut it off. */
export class Subscriber {
  readonly seen: SeenEvent[] = [];
  private client: Client | undefined;

  constructor(
    private readonly url: string,
    private readonly key: string,
    /** Where to begin; null: with what happens from now on. */
    private readonly from: string | null = null,
  ) {}

  get cursor(): string | null {
    return this.seen.at(-1)?.cursor ?? this.from;
  }

  /** Follows the log from the last cursor on. An older connection is cut first. */
  follow(): void {
    this.cut();
    const key = this.key;
    const client = createClient({
      url: this.url,
      webSocketImpl: CutSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${key}` },
      onNonLazyError: () => {},
    });
    this.client = client;
    client.subscribe<{ events: SeenEvent }>(
      { query: EVENTS, variables: { after: this.cursor } },
      {
        next: (answer) => {
          if (answer.data && this.client === client) this.seen.push(answer.data.events);
        },
        error: () => {},
        complete: () => {},
      },
    );
  }

  /** Whether the server takes a subscription: it is still open after the server has answered something asked later. */
  async accepts(subscription: string): Promise<boolean> {
    const client = createClient({ url: this.url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { authorization: `Bearer ${this.key}` } });
    const outcome = await new Promise<boolean>((resolve) => {
      client.subscribe({ query: subscription }, { next: () => resolve(true), error: () => resolve(false), complete: () => resolve(false) });
      client.subscribe({ query: '{ health { status } }' }, { next: () => resolve(true), error: () => resolve(false), complete: () => {} });
    });
    await client.dispose();
    return outcome;
  }

  /** Cuts the connection off as a lost network does: nothing is said to the other side. */
  cut(): void {
    const client = this.client;
    this.client = undefined;
    client?.terminate();
    void client?.dispose();
  }

  async waitFor(type: string, test: (event: SeenEvent) => boolean = () => true): Promise<SeenEvent> {
    return eventually(`the subscriber sees ${type}`, 20, () => Promise.resolve(this.seen.find((event) => event.type === type && test(event))));
  }
}
