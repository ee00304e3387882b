import type { Message, MessageEntity, Update } from '@grammyjs/types';
import { findEntities } from './find-entities.ts';
import { addMessage, findMessage, replaceMessage, type MessageContent } from './messages.ts';
import { seesInGroup } from './privacy.ts';
import { queueMessage, queueUpdate } from './updates.ts';
import type { Bot, Person, Room } from './state.ts';
import { privateKey, type World } from './world.ts';

/** A request of the page or of a test that cannot be done; the sentence says why. */
export class ControlError extends Error {}

export interface NewPerson {
  first_name: string;
  last_name?: string | undefined;
  username?: string | undefined;
  language_code?: string | undefined;
  id?: number | undefined;
  phoneNumber?: string | undefined;
}

/** Adds a person. Ids are given out above 32 bits, as to new accounts. Throws when the id or the username is taken. */
export function addPerson(world: World, wanted: NewPerson): Person {
  const id = wanted.id ?? giveOutId(world);
  if (world.person(id) !== undefined) throw new ControlError(`Telegram id ${id} is taken by another person here.`);
  if (wanted.username !== undefined && isUsernameTaken(world, wanted.username)) throw new ControlError(`@${wanted.username} is taken here.`);
  const { first_name, last_name, username, language_code } = wanted;
  const named = { ...(last_name === undefined ? {} : { last_name }), ...(username === undefined ? {} : { username }) };
  const user = { id, is_bot: false, first_name, ...named, language_code: language_code ?? 'en' };
  const person = { user, phoneNumber: wanted.phoneNumber ?? `+1202555${String(id % 10_000).padStart(4, '0')}` };
  world.state.people.push(person);
  world.tell({ type: 'person', person });
  for (const bot of world.state.bots) privateRoom(world, bot.user.username, person);
  return person;
}

/** A number asked for by somebody does not move the others: behind the largest that Telegram gives out there is none. */
function giveOutId(world: World): number {
  let id = world.state.nextPersonId;
  while (world.person(id) !== undefined) id += 1;
  world.state.nextPersonId = id + 1;
  return id;
}

function isUsernameTaken(world: World, username: string): boolean {
  const wanted = username.toLowerCase();
  return [...world.state.people, ...world.state.bots].some(({ user }) => user.username?.toLowerCase() === wanted);
}

/** Returns the private chat of a person and a bot, made on first use. */
export function privateRoom(world: World, botUsername: string, person: Person): Room {
  const key = privateKey(botUsername, person.user.id);
  const known = world.room(key);
  if (known !== undefined) return known;
  const { id, first_name, last_name, username } = person.user;
  const chat = { id, type: 'private' as const, first_name, ...(last_name === undefined ? {} : { last_name }), ...(username === undefined ? {} : { username }) };
  const room: Room = {
    key,
    chat,
    bots: [botUsername],
    personIds: [id],
    creatorId: id,
    messages: [],
    nextMessageId: 1,
    isStarted: false,
    isBlocked: false,
    keyboard: null,
    lastSpeaker: null,
    migratedToId: null,
  };
  world.state.rooms.push(room);
  world.tellRoom(room);
  return room;
}

/** Returns the person. Throws when there is none of this id. */
export function knownPerson(world: World, id: number): Person {
  const person = world.person(id);
  if (person === undefined) throw new ControlError(`There is no person with Telegram id ${id} here.`);
  return person;
}

/** Returns the chat of `person` that `chat` names: a bot's username or a group's id. Throws when there is none or the person is not in it. */
export function chatOf(world: World, person: Person, chat: string): Room {
  const name = chat.replace(/^@/, '');
  if (world.bot(name) !== undefined) return privateRoom(world, name, person);
  const room = world.group(Number(name));
  if (room === undefined) throw new ControlError(`There is no bot or group called ${chat} here.`);
  if (!room.personIds.includes(person.user.id)) throw new ControlError(`${person.user.first_name} is not a member of this group.`);
  if (room.migratedToId !== null) throw new ControlError(`This group became the supergroup ${room.migratedToId}; write there.`);
  return room;
}

export interface Said {
  content: MessageContent;
  /** Number of the message this answers. */
  replyTo?: number | undefined;
}

/** Says something as a person. Writing to a bot that was blocked unblocks it, as in the real applications. */
export function speak(world: World, person: Person, room: Room, { content, replyTo }: Said): Message {
  if (room.isBlocked) setBlocked(world, person, room, false);
  const message = addMessage(world, room, { from: person.user, content, replyTo: repliedMessage(room, replyTo) });
  if (!room.isStarted) {
    room.isStarted = true;
    world.tellRoom(room);
  }
  for (const bot of readersOf(world, room, message)) queueMessage(world, bot, message);
  return message;
}

function repliedMessage(room: Room, messageId: number | undefined): Message | undefined {
  if (messageId === undefined) return undefined;
  const found = findMessage(room, messageId)?.message;
  if (found === undefined) throw new ControlError(`There is no message ${messageId} to reply to in this chat.`);
  return found;
}

/** Changes a text a person said; bots that saw it see the new version as an edited message. */
export function editSaid(world: World, person: Person, room: Room, { messageId, text }: { messageId: number; text: string }): Message {
  const stored = findMessage(room, messageId);
  if (stored?.message.text === undefined || stored.message.from?.id !== person.user.id)
    throw new ControlError(`${person.user.first_name} said no text with number ${messageId} here.`);
  const { entities: _before, ...kept } = stored.message;
  const message = { ...kept, ...typed(text), edit_date: world.clock.seconds() };
  replaceMessage(world, room, stored, message);
  for (const bot of readersOf(world, room, message)) queueUpdate(world, bot, { edited_message: message as NonNullable<Update['edited_message']> });
  return message;
}

/** The bots that are shown this message of a person. */
function readersOf(world: World, room: Room, message: Message): Bot[] {
  const bots = room.bots.map((username) => world.bot(username)).filter((bot) => bot !== undefined);
  return room.chat.type === 'private' ? bots : bots.filter((bot) => seesInGroup(bot, room, message));
}

/** Returns a text as a person types it: with the commands, mentions and addresses the server finds in it. */
export function typed(text: string): MessageContent {
  const trimmed = text.trim();
  if (trimmed === '') throw new ControlError('A message needs some text.');
  const entities: MessageEntity[] = findEntities(trimmed).toSorted((a, b) => a.offset - b.offset);
  return entities.length > 0 ? { text: trimmed, entities } : { text: trimmed };
}

/** Blocks or unblocks the bot of a private chat and lets the bot know, as the real one does. */
export function setBlocked(world: World, person: Person, room: Room, isBlocked: boolean): void {
  const bot = world.bot(room.bots[0] ?? '');
  if (bot === undefined || room.isBlocked === isBlocked) return;
  room.isBlocked = isBlocked;
  world.tellRoom(room);
  const here = { status: 'member' as const, user: bot.user };
  const gone = { status: 'kicked' as const, user: bot.user, until_date: 0 };
  const [before, after] = isBlocked ? [here, gone] : [gone, here];
  queueUpdate(world, bot, {
    my_chat_member: { chat: room.chat, from: person.user, date: world.clock.seconds(), old_chat_member: before, new_chat_member: after },
  });
}
