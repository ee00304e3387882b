import { viewersKeys } from '../api-key/key-heirs.ts';
import { adds, admin, among, anyOf, computed, follow, is, one, open, page, type Paging, payload, readable, type Rule, value } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { raw, sql, within } from '../read/sql.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';
import { Webhook } from './webhook.entity.ts';

const ofMyKey: Rule<Webhook> = (w, viewer) => viewer.kind === 'integration' && within(w.apiKey, viewersKeys);
const toMyKey: Rule<WebhookDelivery> = (d, viewer) =>
  viewer.kind === 'integration' && sql`EXISTS (SELECT 1 FROM webhooks w WHERE w.id = ${d.webhook} AND ${within(raw('w.api_key_id'), viewersKeys)})`;

const webhookPaging: Paging<Webhook> = {
  orders: { CREATED_AT: { by: (w) => w.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: { apiKeyId: is('apiKey', 'uuid'), isEnabled: is('isEnabled', 'bool') },
};
const deliveryPaging: Paging<WebhookDelivery> = {
  orders: { CREATED_AT: { by: (d) => d.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: { webhookId: is('webhook', 'uuid'), status: among('status'), createdAt: is('createdAt', 'timestamptz') },
};

const webhook = one(Webhook, (w) => sql`${w.id} = ${payload('webhookId', 'uuid')}`, { follow: true, sure: true });
const secret = computed(() => sql`${payload('secret', 'text')}`);

/** Webhooks are seen by the key they belong to, by the one whose place it took as long as that works, and by admins; their secrets by nobody. */
export const webhookReads: Readable[] = [
  readable(Webhook, {
    rows: anyOf<Webhook>(admin, ofMyKey),
    fields: {
      ...open<Webhook>(
        'id',
        'url',
        'description',
        'eventTypes',
        'isEnabled',
        'disabledAt',
        'disabledReason',
        'failingSince',
        'createdAt',
        'updatedAt',
        'version',
      ),
      apiKeyId: computed<Webhook>((w) => w.apiKey),
    },
  }),
  readable(WebhookDelivery, {
    rows: anyOf<WebhookDelivery>(admin, toMyKey),
    fields: {
      ...open<WebhookDelivery>(
        'id',
        'eventId',
        'eventType',
        'status',
        'attempts',
        'dueAt',
        'lastAttemptAt',
        'responseStatus',
        'lastError',
        'deliveredAt',
        'createdAt',
      ),
      ...follow<WebhookDelivery>('webhook'),
    },
  }),
  adds('Query', {
    webhook: one(Webhook, (w, _, args) => sql`${w.id} = ${value(args['id'], 'uuid')}`),
    webhooks: page(Webhook, () => true, webhookPaging),
    webhookDeliveries: page(WebhookDelivery, () => true, deliveryPaging),
  }),
  adds('CreateWebhookPayload', { webhook, secret }),
  adds('RotateWebhookSecretPayload', { webhook, secret }),
  adds('UpdateWebhookPayload', { webhook }),
  adds('DeleteWebhookPayload', { deletedId: computed(() => sql`${payload('webhookId', 'uuid')}`) }),
  adds('RedeliverWebhookPayload', {
    delivery: one(WebhookDelivery, (d) => sql`${d.id} = ${payload('deliveryId', 'uuid')}`, { follow: true, sure: true }),
  }),
];
