import { defineEntity, p } from '@mikro-orm/postgresql';
import { ApiKey } from '../api-key/api-key.entity.ts';
import { bornAt, changedAt, id, version } from '../db/columns.ts';

const WebhookSchema = defineEntity({
  name: 'Webhook',
  tableName: 'webhooks',
  properties: {
    id: id(),
    /** Whose it is: what is sent is what this key may see. */
    apiKey: () => p.manyToOne(ApiKey).deleteRule('cascade'),
    url: p.text(),
    description: p.text().nullable(),
    /** Types of the catalogue; null: all. */
    eventTypes: p.array().nullable(),
    /** `whsec_` and what is signed with, in base64. It has to be at hand to sign; nobody can read it back through the API. */
    secret: p.text(),
    /** The secret before the last rotation; signed with as well until then. */
    oldSecret: p.text().nullable(),
    oldSecretUntil: p.datetime().nullable(),
    /** Every event up to here that the key may see has its delivery. */
    position: p.bigint('string'),
    isEnabled: p.boolean().default(true),
    disabledAt: p.datetime().nullable(),
    disabledReason: p.text().nullable(),
    /** When the first attempt failed since the last one that did not. */
    failingSince: p.datetime().nullable(),
    /** Who is sending at present, and until when they are believed to live. Fences every later write. */
    claimToken: p.uuid().nullable(),
    leaseUntil: p.datetime().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_webhook_lease', expression: '(claim_token is null) = (lease_until is null)' },
    { name: 'valid_webhook_state', expression: 'is_enabled = (disabled_at is null)' },
  ],
  indexes: [
    { name: 'webhooks_api_key_id_index', properties: ['apiKey'] },
    { name: 'webhooks_created_at_id_index', properties: ['createdAt', 'id'] },
  ],
});

/** An address of a third party to which the log is sent, event by event. */
export class Webhook extends WebhookSchema.class {}
WebhookSchema.setClass(Webhook);
