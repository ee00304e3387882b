import type { Telegram } from 'telegraf';
import { backOffMs, pause } from './back-off.ts';
import type { Cost, Limiter, Priority } from './limiter.ts';
import { type TelegramFailure, telegramFailure } from './telegram-failure.ts';

/** How a bot's calls reach Telegram: never faster than it allows, and again when it says so. */
export type Outgoing = { readonly limiter: Limiter; readonly priority: Priority };

type CallApi = (method: string, payload: Payload, options?: { signal?: AbortSignal }) => Promise<unknown>;
type Payload = Readonly<Record<string, unknown>>;

/** A broadcast has to be over, and reported, before its lease ends; a reply may take longer. */
const CALL_MS: Readonly<Record<Priority, number>> = { reply: 20_000, broadcast: 8_000 };
const ATTEMPTS = 4;
const LONGEST_BROADCAST_PAUSE_SECONDS = 4;
const RETRY = { firstMs: 300, longestMs: 3_000 };
const COUNTED = /^(send|copy|forward|edit)/;
const never = new AbortController().signal;

/**
 * Puts the limits and Telegram's own wishes between this instance and the wire. Telegraf makes a new instance for each update, so this is done to `bot.telegram`
 * and, by the first middleware, to each `ctx.telegram`.
 */
export function govern(telegram: Telegram, outgoing: Outgoing): void {
  const send = telegram.callApi.bind(telegram) as unknown as CallApi;
  const governed: CallApi = (method, payload, options) =>
    method === 'getUpdates' ? send(method, payload, options) : callUntilTaken(send, method, payload, outgoing);
  telegram.callApi = governed as unknown as Telegram['callApi'];
}

async function callUntilTaken(send: CallApi, method: string, given: Payload, { limiter, priority }: Outgoing): Promise<unknown> {
  let payload = given;
  for (let failures = 0; ; failures += 1) {
    await limiter.ready(priority, costOf(method, payload));
    try {
      return await send(method, payload, { signal: AbortSignal.timeout(CALL_MS[priority]) });
    } catch (error) {
      const failure = telegramFailure(error);
      if (failure.kind === 'harmless') return true;
      if (failure.kind === 'flood') limiter.pause(failure.retryAfterSeconds * 1000);
      if (failures >= ATTEMPTS - 1 || !isWorthRepeating(failure, priority)) throw error;
      if (failure.kind === 'migrated') payload = { ...payload, chat_id: failure.newChatId };
      if (failure.kind === 'passing') await pause(backOffMs(failures, RETRY), never);
    }
  }
}

/** Deliveries go back to the API's queue, which counts their attempts and learns where a group has moved; only a short pause is waited out. */
function isWorthRepeating(failure: TelegramFailure, priority: Priority): boolean {
  if (priority === 'broadcast') return failure.kind === 'flood' && failure.retryAfterSeconds <= LONGEST_BROADCAST_PAUSE_SECONDS;
  return failure.kind === 'flood' || failure.kind === 'passing' || failure.kind === 'migrated';
}

/** Telegram counts what appears in a chat, not what is asked or answered beside it. An edit in a private chat disturbs nobody and counts for the bot alone. */
function costOf(method: string, payload: Payload): Cost {
  const chatId = payload['chat_id'];
  const isCounted = COUNTED.test(method) && method !== 'sendChatAction' && (typeof chatId === 'string' || typeof chatId === 'number');
  const isInGroup = String(chatId).startsWith('-');
  return { isCounted, chatId: isCounted && (isInGroup || !method.startsWith('edit')) ? String(chatId) : null };
}
