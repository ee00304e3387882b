import type { BotOf } from '@progress/bot-kit/bot-context';
import type { BotDefinition } from '@progress/bot-kit';
import * as actionItems from './action-items.ts';
import * as admin from './admin.ts';
import * as answers from './answers.ts';
import * as contacts from './contacts.ts';
import * as goalLink from './goal-link.ts';
import * as goals from './goals.ts';
import * as language from './language.ts';
import { goOn, registerDoor, registerRest } from './listening.ts';
import * as memory from './memory.ts';
import { menuIn } from './menu.ts';
import * as newGoal from './new-goal.ts';
import * as onboarding from './onboarding.ts';
import * as pause from './pause.ts';
import * as privacy from './privacy.ts';
import * as profile from './profile.ts';
import * as progress from './progress.ts';
import * as promises from './promises.ts';
import * as reading from './reading.ts';
import * as recurring from './recurring.ts';
import * as recurringChange from './recurring-change.ts';
import * as settings from './settings.ts';
import { textFor } from './text.ts';
import * as today from './today.ts';
import * as week from './week.ts';
import * as weeklySummary from './weekly-summary.ts';
import * as why from './why.ts';
import * as zone from './zone.ts';

function register(bot: BotOf): void {
  registerDoor(bot);
  language.register(bot);
  onboarding.register(bot);
  zone.register(bot, goOn);
  reading.register(bot);
  today.register(bot);
  promises.register(bot);
  actionItems.register(bot);
  goals.register(bot);
  newGoal.register(bot);
  goalLink.register(bot);
  week.register(bot);
  progress.register(bot);
  why.register(bot);
  pause.register(bot);
  recurring.register(bot);
  recurringChange.register(bot);
  memory.register(bot);
  privacy.register(bot);
  settings.register(bot);
  weeklySummary.register(bot);
  contacts.register(bot);
  profile.register(bot);
  answers.register(bot);
  admin.register(bot);
  registerRest(bot);
}

export const commitmentBot: BotDefinition = {
  bot: 'COMMITMENT',
  envPrefix: 'COMMITMENT_BOT',
  register,
  menus: [menuIn(), menuIn('de')],
  apology: (languageCode) => textFor(languageCode).apology,
};
