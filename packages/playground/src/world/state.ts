import type { BotCommand, BotCommandScope, Chat, Message, ReplyKeyboardMarkup, Update, User } from '@grammyjs/types';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

/** Somebody who uses the local Telegram. `user` is what bots are shown of them. */
export interface Person {
  user: User;
  phoneNumber: string;
}

/** A bot as it appears in messages. */
export interface BotUser extends User {
  is_bot: true;
  username: string;
}

export interface CommandList {
  scope: BotCommandScope;
  languageCode: string;
  commands: BotCommand[];
}

export interface Webhook {
  url: string;
  secretToken: string;
  maxConnections: number;
  lastErrorAt: number | null;
  lastErrorMessage: string;
}

/** A bot with the updates it has not confirmed yet. Its token is never part of the state. */
export interface Bot {
  user: BotUser;
  description: string;
  shortDescription: string;
  commands: CommandList[];
  nextUpdateId: number;
  /** One counter for all private chats of the bot, as in a real account. */
  nextMessageId: number;
  updates: Update[];
  allowedUpdates: UpdateKind[];
  webhook: Webhook | null;
}

export interface StoredMessage {
  /** Rises with every change of anything; a reader asks for what changed after the number it has seen. */
  seq: number;
  message: Message;
  isDeleted: boolean;
}

/** A chat: a private one of a person and a bot, or a group. */
export interface Room {
  /** `<bot username>/<person id>` for a private chat, `group/<chat id>` for a group. */
  key: string;
  chat: Chat;
  bots: string[];
  personIds: number[];
  creatorId: number;
  messages: StoredMessage[];
  /** Groups count their own messages. */
  nextMessageId: number;
  /** False until the person has written to the bot for the first time. */
  isStarted: boolean;
  isBlocked: boolean;
  keyboard: { messageId: number; markup: ReplyKeyboardMarkup } | null;
  /** The bot that spoke last: in a group it alone sees a command that names no bot. */
  lastSpeaker: string | null;
  migratedToId: number | null;
}

/** A pressed button. It can be answered once, and only for a while. */
export interface PressedButton {
  id: string;
  bot: string;
  personId: number;
  room: string;
  messageId: number;
  pressedAt: number;
  isAnswered: boolean;
}

export interface StoredFile {
  id: string;
  uniqueId: string;
  path: string;
  name: string;
  mimeType: string;
  size: number;
  width: number;
  height: number;
}

export interface Mail {
  id: string;
  receivedAt: string;
  envelopeFrom: string;
  envelopeTo: string[];
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: Record<string, string>;
  attachments: { name: string; contentType: string; size: number; text: string }[];
}

export type SmsStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'received';

export interface Sms {
  sid: string;
  direction: 'outbound-api' | 'inbound';
  from: string;
  to: string;
  body: string;
  status: SmsStatus;
  errorCode: number | null;
  segments: number;
  createdAt: string;
  messagingServiceSid: string | null;
}

/** Everything that survives a restart. */
export interface State {
  seq: number;
  nextPersonId: number;
  nextGroupId: number;
  people: Person[];
  bots: Bot[];
  rooms: Room[];
  presses: PressedButton[];
  files: StoredFile[];
  mails: Mail[];
  messages: Sms[];
  /** Phone numbers that answered STOP, each with the sender it was said to: `<from> <to>`. */
  smsStops: string[];
}
