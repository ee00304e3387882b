import type { BotOf } from '@progress/bot-kit/bot-context';
import type { CommandMenu } from '@progress/bot-kit/commands';
import type { BotDefinition } from '@progress/bot-kit';
import { goOn, registerDoor, registerRest } from './listening.ts';
import * as onboarding from './onboarding.ts';
import * as reading from './reading.ts';
import { textFor } from './text.ts';
import * as today from './today.ts';
import * as why from './why.ts';
import * as zone from './zone.ts';

function register(bot: BotOf): void {
  registerDoor(bot);
  onboarding.register(bot);
  zone.register(bot, goOn);
  reading.register(bot);
  today.register(bot);
  why.register(bot);
  registerRest(bot);
}

/** The menu of one language; in groups the bot offers nothing. */
function menuIn(languageCode?: string): CommandMenu {
  const { menu } = textFor(languageCode);
  const commands = Object.entries(menu).map(([command, description]) => ({ command, description }));
  return { scope: { type: 'all_private_chats' }, ...(languageCode === undefined ? {} : { languageCode }), commands };
}

export const commitmentBot: BotDefinition = {
  bot: 'COMMITMENT',
  envPrefix: 'COMMITMENT_BOT',
  register,
  menus: [menuIn(), menuIn('de')],
  apology: (languageCode) => textFor(languageCode).apology,
};
