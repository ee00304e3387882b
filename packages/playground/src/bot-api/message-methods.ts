import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboardMarkup, Message, Update } from '@grammyjs/types';
import { z } from 'zod';
import { openPress } from '../world/buttons.ts';
import { addMessage, findMessage, removeMessage, replaceMessage, type MessageContent } from '../world/messages.ts';
import type { Room, StoredMessage } from '../world/state.ts';
import { badRequest } from './bot-api-error.ts';
import { roomOf, writableRoom, type Call, type Handlers } from './call.ts';
import { entitiesShape, formatText, type FormattedText } from './format-text.ts';
import { readInlineMarkup, readMarkup, type Markup } from './markup.ts';

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const MAX_ANSWER = 200;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
const CANNOT_PARSE_ENTITIES = "can't parse entities: wrong fields";
const replyShape = z.object({ message_id: z.int(), allow_sending_without_reply: z.boolean().optional() });

/** Sends `content` to the chat of the call: buttons, keyboard and reply included. */
export function send<Content extends MessageContent>(call: Call, read: () => Content): Message & Content {
  const { world, bot, limits } = call;
  const room = writableRoom(call);
  const markup = readMarkup(call.args);
  const content = read();
  const replyTo = repliedMessage(call, room);
  limits.count(bot.user.username, room);
  const inline = markup?.kind === 'inline' ? markup.markup : null;
  const message = addMessage(world, room, { from: bot.user, content, replyTo, markup: inline });
  room.lastSpeaker = bot.user.username;
  showKeyboard(call, room, markup, message.message_id);
  return message;
}

function showKeyboard({ world }: Call, room: Room, markup: Markup | null, messageId: number): void {
  if (markup?.kind !== 'keyboard' && markup?.kind !== 'remove') return;
  room.keyboard = markup.kind === 'keyboard' ? { messageId, markup: markup.markup } : null;
  world.tellRoom(room);
}

function repliedMessage({ args }: Call, room: Room): Message | undefined {
  const given = args.object('reply_parameters', replyShape, "can't parse reply parameters");
  const messageId = given?.message_id ?? args.integer('reply_to_message_id');
  if (messageId === undefined) return undefined;
  const found = findMessage(room, messageId)?.message;
  if (found === undefined && given?.allow_sending_without_reply !== true && !args.flag('allow_sending_without_reply'))
    throw badRequest('message to be replied not found');
  return found;
}

/** Returns a formatted text of the call. Only entities are taken: text of people must never be read as markup. */
export function readText({ args }: Call, field: 'text' | 'caption', limit: number): FormattedText {
  const mode = args.text('parse_mode') ?? '';
  if (mode !== '') throw badRequest('unsupported parse_mode: the local Telegram formats by entities only');
  const entities = args.object(field === 'text' ? 'entities' : 'caption_entities', entitiesShape, CANNOT_PARSE_ENTITIES) ?? [];
  const formatted = formatText(args.text(field) ?? '', entities);
  if (formatted.text.length > limit) throw badRequest(field === 'text' ? 'message is too long' : 'message caption is too long');
  return formatted;
}

function textContent(call: Call): { text: string } & MessageContent {
  const { text, entities } = readText(call, 'text', MAX_TEXT);
  if (text === '') throw badRequest('message text is empty');
  return entities.length > 0 ? { text, entities } : { text };
}

/** Returns caption fields for a photo or a file; none when there is no caption. */
export function captionContent(call: Call): Pick<MessageContent, 'caption' | 'caption_entities'> {
  const { text, entities } = readText(call, 'caption', MAX_CAPTION);
  if (text === '') return {};
  return entities.length > 0 ? { caption: text, caption_entities: entities } : { caption: text };
}

/** Returns the bot's own message of the call. Throws when it is gone or another's. */
function ownMessage(call: Call, gone: string): { room: Room; stored: StoredMessage } {
  const room = writableRoom(call);
  const messageId = call.args.integer('message_id');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const stored = findMessage(room, messageId);
  if (stored === undefined) throw badRequest(gone);
  // By name: after a change of its token a bot has another id but still its messages.
  if (stored.message.from?.username !== call.bot.user.username) throw badRequest("message can't be edited");
  return { room, stored };
}

