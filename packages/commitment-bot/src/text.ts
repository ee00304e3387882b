import type { BotContext } from '@progress/bot-kit/bot-context';
import { german } from './text.de.ts';
import { english, type Text } from './text.en.ts';

/** The words for a member, by the language of their Telegram; English for all that nobody has translated yet. */
export function textFor(languageCode: string | undefined): Text {
  return languageCode?.startsWith('de') ? german : english;
}

/** The words for whoever wrote or pressed. */
export const textOf = (ctx: BotContext): Text => textFor(ctx.from?.language_code);
