import type { BotCommand, BotCommandScope } from '@grammyjs/types';
import { z } from 'zod';
import type { CommandList } from '../world/state.ts';
import { viewOfBot } from '../world/bots.ts';
import { badRequest } from './bot-api-error.ts';
import type { Call, Handlers } from './call.ts';

const chatId = z.union([z.int(), z.string()]);
const scopeShape: z.ZodType<BotCommandScope> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('default') }),
  z.object({ type: z.literal('all_private_chats') }),
  z.object({ type: z.literal('all_group_chats') }),
  z.object({ type: z.literal('all_chat_administrators') }),
  z.object({ type: z.literal('chat'), chat_id: chatId }),
  z.object({ type: z.literal('chat_administrators'), chat_id: chatId }),
  z.object({ type: z.literal('chat_member'), chat_id: chatId, user_id: z.int() }),
]);
const commandsShape = z.array(z.object({ command: z.string(), description: z.string() }));

interface Place {
  scope: BotCommandScope;
  languageCode: string;
}

function placeOf({ args }: Call): Place {
  const scope = args.object('scope', scopeShape, "can't parse BotCommandScope: unsupported type specified") ?? { type: 'default' };
  const languageCode = args.text('language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(languageCode)) throw badRequest('invalid language code specified');
  return { scope, languageCode };
}

const isAt = (list: CommandList, place: Place): boolean =>
  list.languageCode === place.languageCode && JSON.stringify(list.scope) === JSON.stringify(place.scope);

function readCommands({ args }: Call): BotCommand[] {
  const given = args.object('commands', commandsShape, "can't parse commands JSON object") ?? [];
  if (given.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return given.map(({ command, description }) => {
    const name = command.replace(/^\//, '');
    if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.trim() === '' || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    return { command: name, description };
  });
}

function putCommands(call: Call, commands: BotCommand[]): true {
  const place = placeOf(call);
  const others = call.bot.commands.filter((list) => !isAt(list, place));
  call.bot.commands = commands.length > 0 ? [...others, { ...place, commands }] : others;
  return told(call);
}

function told({ world, bot, polls }: Call): true {
  world.tell({ type: 'bot', bot: viewOfBot(bot, polls.isConnected(bot.user.username)) });
  return true;
}

/** What people see of a bot: its commands and its descriptions, kept per scope and language where the Bot API does so. */
export const profileMethods = {
  setMyCommands: (call) => putCommands(call, readCommands(call)),
  deleteMyCommands: (call) => putCommands(call, []),

  getMyCommands(call) {
    const place = placeOf(call);
    return call.bot.commands.find((list) => isAt(list, place))?.commands ?? [];
  },

  setMyDescription(call) {
    const description = limited(call, 'description', 512);
    if (!isTranslation(call)) call.bot.description = description;
    return told(call);
  },
  getMyDescription: ({ bot }) => ({ description: bot.description }),

  setMyShortDescription(call) {
    const shortDescription = limited(call, 'short_description', 120);
    if (!isTranslation(call)) call.bot.shortDescription = shortDescription;
    return told(call);
  },
  getMyShortDescription: ({ bot }) => ({ short_description: bot.shortDescription }),

  setMyName(call) {
    limited(call, 'name', 64);
    return true;
  },
  getMyName: ({ bot }) => ({ name: bot.user.first_name }),

  setChatMenuButton: () => true,
  getChatMenuButton: () => ({ type: 'commands' }),
} satisfies Handlers;

/** A text for one language is taken and checked; the page shows the one for all languages. */
const isTranslation = ({ args }: Call): boolean => (args.text('language_code') ?? '') !== '';

function limited({ args }: Call, field: string, limit: number): string {
  const text = args.text(field) ?? '';
  if (text.length > limit) throw badRequest(`${field} is too long`);
  return text;
}
