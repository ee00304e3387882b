import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Update } from 'telegraf/types';
import { refusal, run } from '../../test/running-playground.ts';

interface Delivery {
  headers: IncomingHttpHeaders;
  update: Update;
}

/** A bot's webhook that answers with the given statuses in turn, then with 200; `next()` is the next delivery. */
async function webhook(statuses: number[]): Promise<{ url: string; next: () => Promise<Delivery> }> {
  const deliveries: Delivery[] = [];
  const waiting: ((delivery: Delivery) => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const delivery = { headers: request.headers, update: JSON.parse(Buffer.concat(chunks).toString()) as Update };
      const take = waiting.shift();
      if (take === undefined) deliveries.push(delivery);
      else take(delivery);
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const next = (): Promise<Delivery> => {
    const known = deliveries.shift();
    return known === undefined ? new Promise((resolve) => void waiting.push(resolve)) : Promise.resolve(known);
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, next };
}

describe('a bot with a webhook', () => {
  test('gets updates with its secret, again until it takes them, in order', async () => {
    const { driver, commitmentBot } = await run();
    const { url, next } = await webhook([500]);
    await commitmentBot.telegram.setWebhook(url, { secret_token: 'a-secret' });
    const ana = await driver.person({ first_name: 'Bea' });
    await ana.say('one');
    await ana.say('two');
    const first = await next();
    expect(first).toMatchObject({
      headers: { 'x-telegram-bot-api-secret-token': 'a-secret', 'content-type': 'application/json' },
      update: { message: { text: 'one' } },
    });
    expect((await next()).update).toEqual(first.update);
    expect((await next()).update).toMatchObject({ message: { text: 'two' } });
    expect(await commitmentBot.telegram.getWebhookInfo()).toMatchObject({
      url,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
  });

  test('cannot poll until the webhook is deleted', async () => {
    const { commitmentBot } = await run();
    const { url } = await webhook([]);
    await commitmentBot.telegram.setWebhook(url);
    expect(await refusal(commitmentBot.telegram.getUpdates(0, 100, 0, undefined))).toBe(
      "409: Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await commitmentBot.telegram.deleteWebhook();
    await expect(commitmentBot.telegram.getUpdates(0, 100, 0, undefined)).resolves.toEqual([]);
  });

  test('may only be on this machine', async () => {
    const { commitmentBot } = await run();
    expect(await refusal(commitmentBot.telegram.setWebhook('https://example.com/hook'))).toMatch('400: Bad Request: bad webhook');
  });
});
