import type { Update } from '@grammyjs/types';
import type { Bot, Webhook } from '../world/state.ts';
import type { World } from '../world/world.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const ANSWER_TIMEOUT_MS = 30_000;

/** Delivers updates to webhooks: in order within a chat, several chats at once, again and again until the bot answers with 2xx. */
export class Webhooks {
  private readonly inFlight = new Map<string, Set<number>>();
  private readonly busyChats = new Map<string, Set<number>>();
  private readonly stopping = new AbortController();

  constructor(private readonly world: World) {}

  /** Starts the deliveries that may start now. Called for every new update and after every delivery. */
  pump(username: string): void {
    const bot = this.world.bot(username);
    if (bot?.webhook === null || bot === undefined || this.stopping.signal.aborted) return;
    const inFlight = ofBot(this.inFlight, username);
    const busy = ofBot(this.busyChats, username);
    for (const update of bot.updates) {
      if (inFlight.size >= bot.webhook.maxConnections) return;
      const chat = chatIdOf(update);
      if (busy.has(chat)) continue;
      busy.add(chat);
      inFlight.add(update.update_id);
      void this.deliver(bot, update).finally(() => {
        busy.delete(chat);
        inFlight.delete(update.update_id);
        this.pump(username);
      });
    }
  }

  private async deliver(bot: Bot, update: Update): Promise<void> {
    for (let attempt = 0; this.isWaiting(bot, update); attempt += 1) {
      const { webhook } = bot;
      if (webhook === null) return;
      const failure = await this.post(webhook, update);
      if (this.stopping.signal.aborted) return;
      if (failure === null) {
        bot.updates = bot.updates.filter((one) => one !== update);
        this.world.store.touch();
        return;
      }
      webhook.lastErrorAt = this.world.clock.seconds();
      webhook.lastErrorMessage = failure;
      await this.pause(Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS));
    }
  }

  private isWaiting(bot: Bot, update: Update): boolean {
    return bot.webhook !== null && bot.updates.includes(update) && !this.stopping.signal.aborted;
  }

  /** Returns null when the bot took the update, else what getWebhookInfo shows as the last error. */
  private async post(webhook: Webhook, update: Update): Promise<string | null> {
    const secret = webhook.secretToken === '' ? {} : { 'x-telegram-bot-api-secret-token': webhook.secretToken };
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
    try {
      const answer = await fetch(webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...secret },
        body: JSON.stringify(update),
        signal,
      });
      await answer.arrayBuffer();
      return answer.ok ? null : `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'Connection timed out' : 'Connection refused';
    }
  }

  private async pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.stopping.signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    clearTimeout(timer);
  }

  stop(): void {
    this.stopping.abort();
  }
}

function ofBot(map: Map<string, Set<number>>, username: string): Set<number> {
  const known = map.get(username) ?? new Set<number>();
  map.set(username, known);
  return known;
}

const chatIdOf = (update: Update): number => update.message?.chat.id ?? update.callback_query?.message?.chat.id ?? update.my_chat_member?.chat.id ?? 0;
