import type { BotContext } from './bot-context.ts';
import { join, type FmtString } from 'telegraf/format';
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'telegraf/types';

/** Something the bot says: words, and what can be pressed under them. */
export type Spoken = { readonly words: string | FmtString; readonly rows?: readonly (readonly InlineKeyboardButton[])[] };

/** Telegram takes no longer text. */
const LONGEST = 4096;

/** Says something new. */
export async function say(ctx: BotContext, { words, rows = [] }: Spoken): Promise<void> {
  await ctx.reply(fitting(words), { ...withRows(rows), link_preview_options: { is_disabled: true } });
}

/** Says it in place of the message whose button was pressed; anew when that message cannot be changed any more. */
export async function sayInPlace(ctx: BotContext, spoken: Spoken): Promise<void> {
  const { words, rows = [] } = spoken;
  if (!pressedMessage(ctx)) return say(ctx, spoken);
  await ctx.editMessageText(fitting(words), { reply_markup: keyboardOf(rows), link_preview_options: { is_disabled: true } });
}

/** The message whose button was pressed, with its text; null when Telegram does not hand it out any more. */
export function pressedMessage(
  ctx: BotContext,
): { readonly text: string; readonly entities: readonly { type: string; offset: number; length: number }[] } | null {
  const message = ctx.callbackQuery?.message;
  return message && 'text' in message ? { text: message.text, entities: message.entities ?? [] } : null;
}

/** Paragraphs with an empty line between them; empty ones are left out. */
export function paragraphs(...parts: readonly (string | FmtString | null)[]): FmtString {
  return joined('\n\n', parts);
}

/** Lines; empty ones are left out. */
export function lines(...parts: readonly (string | FmtString | null)[]): FmtString {
  return joined('\n', parts);
}

function joined(separator: string, parts: readonly (string | FmtString | null)[]): FmtString {
  const said = parts.filter((part) => part !== null && (typeof part === 'string' ? part : part.text) !== '');
  return join(said as (string | FmtString)[], separator);
}

function withRows(rows: readonly (readonly InlineKeyboardButton[])[]): { reply_markup?: InlineKeyboardMarkup } {
  return rows.length > 0 ? { reply_markup: keyboardOf(rows) } : {};
}

const keyboardOf = (rows: readonly (readonly InlineKeyboardButton[])[]): InlineKeyboardMarkup => ({ inline_keyboard: rows.map((row) => [...row]) });

/** A text that only a very long promise could make too long loses its end rather than being refused. */
function fitting(words: string | FmtString): string | FmtString {
  const text = typeof words === 'string' ? words : words.text;
  return text.length <= LONGEST ? words : `${text.slice(0, LONGEST - 1)}…`;
}
