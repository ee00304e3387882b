import type { Telegram } from 'telegraf';
import type { BotCommand, BotCommandScope } from 'telegraf/types';
import { failureForLog, type Log } from './log.ts';

/** The menu of commands for one scope and one language; without a language it is for everybody whose language has none of its own. */
export type CommandMenu = { readonly scope: BotCommandScope; readonly languageCode?: string; readonly commands: readonly BotCommand[] };

/** Tells Telegram the menus. A bot without a menu still works, so a failure is only logged. */
export async function setMenus(telegram: Telegram, menus: readonly CommandMenu[], log: Log): Promise<void> {
  for (const { scope, languageCode, commands } of menus) {
    const language = languageCode === undefined ? {} : { language_code: languageCode };
    await telegram.setMyCommands(commands, { scope, ...language }).catch((error: unknown) => log.warn(failureForLog(error), 'menu not set'));
  }
}
