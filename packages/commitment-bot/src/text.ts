import type { BotContext } from '@progress/bot-kit/bot-context';
import { german } from './text.de.ts';
import { english, type Text } from './text.en.ts';

/** The languages that the bot speaks, by their tag. */
export const LANGUAGES = { en: english, de: german } as const;
export type Language = keyof typeof LANGUAGES;

/** Which language each update is answered in, where the member has chosen one. */
const chosen = new WeakMap<BotContext, string>();

/** From now on this update is answered in the language with that tag. */
export function speak(ctx: BotContext, locale: string): void {
  chosen.set(ctx, locale);
}

/** The words for a member, by the tag of a language; English for all that nobody has translated yet. */
export function textFor(locale: string | undefined): Text {
  return LANGUAGES[languageFor(locale)];
}

/** The language that is spoken with somebody whose language has that tag. */
export function languageFor(locale: string | undefined): Language {
  return locale?.startsWith('de') ? 'de' : 'en';
}

/** The words for whoever wrote or pressed: in the language of their settings, until those are known in that of their Telegram. */
export const textOf = (ctx: BotContext): Text => textFor(chosen.get(ctx) ?? ctx.from?.language_code);
