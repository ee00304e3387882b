import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, telegramId } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { BOTS } from '../user/user.rules.ts';
import { CHANNELS, DELIVERY_STATUSES, type DeliveryButton } from './delivery.rules.ts';

const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'deliveries',
  properties: {
    id: id(),
    channel: p.enum(CHANNELS).default('telegram'),
    /** Which of the two speaks; on the other channels, in whose name. */
    bot: p.enum(BOTS),
    /** Where to: a chat on Telegram, an address or a number elsewhere. */
    chatId: telegramId().nullable(),
    address: p.text().nullable(),
    /** Null for a group chat. */
    user: () => p.manyToOne(User).nullable().deleteRule('cascade'),
    topic: p.text(),
    body: p.text(),
    buttons: p.json<DeliveryButton[][]>().default('[]'),
    status: p.enum(DELIVERY_STATUSES).default('queued'),
    /** The same message is queued once: `reminder:<commitment>:<day>`. */
    dedupeKey: p.text().unique(),
    dueAt: p.datetime(),
    attempts: p.integer().default(0),
    /** Fences every later write: only the holder of the current token may report. */
    claimToken: p.uuid().nullable(),
    leaseUntil: p.datetime().nullable(),
    lastError: p.text().nullable(),
    providerMessageId: p.text().nullable(),
    receipt: p.json<Record<string, unknown>>().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    sentAt: p.datetime().nullable(),
  },
  checks: [
    { name: 'valid_recipient', expression: "case when channel = 'telegram' then chat_id is not null else address is not null end" },
    { name: 'valid_claim', expression: "status <> 'claimed' or (claim_token is not null and lease_until is not null)" },
    { name: 'valid_attempts', expression: 'attempts >= 0' },
  ],
  indexes: [
    { name: 'deliveries_claimable_index', properties: ['bot', 'dueAt'], where: "status in ('queued', 'failed') and channel = 'telegram'" },
    { name: 'deliveries_leased_index', properties: ['bot', 'leaseUntil'], where: "status = 'claimed' and channel = 'telegram'" },
    { name: 'deliveries_sendable_index', properties: ['channel', 'dueAt', 'id'], where: "status in ('queued', 'failed') and channel <> 'telegram'" },
    { name: 'deliveries_in_sending_index', properties: ['channel', 'leaseUntil'], where: "status = 'claimed' and channel <> 'telegram'" },
    { name: 'deliveries_user_id_created_at_index', properties: ['user', 'createdAt'] },
    { name: 'deliveries_due_at_index', properties: ['dueAt'] },
    { name: 'deliveries_created_at_id_index', properties: ['createdAt', 'id'] },
    { name: 'deliveries_status_created_at_id_index', properties: ['status', 'createdAt', 'id'] },
  ],
});

/** One message of any channel: written in the transaction that causes it, sent later, once if it can be helped. */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);
