import type { ChatFullInfo, ChatMemberOwner } from '@grammyjs/types';
import { membershipOf, removeBot } from '../world/groups.ts';
import type { Room } from '../world/state.ts';
import { badRequest, forbidden } from './bot-api-error.ts';
import { roomOf, type Call, type Handlers } from './call.ts';

const NO_GIFTS = { unlimited_gifts: false, limited_gifts: false, unique_gifts: false, premium_subscription: false, gifts_from_channels: false };
const ALL_ALLOWED = { can_send_messages: true, can_send_photos: true, can_send_documents: true, can_send_polls: true, can_invite_users: true };

/** Returns the chat if the bot is in it. */
function visibleRoom(call: Call): Room {
  const room = roomOf(call);
  if (!room.bots.includes(call.bot.user.username)) throw forbidden(`bot is not a member of the ${room.chat.type} chat`);
  return room;
}

function fullInfo({ chat }: Room): ChatFullInfo {
  const common = { accent_color_id: Math.abs(chat.id) % 7, max_reaction_count: 11, accepted_gift_types: NO_GIFTS };
  if (chat.type === 'private') return { ...chat, ...common };
  if (chat.type === 'group') return { ...chat, ...common, permissions: ALL_ALLOWED };
  if (chat.type === 'supergroup') return { ...chat, ...common, permissions: ALL_ALLOWED };
  throw badRequest('chat not found');
}

function memberCount(call: Call): number {
  const room = visibleRoom(call);
  return room.personIds.length + room.bots.length;
}

/** Chats and who is in them. */
export const chatMethods = {
  getChat: (call) => fullInfo(visibleRoom(call)),

  getChatMember(call) {
    const room = visibleRoom(call);
    const userId = call.args.integer('user_id');
    if (userId === undefined) throw badRequest('invalid user_id specified');
    const member = membershipOf(call.world, room, userId);
    if (member === null) throw badRequest('user not found');
    return member;
  },

  getChatAdministrators(call) {
    const room = visibleRoom(call);
    if (room.chat.type === 'private') throw badRequest('there are no administrators in the private chat');
    const owner = membershipOf(call.world, room, room.creatorId);
    return owner?.status === 'creator' ? [owner satisfies ChatMemberOwner] : [];
  },

  getChatMemberCount: memberCount,
  /** The older name, which Telegraf uses. */
  getChatMembersCount: memberCount,

  leaveChat(call) {
    const room = visibleRoom(call);
    if (room.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats");
    removeBot(call.world, room, call.bot, call.bot.user);
    return true;
  },
} satisfies Handlers;
