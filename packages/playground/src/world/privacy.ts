import type { Message } from '@grammyjs/types';
import type { Bot, Room } from './state.ts';

/** True when a bot in privacy mode is shown this message of a group: commands meant for it, replies to it, mentions of it, and service messages. */
export function seesInGroup(bot: Bot, room: Room, message: Message): boolean {
  if (isServiceMessage(message)) return true;
  if (message.reply_to_message?.from?.id === bot.user.id) return true;
  const text = message.text ?? message.caption ?? '';
  const own = `@${bot.user.username}`.toLowerCase();
  return (message.entities ?? message.caption_entities ?? []).some((entity) => {
    const said = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
    if (entity.type === 'mention') return said === own;
    if (entity.type === 'text_mention') return entity.user.id === bot.user.id;
    return entity.type === 'bot_command' && isCommandFor(bot, room, said, own);
  });
}

/** A command without a name is for the bot that spoke last; for all of them while none has spoken. */
function isCommandFor(bot: Bot, room: Room, command: string, own: string): boolean {
  const at = command.indexOf('@');
  if (at >= 0) return command.slice(at) === own;
  return room.lastSpeaker === null || room.lastSpeaker === bot.user.username;
}

const SERVICE_FIELDS = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'group_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'pinned_message',
] as const;

function isServiceMessage(message: Message): boolean {
  return SERVICE_FIELDS.some((field) => message[field] !== undefined);
}
