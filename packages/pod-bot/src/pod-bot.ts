import type { BotDefinition } from '@progress/bot-kit';
import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import type { CommandMenu } from '@progress/bot-kit/commands';
import { say } from '@progress/bot-kit/speak';
import * as myPod from './my-pod.ts';
import { textFor, textOf } from './text.ts';

function register(bot: BotOf): void {
  bot.use(async (ctx, next) => {
    if (ctx.chat === undefined || ctx.chat.type === 'private') return next();
    if (isCommand(ctx)) await say(ctx, { words: textOf(ctx).group });
  });
  myPod.register(bot);
  bot.help((ctx) => say(ctx, { words: textOf(ctx).help }));
  bot.on('message', (ctx) => say(ctx, { words: textOf(ctx).unknown }));
}

const isCommand = (ctx: BotContext): boolean => ctx.entities('bot_command').some((entity) => entity.offset === 0);

/** The menu of one language; in groups the bot offers nothing. */
function menuIn(languageCode?: string): CommandMenu {
  const { menu } = textFor(languageCode);
  const commands = Object.entries(menu).map(([command, description]) => ({ command, description }));
  return { scope: { type: 'all_private_chats' }, ...(languageCode === undefined ? {} : { languageCode }), commands };
}

export const podBot: BotDefinition = {
  bot: 'POD',
  envPrefix: 'POD_BOT',
  register,
  menus: [menuIn(), menuIn('de')],
  apology: (languageCode) => textFor(languageCode).apology,
};
