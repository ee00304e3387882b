import {
  type ApiClient,
  type Bot,
  ClaimDeliveriesDocument,
  type ClaimDeliveriesMutation,
  ConfirmDeliveryDocument,
  DeliveryDueDocument,
  FailDeliveryDocument,
} from '@progress/schema';
import type { Telegram } from 'telegraf';
import { backOffMs, pause } from './back-off.ts';
import { NotNow } from './limiter.ts';
import { failureForLog, type Log } from './log.ts';
import { telegramFailure, type TelegramFailure } from './telegram-failure.ts';

type Delivery = ClaimDeliveriesMutation['claimDeliveries']['deliveries'][number];
type Verdict = { readonly retryAfterSeconds?: number; readonly isPermanent?: boolean; readonly isUnreachable?: boolean; readonly newChatId?: string };

export type DeliveryLoop = {
  readonly bot: Bot;
  readonly api: ApiClient;
  /** Governed with the priority `broadcast`. */
  readonly telegram: Telegram;
  readonly log: Log;
};

const BATCH = 10;
const LEASE_SECONDS = 15;
/** A wake-up is only a hint: whatever it says or does not say, the queue is looked at this often. */
const POLL_MS = 3_000;
const LISTEN_AGAIN_MS = 60_000;
const BACK_OFF = { firstMs: 1_000, longestMs: 30_000 };
const REPORT_BACK_OFF = { firstMs: 200, longestMs: 2_000 };
const REPORT_ATTEMPTS = 6;
const never = new AbortController().signal;

/** Sends what the API has queued for this bot until the signal is given: claim, send, confirm. Resolves when nothing is in flight any more. */
export async function deliver(loop: DeliveryLoop, signal: AbortSignal): Promise<void> {
  const bell = new Bell();
  void listen(loop, bell, signal);
  for (let failures = 0; !signal.aborted;) {
    try {
      const { claimDeliveries } = await loop.api.mutate(ClaimDeliveriesDocument, { input: { bot: loop.bot, limit: BATCH, leaseSeconds: LEASE_SECONDS } });
      failures = 0;
      await Promise.all(claimDeliveries.deliveries.map((delivery) => sendOne(loop, delivery)));
      if (claimDeliveries.deliveries.length < BATCH) await bell.orAfter(POLL_MS, signal);
    } catch (error) {
      loop.log.warn({ ...failureForLog(error), failures: failures + 1 }, 'deliveries could not be claimed');
      await pause(backOffMs(failures, BACK_OFF), signal);
      failures += 1;
    }
  }
}

/** Rings for every wake-up. Without the subscription the loop still polls, so its end is only logged, and it is asked for again later. */
async function listen({ api, bot, log }: DeliveryLoop, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const _ of api.subscribe(DeliveryDueDocument, { bot }, signal)) bell.ring();
    } catch (error) {
      log.error(failureForLog(error), 'no wake-ups for deliveries; the queue is polled instead');
      await pause(LISTEN_AGAIN_MS, signal);
    }
  }
}

async function sendOne(loop: DeliveryLoop, delivery: Delivery): Promise<void> {
  const { api, telegram, log } = loop;
  const { id, claimToken } = delivery;
  try {
    const keyboard = delivery.buttons.map((row) => row.map(({ text, data }) => ({ text, callback_data: data })));
    const message = await telegram.sendMessage(delivery.chatId, delivery.text, keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {});
    await report(loop, id, () => api.mutate(ConfirmDeliveryDocument, { input: { id, claimToken, providerMessageId: String(message.message_id) } }));
    log.info({ deliveryId: id, outcome: 'sent' }, 'delivery');
  } catch (error) {
    const verdict = error instanceof NotNow ? { retryAfterSeconds: error.retryAfterSeconds } : verdictOf(telegramFailure(error));
    const reason = reasonOf(error);
    await report(loop, id, () => api.mutate(FailDeliveryDocument, { input: { id, claimToken, reason, ...verdict } }));
    log.warn({ deliveryId: id, outcome: 'failed', ...verdict, ...failureForLog(error) }, 'delivery');
  }
}

/** What the API should do with a delivery that Telegram did not take. After an answer that never came it is sent again: at least once, rather than perhaps not. */
function verdictOf(failure: TelegramFailure): Verdict {
  switch (failure.kind) {
    case 'unreachable':
      return { isUnreachable: true };
    case 'flood':
      return { retryAfterSeconds: failure.retryAfterSeconds };
    case 'migrated':
      return { newChatId: failure.newChatId };
    case 'refused':
    case 'harmless':
      return { isPermanent: true };
    case 'passing':
    case 'unknown':
    case 'conflict':
    case 'bad-token':
      return {};
  }
}

/** Telegram's own sentence, or the kind of failure; never the text that was to be sent. */
function reasonOf(error: unknown): string {
  if (error instanceof NotNow) return 'The bot was stopped, or had to send too much else, before its turn came.';
  const { description } = failureForLog(error);
  return typeof description === 'string' ? description : 'Telegram did not answer.';
}

/** Tells the API what became of a delivery, stubbornly: a sent message that is not confirmed is sent again when its lease ends. */
async function report(loop: DeliveryLoop, deliveryId: string, tell: () => Promise<unknown>): Promise<void> {
  for (let failures = 0; failures < REPORT_ATTEMPTS; failures += 1) {
    try {
      await tell();
      return;
    } catch (error) {
      loop.log.warn({ deliveryId, ...failureForLog(error) }, 'delivery not reported');
      await pause(backOffMs(failures, REPORT_BACK_OFF), never);
    }
  }
}

/** Lets one waiter go on when it rings; a ring that nobody hears is kept for the next. */
class Bell {
  private rung = Promise.withResolvers<void>();

  ring(): void {
    this.rung.resolve();
  }

  async orAfter(ms: number, signal: AbortSignal): Promise<void> {
    const timer = new AbortController();
    await Promise.race([this.rung.promise, pause(ms, AbortSignal.any([signal, timer.signal]))]);
    timer.abort();
    this.rung = Promise.withResolvers();
  }
}
