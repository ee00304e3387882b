import { randomInt } from 'node:crypto';
import type { InlineKeyboardButton } from '@grammyjs/types';
import { findMessage } from './messages.ts';
import { ControlError } from './people.ts';
import type { Person, PressedButton, Room } from './state.ts';
import { queueUpdate } from './updates.ts';
import type { World } from './world.ts';

/** How long a pressed button can be answered. */
const ANSWER_WINDOW_MS = 60_000;
const KEPT_PRESSES = 1000;

export interface Press {
  messageId: number;
  /** Which button: its callback data, as a client sends it. It need not be on the message any more. */
  data: string;
}

/** Sends a callback query to the bot of the message. Returns the query's id; the answer comes as a change of type 'answer'. */
export function pressButton(world: World, person: Person, room: Room, { messageId, data }: Press): string {
  const message = findMessage(room, messageId)?.message;
  if (message === undefined) throw new ControlError(`There is no message ${messageId} in this chat.`);
  const bot = world.state.bots.find((one) => one.user.username === message.from?.username);
  if (bot === undefined) throw new ControlError('Only messages of bots have buttons.');
  const id = `${randomInt(1, 2 ** 31)}${String(randomInt(0, 2 ** 31)).padStart(10, '0')}`;
  world.state.presses.push({
    id,
    bot: bot.user.username,
    personId: person.user.id,
    room: room.key,
    messageId,
    pressedAt: world.clock.now(),
    isAnswered: false,
  });
  world.state.presses.splice(0, world.state.presses.length - KEPT_PRESSES);
  queueUpdate(world, bot, { callback_query: { id, from: person.user, message, chat_instance: chatInstance(room), data } });
  return id;
}

/** Returns the press if it may still be answered, else null. */
export function openPress(world: World, bot: string, queryId: string): PressedButton | null {
  const press = world.state.presses.find((one) => one.id === queryId && one.bot === bot);
  if (press === undefined || press.isAnswered || world.clock.now() - press.pressedAt > ANSWER_WINDOW_MS) return null;
  return press;
}

function chatInstance(room: Room): string {
  let hash = 7n;
  for (const character of room.key) hash = (hash * 31n + BigInt(character.codePointAt(0) ?? 0)) % (1n << 62n);
  return String(hash);
}

/** Returns the buttons of a message that can be pressed by their text, row by row. */
export function buttonsOf(room: Room, messageId: number): InlineKeyboardButton[] {
  return findMessage(room, messageId)?.message.reply_markup?.inline_keyboard.flat() ?? [];
}
