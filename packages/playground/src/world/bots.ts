import type { BotView } from './changes.ts';
import type { Bot } from './state.ts';
import type { World } from './world.ts';

export interface BotOptions {
  username: string;
  firstName: string;
  /** `<digits>:<letters>`; the digits are the bot's Telegram id. */
  token: string;
}

/** Adds the bot, or takes over the one of this username from an earlier run. Throws when the token has not the form of one. */
export function ensureBot(world: World, { username, firstName, token }: BotOptions): Bot {
  const id = /^(\d{1,15}):[\w-]+$/.exec(token)?.[1];
  if (id === undefined) throw new Error(`The token of @${username} must look like 123456:ABC-def (digits, a colon, letters). Set it in the environment.`);
  const user = { id: Number(id), is_bot: true as const, first_name: firstName, username };
  const known = world.bot(username);
  if (known !== undefined) {
    known.user = user;
    return known;
  }
  // Update ids begin at the present second: they stay above those of a world that was thrown away, which bots may remember.
  const nextUpdateId = Math.floor(Date.now() / 1000);
  const empty = { description: '', shortDescription: '', commands: [], updates: [], allowedUpdates: [], webhook: null };
  const bot: Bot = { user, nextUpdateId, nextMessageId: 1, ...empty };
  world.state.bots.push(bot);
  return bot;
}

/** Returns what the page shows of a bot; `isConnected` says whether its process is polling or has a webhook. */
export function viewOfBot(bot: Bot, isConnected: boolean): BotView {
  const { id, username, first_name } = bot.user;
  const list = ['all_private_chats', 'default'].map((scope) => bot.commands.find((one) => one.scope.type === scope && one.languageCode === ''));
  const commands = list.find((one) => one !== undefined)?.commands ?? [];
  const { description, shortDescription } = bot;
  return { id, username, firstName: first_name, description, shortDescription, commands, pendingUpdates: bot.updates.length, isConnected };
}
