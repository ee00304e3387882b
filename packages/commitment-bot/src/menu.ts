import type { CommandMenu } from '@progress/bot-kit/commands';
import type { BotCommandScope } from 'telegraf/types';
import { textFor } from './text.ts';

/** The menu in one language, for everybody whose Telegram speaks it; in groups the bot offers nothing. */
export function menuIn(languageCode?: string): CommandMenu {
  return { ...menuFor({ type: 'all_private_chats' }, languageCode), ...(languageCode === undefined ? {} : { languageCode }) };
}

/** The menu of one chat, whatever language the Telegram of its member speaks; that of an admin has more. */
export function menuOfChat(chatId: number, locale: string, who: 'member' | 'admin' = 'member'): CommandMenu {
  const menu = menuFor({ type: 'chat', chat_id: chatId }, locale);
  return who === 'member' ? menu : { ...menu, commands: [...menu.commands, ...commandsOf(textFor(locale).admin.menu)] };
}

function menuFor(scope: BotCommandScope, locale: string | undefined): CommandMenu {
  return { scope, commands: commandsOf(textFor(locale).menu) };
}

const commandsOf = (menu: Readonly<Record<string, string>>) => Object.entries(menu).map(([command, description]) => ({ command, description }));
