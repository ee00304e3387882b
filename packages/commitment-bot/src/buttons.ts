import { callbackData, longId, shortId } from '@progress/bot-kit/callback-data';
import type { InlineKeyboardButton } from 'telegraf/types';

/**
 * What the buttons of this bot send back. Whoever queues a message with buttons for it (a reminder, an evening check-in) writes `done:<commitment id>`,
 * `later:<commitment id>` or `failed:<commitment id>`, with the id as it is or in its short form.
 */
export const VERBS = ['done', 'later', 'failed', 'undo', 'keep', 'improve', 'drop', 'zone', 'day', 'category', 'level', 'style', 'skip'] as const;
export type Verb = (typeof VERBS)[number];

export function button(label: string, verb: Verb, ...about: readonly (string | number)[]): InlineKeyboardButton {
  return { text: label, callback_data: callbackData(verb, ...about) };
}

/** A button about something with an id. */
export function buttonAbout(label: string, verb: Verb, id: string, ...more: readonly (string | number)[]): InlineKeyboardButton {
  return button(label, verb, shortId(id), ...more);
}

/** The id behind a button, in either form; null when it is none. */
export function idBehind(text: string): string | null {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : longId(text);
}
