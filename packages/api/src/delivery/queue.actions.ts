import { randomUUID } from 'node:crypto';
import { recordEvent } from '../event/record-event.ts';
import type { Bot } from '../user/user.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { DeliveryButton } from './delivery.rules.ts';
import { requireSendable } from './message.rules.ts';

/** A Telegram message to a member. */
export type NewDelivery = {
  readonly bot: Bot;
  readonly userId: string;
  /** What it is about, for preferences and statistics: `commitment.grace`. */
  readonly topic: string;
  readonly body: string;
  readonly buttons?: readonly (readonly DeliveryButton[])[];
  /** Not sent before this instant. */
  readonly dueAt: Date;
  /** The same message is queued once, however often it is asked for: `grace:<commitment>:<day>`. */
  readonly dedupeKey: string;
};

/** `already`: a message with this key was queued before. `unreachable`: the member has not started this bot, or has blocked it; nothing was queued. */
export type Queued = 'queued' | 'already' | 'unreachable';

/**
 * Writes a message into the outbox, in the transaction of what causes it. Whether it still makes sense is judged again when it is about to be sent.
 * @throws RangeError for a message that Telegram would not take
 */
export async function queueDelivery({ em, now }: ActionContext, delivery: NewDelivery): Promise<Queued> {
  const { bot, userId, topic, body, buttons = [], dueAt, dedupeKey } = delivery;
  requireSendable(body, buttons);
  const [chat] = await em.execute<{ chat_id: string }[]>(`select chat_id from bot_chats where user_id = ? and bot = ? and state = 'reachable'`, [userId, bot]);
  if (!chat) return 'unreachable';
  const id = randomUUID();
  const written = await em.execute<unknown[]>(
    `insert into deliveries (id, channel, bot, chat_id, user_id, topic, body, buttons, dedupe_key, due_at, created_at, updated_at)
     values (?, 'telegram', ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict (dedupe_key) do nothing returning id`,
    [id, bot, chat.chat_id, userId, topic, body, JSON.stringify(buttons), dedupeKey, dueAt, now, now],
  );
  if (written.length === 0) return 'already';
  await recordEvent(em, { type: 'delivery.queued', at: now, userId, subjectId: id });
  return 'queued';
}

/**
 * Takes back a message that has become pointless: the question was answered, the meeting was cancelled. One that is being sent at this moment still goes out.
 * @returns whether it was still waiting
 */
export async function skipDelivery({ em, now }: ActionContext, dedupeKey: string, reason: string): Promise<boolean> {
  const skipped = await em.execute<unknown[]>(
    `update deliveries set status = 'skipped', last_error = ?, updated_at = ? where dedupe_key = ? and status in ('queued', 'failed') returning id`,
    [reason, now, dedupeKey],
  );
  return skipped.length > 0;
}
