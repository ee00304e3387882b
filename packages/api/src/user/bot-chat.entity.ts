import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, telegramId } from '../db/columns.ts';
import { User } from './user.entity.ts';
import { BOTS, CHAT_STATES } from './user.rules.ts';

const BotChatSchema = defineEntity({
  name: 'BotChat',
  tableName: 'bot_chats',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    bot: p.enum(BOTS),
    chatId: telegramId(),
    state: p.enum(CHAT_STATES).default('reachable'),
    /** What the bot has asked last and waits for, in words of its own; null when it waits for nothing. */
    question: p.text().nullable(),
    askedAt: p.datetime().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
  },
  checks: [{ name: 'valid_question', expression: '(question is null) = (asked_at is null)' }],
  uniques: [{ name: 'bot_chats_user_id_bot_unique', properties: ['user', 'bot'] }],
  indexes: [{ name: 'bot_chats_bot_chat_id_index', properties: ['bot', 'chatId'] }],
});

/** Where a bot reaches a member. A bot cannot write to someone who has not started *that* bot. */
export class BotChat extends BotChatSchema.class {}
BotChatSchema.setClass(BotChat);
