import type { ApiMethods } from '@grammyjs/types';
import type { Bot, Room } from '../world/state.ts';
import { privateKey, type World } from '../world/world.ts';
import { badRequest, BotApiError, forbidden } from './bot-api-error.ts';
import type { CallArguments, Upload } from './call-arguments.ts';
import type { FloodLimits } from './flood-limits.ts';
import type { Polls } from './polls.ts';
import type { Webhooks } from './webhooks.ts';

/** One call of a bot. */
export interface Call {
  world: World;
  bot: Bot;
  args: CallArguments;
  polls: Polls;
  webhooks: Webhooks;
  limits: FloodLimits;
  /** Aborts when the caller hangs up. */
  signal: AbortSignal;
}

export type Methods = ApiMethods<Upload>;
/** What a method answers, by the types of the Bot API. */
export type Answer<M extends keyof Methods> = ReturnType<Methods[M]>;
/** A handler per method, each checked against the Bot API's own answer type. */
export type Handlers = { [M in keyof Methods]?: (call: Call) => Answer<M> | Promise<Answer<M>> };

/** Returns the chat that chat_id names, whether the bot may write there or not. Throws 'chat not found'. */
export function roomOf({ world, bot, args }: Call): Room {
  if ((args.text('chat_id') ?? '') === '') throw badRequest('chat_id is empty');
  const chatId = args.integer('chat_id');
  if (chatId === undefined) throw badRequest('chat not found');
  const room = chatId > 0 ? world.room(privateKey(bot.user.username, chatId)) : world.group(chatId);
  if (room === undefined) throw badRequest('chat not found');
  return room;
}

/** Returns the chat that chat_id names if the bot may write there now. Throws what the real API says when it may not. */
export function writableRoom(call: Call): Room {
  const chatId = call.args.integer('chat_id');
  if (call.world.state.bots.some((bot) => bot.user.id === chatId)) throw forbidden("bot can't send messages to bots");
  const room = roomOf(call);
  if (room.migratedToId !== null) {
    throw new BotApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: room.migratedToId });
  }
  if (room.chat.type === 'private' && !room.isStarted) throw forbidden("bot can't initiate conversation with a user");
  if (room.isBlocked) throw forbidden('bot was blocked by the user');
  if (!room.bots.includes(call.bot.user.username)) throw forbidden(`bot is not a member of the ${room.chat.type} chat`);
  return room;
}
