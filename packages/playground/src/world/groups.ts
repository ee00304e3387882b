import type { Chat, ChatMember, ChatMemberUpdated, Message, User } from '@grammyjs/types';
import { addMessage, type MessageContent } from './messages.ts';
import { ControlError } from './people.ts';
import type { Bot, Person, Room } from './state.ts';
import { queueMessage, queueUpdate } from './updates.ts';
import { groupKey, type World } from './world.ts';

export interface NewGroup {
  title: string;
  type: 'group' | 'supergroup';
  creator: Person;
  members: Person[];
  bots: string[];
}

/** Makes a group with its members and bots; the bots are told that they were added. */
export function createGroup(world: World, { title, type, creator, members, bots }: NewGroup): Room {
  const personIds = [...new Set([creator, ...members].map(({ user }) => user.id))];
  const room = addRoom(world, { type, title, creatorId: creator.user.id, personIds });
  if (type === 'group') service(world, room, creator.user, { group_chat_created: true });
  for (const bot of bots) addBot(world, room, bot, creator);
  return room;
}

interface Opening {
  type: 'group' | 'supergroup';
  title: string;
  creatorId: number;
  personIds: number[];
}

function addRoom(world: World, { type, title, creatorId, personIds }: Opening): Room {
  const number = world.state.nextGroupId;
  world.state.nextGroupId += 1;
  const id = type === 'supergroup' ? Number(`-100${number}`) : -number;
  const room: Room = {
    key: groupKey(id),
    chat: {
      id,
      type,
      title,
    } satisfies Chat,
    bots: [],
    personIds,
    creatorId,
    messages: [],
    nextMessageId: 1,
    isStarted: true,
    isBlocked: false,
    keyboard: null,
    lastSpeaker: null,
    migratedToId: null,
  };
  world.state.rooms.push(room);
  world.tellRoom(room);
  return room;
}

/** Adds a service message and shows it to every bot of the group. */
function service(world: World, room: Room, from: User, content: MessageContent): Message {
  const message = addMessage(world, room, { from, content });
  for (const bot of botsOf(world, room)) queueMessage(world, bot, message);
  return message;
}

const botsOf = (world: World, room: Room): Bot[] => room.bots.map((name) => world.bot(name)).filter((bot) => bot !== undefined);

/** Lets a person into a group. Does nothing when they are in it. */
export function joinGroup(world: World, room: Room, person: Person): void {
  if (room.personIds.includes(person.user.id)) return;
  room.personIds.push(person.user.id);
  world.tellRoom(room);
  service(world, room, person.user, { new_chat_members: [person.user] });
}

/** Takes a person out of a group. Does nothing when they are not in it. */
export function leaveGroup(world: World, room: Room, person: Person): void {
  if (!room.personIds.includes(person.user.id)) return;
  room.personIds = room.personIds.filter((id) => id !== person.user.id);
  world.tellRoom(room);
  service(world, room, person.user, { left_chat_member: person.user });
}

/** Adds a bot to a group on behalf of `by`. Throws when there is no such bot. */
export function addBot(world: World, room: Room, username: string, by: Person): void {
  const bot = world.bot(username);
  if (bot === undefined) throw new ControlError(`There is no bot @${username} here.`);
  if (room.bots.includes(username)) return;
  room.bots.push(username);
  world.tellRoom(room);
  tellMembership(world, bot, {
    chat: room.chat,
    from: by.user,
    old_chat_member: { status: 'left', user: bot.user },
    new_chat_member: { status: 'member', user: bot.user },
  });
  service(world, room, by.user, { new_chat_members: [bot.user] });
}

/** Takes a bot out of a group: removed by a person, or gone by itself. */
export function removeBot(world: World, room: Room, bot: Bot, by: User): void {
  if (!room.bots.includes(bot.user.username)) return;
  service(world, room, by, { left_chat_member: bot.user });
  room.bots = room.bots.filter((name) => name !== bot.user.username);
  world.tellRoom(room);
  const after: ChatMember = by.id === bot.user.id ? { status: 'left', user: bot.user } : { status: 'kicked', user: bot.user, until_date: 0 };
  tellMembership(world, bot, { chat: room.chat, from: by, old_chat_member: { status: 'member', user: bot.user }, new_chat_member: after });
}

function tellMembership(world: World, bot: Bot, change: Omit<ChatMemberUpdated, 'date'>): void {
  queueUpdate(world, bot, { my_chat_member: { ...change, date: world.clock.seconds() } });
}

/** Turns a basic group into a supergroup with another id, as Telegram does by itself when a group grows. Returns the supergroup. */
export function upgradeGroup(world: World, room: Room, by: Person): Room {
  if (room.chat.type !== 'group') throw new ControlError('Only a basic group can become a supergroup.');
  if (room.migratedToId !== null) throw new ControlError('This group is a supergroup already.');
  const next = addRoom(world, { type: 'supergroup', title: room.chat.title, creatorId: room.creatorId, personIds: room.personIds });
  next.bots = [...room.bots];
  world.tellRoom(next);
  room.migratedToId = next.chat.id;
  service(world, room, by.user, { migrate_to_chat_id: next.chat.id });
  service(world, next, by.user, { migrate_from_chat_id: room.chat.id });
  world.tellRoom(room);
  return next;
}

/** Returns how somebody stands in a chat: creator, member, or left. */
export function membershipOf(world: World, room: Room, userId: number): ChatMember | null {
  const bot = world.state.bots.find((one) => one.user.id === userId);
  if (bot !== undefined) return { status: room.bots.includes(bot.user.username) ? 'member' : 'left', user: bot.user };
  const user = world.person(userId)?.user;
  if (user === undefined) return null;
  if (!room.personIds.includes(userId)) return { status: 'left', user };
  return room.creatorId === userId && room.chat.type !== 'private' ? { status: 'creator', user, is_anonymous: false } : { status: 'member', user };
}
