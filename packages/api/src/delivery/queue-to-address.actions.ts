import { randomUUID } from 'node:crypto';
import { recordEvent } from '../event/record-event.ts';
import type { ContactKind } from '../user/user.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { requireSendable } from './message.rules.ts';
import type { NewDelivery } from './queue.actions.ts';

/** A message to a number or an e-mail address. */
export type NewAddressedDelivery = Omit<NewDelivery, 'buttons'> & { readonly channel: ContactKind; readonly address: string };

/**
 * Writes a message to an address outside Telegram into the outbox, in the transaction of what causes it.
 * @returns whether it was new
 */
export async function queueToAddress({ em, now }: ActionContext, delivery: NewAddressedDelivery): Promise<boolean> {
  const { channel, address, bot, userId, topic, body, dueAt, dedupeKey } = delivery;
  requireSendable(body, []);
  const id = randomUUID();
  const written = await em.execute<unknown[]>(
    `insert into deliveries (id, channel, bot, address, user_id, topic, body, dedupe_key, due_at, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (dedupe_key) do nothing returning id`,
    [id, channel, bot, address, userId, topic, body, dedupeKey, dueAt, now, now],
  );
  if (written.length > 0) await recordEvent(em, { type: 'delivery.queued', at: now, userId, subjectId: id });
  return written.length > 0;
}
