import { createClient } from '@redis/client';
import { ConfigError } from '../config.ts';
import type { Log } from '../lib/log.ts';
import { CHANNELS, Listeners, Outgoing, type Channel, type Listener, type PubSub } from './pubsub.ts';

const FIRST_WAIT_MS = 5_000;
const LONGEST_PAUSE_MS = 2_000;

/** What is wrong, by what Redis or the socket says; each sentence names the cure and none repeats the address, which may hold a password. */
const SENTENCES: readonly (readonly [sign: RegExp, sentence: string])[] = [
  [/WRONGPASS|NOAUTH|NOPERM/, 'Redis does not let in the user of REDIS_URL: check its name and password, and that it may publish and subscribe.'],
  [/ENOTFOUND|EAI_AGAIN/, 'The host of REDIS_URL is not known: correct the address, or check the network.'],
  [/ECONNREFUSED/, 'Nothing listens at the host and port of REDIS_URL: start Redis there, correct the address, or leave REDIS_URL out.'],
];
const UNREACHED = 'Redis does not answer at REDIS_URL: correct the address (redis:// without and rediss:// with TLS), or check the network.';

type Client = ReturnType<typeof clientOf>;

/**
 * Messages between processes over Redis, on two connections: one that listens, and one that speaks. A lost connection is made again for as long as the process
 * lives; meanwhile messages are lost, as any hint may be, and whoever waits for one finds out by looking.
 */
export class RedisPubSub implements PubSub {
  private readonly listeners: Listeners;
  private readonly outgoing = new Outgoing();
  private isSending = false;

  private constructor(
    private readonly speaker: Client,
    private readonly ear: Client,
    private readonly log: Log,
  ) {
    this.listeners = new Listeners(log);
  }

  /**
   * Connects, and listens from then on.
   * @throws ConfigError when there is no Redis at the address, or it lets nobody in
   */
  static async connect(url: string, log: Log): Promise<RedisPubSub> {
    const state = { hasBegun: false };
    const [speaker, ear] = [clientOf(url, state, log), clientOf(url, state, log)];
    const pubsub = new RedisPubSub(speaker, ear, log);
    try {
      await Promise.all([speaker.connect(), ear.connect()]);
      await ear.subscribe([...CHANNELS], (payload, channel) => pubsub.listeners.tell(channel, payload));
    } catch (error) {
      for (const client of [speaker, ear]) if (client.isOpen) client.destroy();
      throw new ConfigError(sentenceFor(error), { cause: error });
    }
    state.hasBegun = true;
    // What was said while nobody listened is lost.
    ear.on('ready', () => pubsub.listeners.tellAll());
    return pubsub;
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
    for (const client of [this.speaker, this.ear]) if (client.isOpen) client.destroy();
    return Promise.resolve();
  }

  private async send(): Promise<void> {
    const messages = this.outgoing.take();
    try {
      if (this.speaker.isReady) await Promise.all(messages.map(({ channel, payload }) => this.speaker.publish(channel, payload)));
    } catch (error) {
      this.log.warn({ err: error }, 'a message to the other processes was lost');
    }
    this.isSending = !this.outgoing.isEmpty;
    if (this.isSending) setImmediate(() => void this.send());
  }
}

function clientOf(url: string, state: { readonly hasBegun: boolean }, log: Log) {
  const client = createClient({
    url,
    RESP: 2,
    name: 'progress',
    disableOfflineQueue: true,
    socket: {
      connectTimeout: FIRST_WAIT_MS,
      keepAlive: true,
      reconnectStrategy: (retries, cause) => (state.hasBegun ? Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(retries, 6)) : cause),
    },
  });
  client.on('error', (error: unknown) => {
    if (state.hasBegun) log.warn({ err: error }, 'no connection to Redis; trying again, and looking from time to time until then');
  });
  return client;
}

function sentenceFor(error: unknown): string {
  const said = `${String((error as { code?: unknown }).code)} ${String(error)}`;
  return SENTENCES.find(([sign]) => sign.test(said))?.[1] ?? UNREACHED;
}
