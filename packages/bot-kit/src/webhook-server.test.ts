import type { Update } from 'telegraf/types';
import { afterEach, describe, expect, test } from 'vitest';
import { Intake } from './intake.ts';
import { serveWebhook } from './webhook-server.ts';

const SECRET = 'a-secret-of-enough-letters';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function webhook() {
  const seen: number[] = [];
  const stopping = new AbortController();
  const release = Promise.withResolvers<void>();
  const intake = new Intake(async (update: Update) => {
    seen.push(update.update_id);
    await release.promise;
  });
  const server = await serveWebhook({ url: 'https://bot.example.org/telegram', port: 0, secret: SECRET }, intake, stopping.signal);
  ends.push(server.stop);
  const post = async (body: string, { path = '/telegram', secret = SECRET } = {}) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', body, headers: { 'x-telegram-bot-api-secret-token': secret } });
    return response.status;
  };
  return { seen, stopping, release, post };
}

describe('the webhook', () => {
  test('answers at once, while the update is still being handled', async () => {
    const { post, seen, release } = await webhook();
    expect(await post('{"update_id":5}')).toBe(200);
    expect(seen).toEqual([5]);
    release.resolve();
  });

  test('lets nobody in without the secret, and at no other address', async () => {
    const { post, seen } = await webhook();
    expect(await post('{"update_id":5}', { secret: `${SECRET}x` })).toBe(401);
    expect(await post('{"update_id":5}', { secret: '' })).toBe(401);
    expect(await post('{"update_id":5}', { path: '/' })).toBe(404);
    expect(seen).toEqual([]);
  });

  test('refuses what is no update, and what is larger than a megabyte', async () => {
    const { post, seen } = await webhook();
    expect(await post('{"update')).toBe(400);
    expect(await post('{"update_id":"5"}')).toBe(400);
    expect(await post(JSON.stringify({ update_id: 5, text: 'x'.repeat(1024 * 1024) }))).toBe(413);
    expect(seen).toEqual([]);
  });

  test('asks Telegram to keep its updates while the bot is being stopped', async () => {
    const { post, stopping, seen } = await webhook();
    stopping.abort();
    expect(await post('{"update_id":5}')).toBe(503);
    expect(seen).toEqual([]);
  });
});
