import type { InlineKeyboardMarkup, Message, User } from '@grammyjs/types';
import type { Room, StoredMessage } from './state.ts';
import type { World } from './world.ts';

/** What a message holds besides its number, chat, sender and date. */
export type MessageContent = Omit<Message, 'message_id' | 'chat' | 'from' | 'date' | 'reply_to_message' | 'reply_markup'>;

export interface NewMessage<Content extends MessageContent> {
  from: User;
  content: Content;
  replyTo?: Message | undefined;
  markup?: InlineKeyboardMarkup | null | undefined;
}

/** Adds a message to a room and tells everybody. Returns it as bots see it. */
export function addMessage<Content extends MessageContent>(
  world: World,
  room: Room,
  { from, content, replyTo, markup }: NewMessage<Content>,
): Message & Content {
  const message: Message & Content = { message_id: takeMessageId(world, room), from, chat: room.chat, date: world.clock.seconds(), ...content };
  // A reply shows the message it answers, but never that message's own reply.
  if (replyTo !== undefined) message.reply_to_message = withoutReply(replyTo);
  if (markup !== undefined && markup !== null) message.reply_markup = markup;
  const seq = world.tell({ type: 'message', room: room.key, message, isEdit: false });
  room.messages.push({ seq, message, isDeleted: false });
  world.trim(room);
  return message;
}

function withoutReply(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _nested, ...shown } = message;
  return shown as NonNullable<Message['reply_to_message']>;
}

function takeMessageId(world: World, room: Room): number {
  const owner = room.chat.type === 'supergroup' ? room : (world.bot(room.bots[0] ?? '') ?? room);
  const id = owner.nextMessageId;
  owner.nextMessageId += 1;
  return id;
}

/** Returns the message, or undefined when the room has none of this number or it was deleted. */
export function findMessage(room: Room, messageId: number): StoredMessage | undefined {
  const stored = room.messages.findLast(({ message }) => message.message_id === messageId);
  return stored?.isDeleted === true ? undefined : stored;
}

/** Puts another content in the place of a message and tells everybody. */
export function replaceMessage(world: World, room: Room, stored: StoredMessage, message: Message): void {
  stored.message = message;
  stored.seq = world.tell({ type: 'message', room: room.key, message, isEdit: true });
}

export function removeMessage(world: World, room: Room, stored: StoredMessage): void {
  stored.isDeleted = true;
  stored.seq = world.tell({ type: 'messageDeleted', room: room.key, messageId: stored.message.message_id });
}
