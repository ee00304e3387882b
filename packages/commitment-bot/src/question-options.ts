import type { BotContext } from '@progress/bot-kit/bot-context';
import type { AnalyzeCommitmentMutation } from '@progress/schema';
import type { InlineKeyboardButton } from 'telegraf/types';
import { buttonAbout } from './buttons.ts';

type Item = AnalyzeCommitmentMutation['analyzeCommitment']['reading']['items'][number];
type Letter = NonNullable<Item['questionLetter']>;

/** A part of life is no part of the sentence: its buttons keep the promise there. */
const TAKEN_AS_CATEGORY: Letter = 'R';
const SHORT = 12;

/** The answers to the one question as buttons, short ones side by side. What is tapped is put behind the promise, which is then read again. */
export function optionRows(readingId: string, { index, questionLetter, questionOptions }: Item): InlineKeyboardButton[][] {
  if (questionOptions.length === 0 || questionLetter === null || questionLetter === TAKEN_AS_CATEGORY) return [];
  const buttons = questionOptions.map((option, at) => buttonAbout(option, 'answer', readingId, index, `${questionLetter}${at}`));
  return questionOptions.every((option) => option.length <= SHORT) ? [buttons] : buttons.map((one) => [one]);
}

/** Whether the parts of life are offered: because the category is unsure, or because that is the question. */
export const offersCategories = ({ asksCategory, questionLetter, questionOptions }: Item): boolean =>
  asksCategory || (questionLetter === TAKEN_AS_CATEGORY && questionOptions.length > 0);

/** The promise with a tapped answer behind it: "gym" and "Today" are "gym today"; "learn Chinese" and "A first step" are "learn Chinese – a first step". */
export function answeredWith(promise: string, option: string, letter: Letter): string {
  const answer = option.charAt(0).toLowerCase() + option.slice(1);
  const bare = promise.trim().replace(/[\s.,;:!–-]+$/u, '');
  return letter === 'T' ? `${bare} ${answer}` : `${bare} – ${answer}`;
}

/** An answered question is not asked again, however well it was answered. */
export const withoutQuestionAbout = (item: Item, letter: Letter): Item =>
  item.questionLetter === letter ? { ...item, question: null, questionLetter: null, questionOptions: [] } : item;

/** What stands on the pressed button; null when the message has other buttons by now. */
export function pressedLabel(ctx: BotContext): string | null {
  const { callbackQuery } = ctx;
  if (!callbackQuery || !('data' in callbackQuery)) return null;
  const rows = callbackQuery.message && 'reply_markup' in callbackQuery.message ? callbackQuery.message.reply_markup?.inline_keyboard : undefined;
  return rows?.flat().find((one) => 'callback_data' in one && one.callback_data === callbackQuery.data)?.text ?? null;
}
