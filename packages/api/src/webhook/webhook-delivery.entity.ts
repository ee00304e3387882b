import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { Webhook } from './webhook.entity.ts';
import { WEBHOOK_DELIVERY_STATUSES } from './webhook.rules.ts';

const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_deliveries',
  properties: {
    /** Goes out as `webhook-id`: the same at every attempt. */
    id: id(),
    webhook: () => p.manyToOne(Webhook).deleteRule('cascade'),
    eventId: p.uuid(),
    eventType: p.text(),
    /** The event's place in the log. */
    position: p.bigint('string'),
    status: p.enum(WEBHOOK_DELIVERY_STATUSES).default('pending'),
    attempts: p.integer().default(0),
    /** From here its three days are counted: when it was made, or sent again by hand. */
    queuedAt: p.datetime(),
    dueAt: p.datetime(),
    lastAttemptAt: p.datetime().nullable(),
    responseStatus: p.integer().nullable(),
    lastError: p.text().nullable(),
    deliveredAt: p.datetime().nullable(),
    createdAt: bornAt(),
  },
  uniques: [{ name: 'webhook_deliveries_webhook_id_event_id_unique', properties: ['webhook', 'eventId'] }],
  checks: [{ name: 'valid_webhook_attempts', expression: 'attempts >= 0' }],
  indexes: [
    { name: 'webhook_deliveries_due_index', properties: ['webhook', 'dueAt'], where: "status = 'pending'" },
    { name: 'webhook_deliveries_webhook_id_created_at_id_index', properties: ['webhook', 'createdAt', 'id'] },
    { name: 'webhook_deliveries_created_at_id_index', properties: ['createdAt', 'id'] },
  ],
});

/** One event on its way to one webhook. */
export class WebhookDelivery extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDelivery);
