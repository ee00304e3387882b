import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { LanguageDocument } from '@progress/schema';
import { speak } from './text.ts';

/** Before anything is said: the language that the member has chosen. Who starts the bot may not be a member yet; that handler asks by itself. */
export function register(bot: BotOf): void {
  bot.use(async (ctx, next) => {
    const isStart = ctx.text?.startsWith('/start') ?? false;
    if ((ctx.message || ctx.editedMessage || ctx.callbackQuery) && !isStart) await learnLanguage(ctx);
    return next();
  });
}

/** Asks the API which language the member has chosen, and answers this update in it. */
export async function learnLanguage(ctx: BotContext): Promise<void> {
  const { me } = await ctx.api.query(LanguageDocument, {});
  const locale = me?.notificationPreferences?.locale;
  if (locale !== undefined) speak(ctx, locale);
}
