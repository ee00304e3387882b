import type { CommandMenu } from '@progress/bot-kit/commands';
import type { BotCommandScope } from 'telegraf/types';
import { textFor } from './text.ts';

/** The menu in one language, for everybody whose Telegram speaks it; in groups the bot offers nothing. */
export function menuIn(languageCode?: string): CommandMenu {
  return { ...menuFor({ type: 'all_private_chats' }, languageCode), ...(languageCode === undefined ? {} : { languageCode }) };
}

/** The menu of one chat, whatever language the Telegram of its member speaks. */
export function menuOfChat(chatId: number, locale: string): CommandMenu {
  return menuFor({ type: 'chat', chat_id: chatId }, locale);
}

function menuFor(scope: BotCommandScope, locale: string | undefined): CommandMenu {
  const { menu } = textFor(locale);
  return { scope, commands: Object.entries(menu).map(([command, description]) => ({ command, description })) };
}
