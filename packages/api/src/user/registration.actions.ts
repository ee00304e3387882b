import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';
import { usualPreferences } from './preferences.rules.ts';
import { nameOf } from './profile.rules.ts';
import type { RegisterTelegramUserInput } from './user.input.ts';

/** Telegram's own limits; longer names are cut. */
const LONGEST_FIRST_NAME = 64;
const LONGEST_USERNAME = 32;

type Names = { readonly firstName: string | null; readonly username: string | null };
export type Registration = { readonly userId: string; readonly isNew: boolean };

/**
 * Makes sure that a person who wrote to a bot is a member whom that bot can reach. May be called any number of times, at the same time too: there is one
 * member, one `unpaid` role, one chat per bot and one `user.registered`. Somebody who comes back keeps everything; their names are taken anew from Telegram,
 * and a bot that they had blocked reaches them again. Met in a group they become a member whom the bot cannot reach yet.
 * @throws DomainError INVALID_INPUT for an id that no person, or no chat, can have
 */
export async function registerTelegramUser(ctx: ActionContext, input: RegisterTelegramUserInput): Promise<Registration> {
  if (!isPersons(input.telegramUserId))
    throw new DomainError('INVALID_INPUT', 'The id of a person at Telegram is greater than zero; groups have negative ones.', 'telegramUserId');
  if (input.chatId === '0') throw new DomainError('INVALID_INPUT', 'No chat at Telegram has the id 0.', 'chatId');
  const names = { firstName: nameOf(input.firstName, LONGEST_FIRST_NAME), username: nameOf(input.username, LONGEST_USERNAME) };
  const created = await insertUser(ctx, input, names);
  const userId = created ?? (await greetAgain(ctx, input.telegramUserId, names));
  if (created !== null)
    await ctx.em.execute(`insert into user_roles (user_id, role_type, granted_at, updated_at, source) values (?, 'unpaid', ?, ?, 'system')`, [
      userId,
      ctx.now,
      ctx.now,
    ]);
  if (isPrivate(input.chatId)) await openChat(ctx, userId, input);
  if (created !== null) await recordEvent(ctx.em, { type: 'user.registered', at: ctx.now, userId });
  return { userId, isNew: created !== null };
}

const isPersons = (telegramId: string): boolean => /^[1-9]/.test(telegramId);

/** Ids of groups are negative. Somebody who is met in a group first has not started the bot, so it cannot write to them. */
const isPrivate = (chatId: string): boolean => !chatId.startsWith('-');

/** The new member's id; null when the person already is one. A simultaneous registration is waited for. */
async function insertUser({ em, now }: ActionContext, { telegramUserId, languageCode }: RegisterTelegramUserInput, names: Names): Promise<string | null> {
  const [row] = await em.execute<{ id: string }[]>(
    `insert into users (telegram_user_id, first_name, username, notification_preferences, created_at, updated_at, first_bot_interaction_at, last_activity_at)
     values (?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict (telegram_user_id) do nothing returning id`,
    [telegramUserId, names.firstName, names.username, JSON.stringify(usualPreferences(languageCode ?? null)), now, now, now, now],
  );
  return row?.id ?? null;
}

async function greetAgain({ em, now }: ActionContext, telegramUserId: string, names: Names): Promise<string> {
  const [row] = await em.execute<{ id: string }[]>(
    `update users set first_name = coalesce(?, first_name), username = ?, last_activity_at = greatest(last_activity_at, ?),
       first_bot_interaction_at = coalesce(first_bot_interaction_at, ?)
     where telegram_user_id = ? returning id`,
    [names.firstName, names.username, now, now, telegramUserId],
  );
  return row!.id;
}

/** Writes the instant in any case: a report that the member had blocked the bot may still be under way, and must not count against who has come back since. */
async function openChat({ em, now }: ActionContext, userId: string, { bot, chatId }: RegisterTelegramUserInput): Promise<void> {
  await em.execute(
    `insert into bot_chats (user_id, bot, chat_id, state, created_at, updated_at) values (?, ?, ?, 'reachable', ?, ?)
     on conflict (user_id, bot) do update set chat_id = excluded.chat_id, state = 'reachable', updated_at = excluded.updated_at`,
    [userId, bot, chatId, now, now],
  );
}
