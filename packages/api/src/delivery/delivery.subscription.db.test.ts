import { createClient } from 'graphql-ws';
import { afterAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { testDatabase } from '../../test/support/database.ts';
import { createApiKey } from '../api-key/api-key.actions.ts';
import { shown } from '../api-key/shown-once.ts';
import { buildApp } from '../app.ts';
import { inTransaction } from '../event/run-action.ts';
import { registerTelegramUser } from '../user/registration.actions.ts';
import type { ActionContext } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import { type NewDelivery, queueDelivery } from './queue.actions.ts';

const database = await testDatabase();
const app = await buildApp({ databaseUrl: database.url });
afterAll(() => app.stop());
const host = () => ({
  em: database.em(),
  viewer: { ...anonymous, kind: 'admin', isSuperAdmin: true } as const,
  now: new Date(),
  wakeRelay: app.context.wakeRelay,
});

async function queueOne(ctx: ActionContext, delivery: NewDelivery): Promise<string> {
  return queueDelivery(ctx, delivery);
}

test('a bot that waits is woken when a message is queued for it', async () => {
  const { token } = shown(await inTransaction(host(), { name: 'commitment-bot', kind: 'service' as const, scopes: ['deliveries' as const] }, createApiKey));
  const { userId } = await inTransaction(host(), { telegramUserId: '7', chatId: '7', bot: 'commitment' as const }, registerTelegramUser);
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const hints = client.iterate({ query: 'subscription { deliveryDue(bot: COMMITMENT) { bot } }' });
  const first = hints.next();
  const queue = (dedupeKey: string) =>
    inTransaction(host(), { bot: 'commitment' as const, userId, topic: 't', body: 'Hello', dueAt: new Date(), dedupeKey }, queueOne);
  // The subscription takes a moment to be there: messages are queued until it answers.
  const queued: Promise<string>[] = [];
  const timer = setInterval(() => queued.push(queue(`key:${queued.length}`)), 50);
  expect(await first).toEqual({ done: false, value: { data: { deliveryDue: { bot: 'COMMITMENT' } } } });
  clearInterval(timer);
  await Promise.all(queued);
  await hints.return!();
  await client.dispose();
});
