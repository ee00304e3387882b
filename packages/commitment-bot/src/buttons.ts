import { callbackData, longId, shortId } from '@progress/bot-kit/callback-data';
import type { InlineKeyboardButton } from 'telegraf/types';

/**
 * What the buttons of this bot send back. Whoever queues a message with buttons for it (a reminder, an evening check-in) writes `done:<commitment id>`,
 * `later:<commitment id>` or `failed:<commitment id>`, with the id as it is or in its short form.
 */
export type Verb = ReportVerb | PromiseVerb | ChangeVerb | ProfileVerb | GoalVerb | SettingVerb | ContactVerb | HabitVerb;
type ReportVerb = 'today' | 'done' | 'took' | 'later' | 'failed' | 'undo';
type PromiseVerb = 'reply' | 'read' | 'keep' | 'repeat' | 'improve' | 'drop' | 'belongs' | 'serves' | 'answer';
type ProfileVerb = 'zone' | 'day' | 'category' | 'level' | 'style' | 'skip' | 'profile' | 'mine' | 'word' | 'free' | 'write';
type ChangeVerb = 'items' | 'item' | 'promises' | 'promise' | 'rename' | 'move' | 'sharing' | 'putaside' | 'takeup' | 'remove';
type GoalVerb = 'goals' | 'goal' | 'grow' | 'measure' | 'reached' | 'shelve' | 'resume' | 'area';
type HabitVerb = 'habits' | 'habit' | 'reword' | 'days' | 'ondays' | 'rest' | 'again' | 'ending' | 'endit';
type ContactVerb = 'reach' | 'unreach' | 'code' | 'agree';
type SettingVerb = 'forget' | 'advice' | 'learn' | 'settings' | 'language' | 'quiet' | 'reader' | 'weekly' | 'evening' | 'break';

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
