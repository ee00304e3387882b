import { type ApiCaller, type ApiClient, type Bot, RegisterTelegramUserDocument, type RegisterTelegramUserMutation } from '@progress/schema';
import type { Context, MiddlewareFn, Telegraf } from 'telegraf';
import type { Log } from './log.ts';
import { keysOf, memberCaller } from './member-caller.ts';
import { govern, type Outgoing } from './outgoing.ts';

export type Registration = RegisterTelegramUserMutation['registerTelegramUser'];

/** What a handler works with: Telegraf's context, and the API as the person behind the update. */
export interface BotContext extends Context {
  /** Acts as whoever wrote or pressed; changes are keyed by the update. */
  api: ApiCaller;
  /** Makes whoever wrote known to the API, and this bot able to write to them. */
  register: () => Promise<Registration>;
  /** Whether it was this update that made them known: nothing was ever said to them before. */
  isNewcomer: boolean;
  log: Log;
}

export type ContextParts = { readonly bot: Bot; readonly api: ApiClient; readonly outgoing: Outgoing; readonly log: Log };

/** The first middleware of a bot: limits, the API, and an answer to the button, so that its spinner stops before anything else happens. */
export function equip({ bot, api, outgoing, log }: ContextParts): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    govern(ctx.telegram, outgoing);
    const keyPrefix = `${bot.toLowerCase()}:${ctx.update.update_id}`;
    const keyed = keysOf(keyPrefix);
    ctx.log = log;
    ctx.isNewcomer = false;
    ctx.register = async () => {
      const registration = await register(ctx, api, bot, keyed(RegisterTelegramUserDocument));
      ctx.isNewcomer ||= registration.isNew;
      return registration;
    };
    if (ctx.from) ctx.api = memberCaller({ caller: api.actAs(String(ctx.from.id)), keyPrefix, register: async () => void (await ctx.register()) });
    if (ctx.callbackQuery) await ctx.answerCbQuery();
    await next();
  };
}

async function register(ctx: BotContext, api: ApiClient, bot: Bot, idempotencyKey: string): Promise<Registration> {
  const { from, chat } = ctx;
  if (!from || !chat) throw new TypeError('Only somebody who wrote in a chat can be registered.');
  const { registerTelegramUser } = await api.mutate(RegisterTelegramUserDocument, {
    input: {
      telegramUserId: String(from.id),
      firstName: from.first_name,
      username: from.username ?? null,
      languageCode: from.language_code ?? null,
      bot,
      chatId: String(chat.id),
      idempotencyKey,
    },
  });
  return registerTelegramUser;
}

/** Telegraf with our context. */
export type BotOf = Telegraf<BotContext>;
