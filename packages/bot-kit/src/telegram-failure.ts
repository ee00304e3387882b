import { TelegramError } from 'telegraf';

/** What a failed call of the Bot API means for whoever made it. */
export type TelegramFailure =
  /** What was wanted is already so, or came too late to matter. */
  | { readonly kind: 'harmless' }
  /** This person cannot be written to: they blocked the bot, left, or are gone. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'flood'; readonly retryAfterSeconds: number }
  | { readonly kind: 'migrated'; readonly newChatId: string }
  /** Another process polls with the same token, or a webhook is set. */
  | { readonly kind: 'conflict' }
  /** The token is not (or no longer) a bot's. */
  | { readonly kind: 'bad-token' }
  /** Telegram understood and refused; the same again would be refused again. */
  | { readonly kind: 'refused' }
  /** Telegram was not reached, or was unwell: nothing happened. */
  | { readonly kind: 'passing' }
  /** No answer came: it may or may not have happened. */
  | { readonly kind: 'unknown' };

const HARMLESS = /message is not modified|query is too old|query ID is invalid|message to delete not found/i;
const UNREACHABLE = /chat not found|user not found|PEER_ID_INVALID|group chat was deactivated/i;
/** System errors by which a request certainly did not arrive. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What a call of the Bot API that threw means. Anything that is not the Bot API's failure is `unknown`. */
export function telegramFailure(error: unknown): TelegramFailure {
  if (error instanceof TelegramError) return failureByCode(error);
  const { code } = (error ?? {}) as { code?: unknown };
  return { kind: typeof code === 'string' && NOT_SENT.has(code) ? 'passing' : 'unknown' };
}

function failureByCode(error: TelegramError): TelegramFailure {
  const { code, parameters } = error;
  if (code === 429) return { kind: 'flood', retryAfterSeconds: parameters?.retry_after ?? 5 };
  if (code >= 500) return { kind: 'passing' };
  if (code === 409) return { kind: 'conflict' };
  if (code === 401 || code === 404) return { kind: 'bad-token' };
  return code === 403 ? { kind: 'unreachable' } : refusalOf(error);
}

function refusalOf({ description, parameters }: TelegramError): TelegramFailure {
  if (parameters?.migrate_to_chat_id !== undefined) return { kind: 'migrated', newChatId: String(parameters.migrate_to_chat_id) };
  if (HARMLESS.test(description)) return { kind: 'harmless' };
  return { kind: UNREACHABLE.test(description) ? 'unreachable' : 'refused' };
}

/** True for what a call of the Bot API throws: an error it answered, or node-fetch's when no answer came. */
export function isFromTelegram(error: unknown): boolean {
  return error instanceof TelegramError || (error instanceof Error && (error.name === 'FetchError' || error.name === 'AbortError'));
}
