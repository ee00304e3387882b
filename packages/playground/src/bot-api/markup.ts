import type { InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup } from '@grammyjs/types';
import { z } from 'zod';
import { badRequest } from './bot-api-error.ts';
import type { CallArguments } from './call-arguments.ts';

export type Markup =
  | { kind: 'inline'; markup: InlineKeyboardMarkup | null }
  | { kind: 'keyboard'; markup: ReplyKeyboardMarkup }
  | { kind: 'remove' }
  | { kind: 'force-reply' };

const MAX_CALLBACK_BYTES = 64;
const MAX_INLINE_BUTTONS = 100;
const MAX_KEYBOARD_BUTTONS = 300;

const rowsShape = z.array(z.array(z.unknown()));
const style = z.enum(['danger', 'success', 'primary']).exactOptional();
const label = { text: z.string(), style };

const inlineButtonShape = z.union([
  z.object({ ...label, callback_data: z.string() }),
  z.object({ ...label, url: z.string() }),
  z.object({ ...label, copy_text: z.object({ text: z.string().min(1).max(256) }) }),
  z.object({ ...label, web_app: z.object({ url: z.string() }) }),
  z.object({ ...label, switch_inline_query: z.string() }),
  z.object({ ...label, switch_inline_query_current_chat: z.string() }),
  z.object({ ...label, pay: z.literal(true) }),
]);

const keyboardButtonShape: z.ZodType<KeyboardButton> = z.union([
  z.string().transform((text) => ({ text })),
  z.object({ ...label, request_location: z.literal(true) }),
  z.object({ ...label, request_contact: z.literal(true) }),
  z
    .object({ ...label, request_location: z.literal(false).exactOptional(), request_contact: z.literal(false).exactOptional() })
    .transform(({ text }) => ({ text })),
]);

const keyboardShape = z.object({
  keyboard: z.array(z.array(keyboardButtonShape)),
  is_persistent: z.boolean().exactOptional(),
  resize_keyboard: z.boolean().exactOptional(),
  one_time_keyboard: z.boolean().exactOptional(),
  input_field_placeholder: z.string().max(64).exactOptional(),
  selective: z.boolean().exactOptional(),
});

/** Returns the checked reply_markup, or null when none was given. Throws 400 in the words of the real API. */
export function readMarkup(args: CallArguments): Markup | null {
  const given = args.object('reply_markup', z.record(z.string(), z.unknown()), "can't parse reply keyboard markup JSON object");
  if (given === undefined) return null;
  if ('inline_keyboard' in given) return { kind: 'inline', markup: inlineKeyboard(given['inline_keyboard']) };
  if ('keyboard' in given) return { kind: 'keyboard', markup: replyKeyboard(given) };
  if (given['remove_keyboard'] === true) return { kind: 'remove' };
  if (given['force_reply'] === true) return { kind: 'force-reply' };
  return null;
}

/** Returns the inline keyboard for an edit: null takes the buttons away. Throws 400 for any other keyboard. */
export function readInlineMarkup(args: CallArguments): InlineKeyboardMarkup | null {
  const markup = readMarkup(args);
  if (markup === null) return null;
  if (markup.kind !== 'inline') throw badRequest('inline keyboard expected');
  return markup.markup;
}

function inlineKeyboard(given: unknown): InlineKeyboardMarkup | null {
  const rows = rowsShape.safeParse(given);
  if (!rows.success) throw badRequest('field "inline_keyboard" must be an Array of Arrays');
  const keyboard = rows.data.filter((row) => row.length > 0).map((row) => row.map(inlineButton));
  if (keyboard.flat().length > MAX_INLINE_BUTTONS) throw badRequest('reply markup is too long');
  return keyboard.length > 0 ? { inline_keyboard: keyboard } : null;
}

function inlineButton(given: unknown): InlineKeyboardButton {
  if (typeof given !== 'object' || given === null) throw badRequest("can't parse inline keyboard button: expected an Object");
  if (!('text' in given)) throw badRequest('can\'t parse inline keyboard button: Can\'t find field "text"');
  const parsed = inlineButtonShape.safeParse(given);
  if (!parsed.success) throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  const button = parsed.data;
  if (button.text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID');
  if ('callback_data' in button) checkCallbackData(button.callback_data);
  if ('url' in button && !/^(https?|tg):\/\/[^\s]+$/i.test(button.url)) throw badRequest('BUTTON_URL_INVALID');
  return button;
}

function checkCallbackData(data: string): void {
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > MAX_CALLBACK_BYTES) throw badRequest('BUTTON_DATA_INVALID');
}

function replyKeyboard(given: Record<string, unknown>): ReplyKeyboardMarkup {
  const parsed = keyboardShape.safeParse(given);
  if (!parsed.success) throw badRequest("can't parse keyboard button: wrong fields");
  const count = parsed.data.keyboard.flat().length;
  if (count === 0 || count > MAX_KEYBOARD_BUTTONS) throw badRequest(count === 0 ? 'reply keyboard is empty' : 'reply markup is too long');
  return parsed.data;
}
