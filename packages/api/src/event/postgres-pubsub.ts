import type pg from 'pg';
import type { Log } from '../lib/log.ts';
import { KeptConnection } from './kept-connection.ts';
import { CHANNELS, Listeners, Outgoing, type Channel, type Listener, type PubSub } from './pubsub.ts';

/** Messages between processes over PostgreSQL's LISTEN and NOTIFY, on one connection of its own. NOTIFY stays out of the transactions of actions: it would make their commits queue. */
export class PostgresPubSub implements PubSub {
  private readonly listeners: Listeners;
  private readonly outgoing = new Outgoing();
  private readonly connection: KeptConnection;
  private isSending = false;

  constructor(
    databaseUrl: string,
    private readonly log: Log,
  ) {
    this.listeners = new Listeners(log);
    this.connection = new KeptConnection({ databaseUrl, name: 'progress-pubsub', log, onConnect: (client) => this.attach(client) });
  }

  publish(channel: Channel, payload: string): void {
    this.outgoing.add(channel, payload);
    if (!this.isSending) setImmediate(() => void this.send());
    this.isSending = true;
  }

  listen(channel: Channel, listener: Listener): () => void {
    return this.listeners.add(channel, listener);
  }

  async stop(): Promise<void> {
    await this.connection.stop();
  }

  private async attach(client: pg.Client): Promise<void> {
    client.on('notification', (message) => this.listeners.tell(message.channel, message.payload ?? ''));
    await client.query(CHANNELS.map((channel) => `listen ${channel}`).join('; '));
    this.listeners.tellAll();
  }

  /** Sends what has gathered, one statement at a time. Without a connection it is lost, as any hint may be. */
  private async send(): Promise<void> {
    const client = this.connection.client;
    const messages = this.outgoing.take();
    try {
      if (client) {
        await client.query('select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as sent (channel, payload)', [
          messages.map((m) => m.channel),
          messages.map((m) => m.payload),
        ]);
      }
    } catch (error) {
      this.log.warn({ err: error }, 'a message to the other processes was lost');
      this.connection.drop();
    }
    this.isSending = !this.outgoing.isEmpty;
    if (this.isSending) setImmediate(() => void this.send());
  }
}
