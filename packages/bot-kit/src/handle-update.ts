import { ApiError, type ApiClient, type Bot, RecordUpdateDocument } from '@progress/schema';
import type { Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';
import { backOffMs, pause } from './back-off.ts';
import type { BotContext } from './bot-context.ts';
import { chatIdOf } from './intake.ts';
import { failureForLog, type Log } from './log.ts';
import { isFromTelegram, type TelegramFailure, telegramFailure } from './telegram-failure.ts';

/** What a member is told, in their language, when their message could not be dealt with. */
export type Apology = {
  /** The system is away; their message is kept and will be answered. */
  readonly later: string;
  /** Something is wrong with this one message. */
  readonly never: string;
};

export type UpdateHandling = {
  readonly bot: Bot;
  readonly telegraf: Telegraf<BotContext>;
  readonly api: ApiClient;
  readonly log: Log;
  readonly apology: (languageCode: string | undefined) => Apology;
  /** Given when the bot is to stop: what waits for the API then comes again after the next start. */
  readonly stopping: AbortSignal;
};

/** Thrown for an update that has to come again. */
export class NotHandled extends Error {
  override readonly name = 'NotHandled';
}

const BACK_OFF = { firstMs: 500, longestMs: 15_000 };
/** So often is an update tried whose failure may pass but need not: an error inside the API, an answer of Telegram's that never came. */
const DOUBTFUL_ATTEMPTS = 3;
const MAY_PASS: ReadonlySet<string> = new Set(['passing', 'unknown', 'flood'] satisfies TelegramFailure['kind'][]);

/**
 * Handles updates, each with one effect. While the API is away an update waits at the head of its lane and is tried again, so that a chat keeps its order; the
 * member is told once. What fails for any other reason is logged, apologised for, and done with: it must not stop the chat for ever.
 */
export function updateHandler(handling: UpdateHandling): (update: Update) => Promise<void> {
  return async (update) => {
    const startedAt = performance.now();
    for (let failures = 0; ; failures += 1) {
      if (handling.stopping.aborted) throw new NotHandled();
      try {
        const outcome = await handleOnce(handling, update);
        handling.log.info({ updateId: update.update_id, outcome, tookMs: Math.round(performance.now() - startedAt) }, 'update');
        return;
      } catch (error) {
        handling.log.warn({ updateId: update.update_id, failures: failures + 1, ...failureForLog(error) }, 'update failed');
        if (!isWorthRepeating(error, failures)) return giveUp(handling, update);
        if (failures === 0 && error instanceof ApiError && error.isPassing) await apologise(handling, update, 'later');
        await pause(backOffMs(failures, BACK_OFF), handling.stopping);
      }
    }
  };
}

async function handleOnce({ api, bot, telegraf }: UpdateHandling, update: Update): Promise<'handled' | 'repeated'> {
  const record = { bot, updateId: String(update.update_id) };
  const { recordUpdate } = await api.mutate(RecordUpdateDocument, { input: { ...record, isHandled: false } });
  if (recordUpdate.isHandled) return 'repeated';
  await telegraf.handleUpdate(update);
  await api.mutate(RecordUpdateDocument, { input: { ...record, isHandled: true } });
  return 'handled';
}

function isWorthRepeating(error: unknown, failures: number): boolean {
  if (error instanceof ApiError && error.isPassing) return true;
  const isDoubtful = error instanceof ApiError ? error.code === 'INTERNAL' : isFromTelegram(error) && MAY_PASS.has(telegramFailure(error).kind);
  return isDoubtful && failures < DOUBTFUL_ATTEMPTS;
}

async function giveUp(handling: UpdateHandling, update: Update): Promise<void> {
  const { api, bot, log } = handling;
  await apologise(handling, update, 'never');
  await api
    .mutate(RecordUpdateDocument, { input: { bot, updateId: String(update.update_id), isHandled: true } })
    .catch((error: unknown) => log.warn(failureForLog(error), 'update not recorded'));
}

/** One calm sentence, in private chats only; that it cannot be sent either must not matter. */
async function apologise({ telegraf, apology, log }: UpdateHandling, update: Update, kind: keyof Apology): Promise<void> {
  const chatId = chatIdOf(update);
  if (chatId === null || chatId < 0 || 'my_chat_member' in update) return;
  const from = 'callback_query' in update ? update.callback_query.from : 'message' in update ? update.message.from : undefined;
  await telegraf.telegram.sendMessage(chatId, apology(from?.language_code)[kind]).catch((error: unknown) => log.warn(failureForLog(error), 'apology not sent'));
}