type Edited<Content> = Message & Update.Edited & Content;

function edit<Content extends MessageContent>(call: Call, { room, stored }: { room: Room; stored: StoredMessage }, content: Content): Edited<Content> {
  const { text, entities, caption, caption_entities, edit_date: _earlier, reply_markup, ...kept } = stored.message;
  const markup = readInlineMarkup(call.args);
  const before = { text, entities, caption, caption_entities, reply_markup };
  const next = { ...content, ...(markup === null ? {} : { reply_markup: markup }) };
  if (isDeepStrictEqual(withoutGaps(before), withoutGaps(next))) throw badRequest(NOT_MODIFIED);
  call.limits.count(call.bot.user.username, room);
  const message = { ...kept, edit_date: call.world.clock.seconds(), ...next };
  replaceMessage(call.world, room, stored, message);
  return message;
}

const withoutGaps = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** Takes only the buttons: the text stays, and so does the edit date, as in the real API. */
function editButtons(call: Call, room: Room, stored: StoredMessage, markup: InlineKeyboardMarkup | null): Message {
  const { reply_markup, ...kept } = stored.message;
  if (isDeepStrictEqual(withoutGaps({ reply_markup }), withoutGaps({ reply_markup: markup ?? undefined }))) throw badRequest(NOT_MODIFIED);
  const message: Message = { ...kept, ...(markup === null ? {} : { reply_markup: markup }) };
  replaceMessage(call.world, room, stored, message);
  return message;
}

/** Messages of text, their edits, and the answers to pressed buttons. */
export const messageMethods = {
  sendMessage: (call) => send(call, () => textContent(call)),

  editMessageText(call) {
    const target = ownMessage(call, 'message to edit not found');
    if (target.stored.message.text === undefined) throw badRequest('there is no text in the message to edit');
    return edit(call, target, textContent(call));
  },

  editMessageCaption(call) {
    const target = ownMessage(call, 'message to edit not found');
    if (target.stored.message.text !== undefined) throw badRequest('there is no caption in the message to edit');
    return edit(call, target, captionContent(call));
  },

  editMessageReplyMarkup(call) {
    const { room, stored } = ownMessage(call, 'message to edit not found');
    const message = editButtons(call, room, stored, readInlineMarkup(call.args));
    return { ...message, edit_date: message.edit_date ?? message.date };
  },

  deleteMessage(call) {
    const room = roomOf(call);
    const stored = findMessage(room, call.args.integer('message_id') ?? 0);
    if (stored === undefined) throw badRequest('message to delete not found');
    const isOwn = stored.message.from?.username === call.bot.user.username;
    if (!isOwn && room.chat.type !== 'private') throw badRequest("message can't be deleted");
    removeMessage(call.world, room, stored);
    return true;
  },

  answerCallbackQuery({ world, bot, args }) {
    const press = openPress(world, bot.user.username, args.text('callback_query_id') ?? '');
    if (press === null) throw badRequest('query is too old and response timeout expired or query ID is invalid');
    const text = args.text('text') ?? '';
    if (text.length > MAX_ANSWER) throw badRequest('MESSAGE_TOO_LONG');
    press.isAnswered = true;
    const { id, personId, room, messageId } = press;
    world.tell({ type: 'answer', answer: { queryId: id, personId, room, messageId, text, isAlert: args.flag('show_alert'), url: args.text('url') ?? '' } });
    return true;
  },

  sendChatAction(call) {
    const room = writableRoom(call);
    const action = call.args.text('action') ?? '';
    if (!/^(typing|upload_(photo|video|document|voice|video_note)|record_(video|voice|video_note)|choose_sticker|find_location)$/.test(action)) {
      throw badRequest('wrong parameter action in request');
    }
    call.world.tell({ type: 'typing', room: room.key, bot: call.bot.user.username, action });
    return true;
  },
} satisfies Handlers;
