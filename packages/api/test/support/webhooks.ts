import { afterEach, expect } from 'vitest';
import { recordEvents, type NewEvent } from '../../src/event/record-event.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { testApi, type Answered } from './api.ts';
import { WebhookReceiver } from './webhook-receiver.ts';

export const HOUR = 3_600_000;
/** Time as the API has it: what is due in three days is due at once. */
export const clock = { ahead: 0, now: () => new Date(systemClock.now().getTime() + clock.ahead) };
/** The API as it runs in development: it does regular work, and webhooks may lead to this machine. */
export const api = await testApi({ doesRegularWork: true, allowsLoopback: true, clock });
export const admin = await api.key('admin');

export const FIELDS = 'id url eventTypes isEnabled disabledReason failingSince apiKeyId';
export const CREATE = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { ${FIELDS} } } }`;
const DELIVERIES =
  'query ($id: ID!) { webhookDeliveries(first: 100, filter: { webhookId: $id }) { totalCount nodes { id eventId eventType status attempts responseStatus lastError deliveredAt } } }';

export async function happen(...events: Partial<NewEvent>[]): Promise<void> {
  const { orm, wakeRelay } = api.app.context;
  await orm.em.fork().transactional((em) =>
    recordEvents(
      em,
      events.map((event) => ({ type: 'pod.updated', at: clock.now(), ...event })),
    ),
  );
  wakeRelay();
}

export const thirdParty = () => api.key('integration', ['events:read', 'webhooks:write']);
/** What the first error says beside its sentence. */
export const refusal = ({ errors }: Answered): unknown => errors?.[0]?.extensions;

export type Made = { id: string; secret: string; token: string; receiver: WebhookReceiver };
export async function webhook(input: object = {}, podIds: string[] | null = null): Promise<Made> {
  const receiver = await WebhookReceiver.open();
  const key = await thirdParty();
  if (podIds) await api.database.query('update api_keys set pod_ids = $2 where id = $1', [key.id, podIds]);
  const { data, errors } = await api.post(key.token, CREATE, { variables: { input: { url: receiver.url, ...input } } });
  expect(errors).toBeUndefined();
  return { id: data.createWebhook.webhook.id, secret: data.createWebhook.secret, token: key.token, receiver };
}
export const deliveries = async ({ id, token }: Made) => (await api.post(token, DELIVERIES, { variables: { id } })).data.webhookDeliveries.nodes;
export const shown = async ({ id, token }: Made) =>
  (await api.post(token, `query ($id: ID!) { webhook(id: $id) { ${FIELDS} } }`, { variables: { id } })).data.webhook;

afterEach(async () => {
  clock.ahead = 0;
  await api.database.query('delete from webhooks');
});
