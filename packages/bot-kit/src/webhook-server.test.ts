import type { Update } from 'telegraf/types';
import { afterEach, describe, expect, test } from 'vitest';
import { until } from '../test/http-server.ts';
import { Intake } from './intake.ts';
import { serveWebhook } from './webhook-server.ts';

const SECRET = 'a-secret-of-enough-letters';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

type Options = { readonly answerWithinMs?: number; readonly end?: () => Promise<void> };

async function webhook({ answerWithinMs, end }: Options = {}) {
  const seen: number[] = [];
  const stopping = new AbortController();
  const release = Promise.withResolvers<void>();
  const intake = new Intake(async (update: Update) => {
    seen.push(update.update_id);
    await (end?.() ?? release.promise);
  });
  const given = { url: 'https://bot.example.org/telegram', port: 0, secret: SECRET, intake, stopping: stopping.signal };
  const server = await serveWebhook(answerWithinMs === undefined ? given : { ...given, answerWithinMs });
  ends.push(server.stop);
  const ask = (body: string, { path = '/telegram', secret = SECRET } = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', body, headers: { 'x-telegram-bot-api-secret-token': secret } });
  const post = async (...given: Parameters<typeof ask>): Promise<number> => (await ask(...given)).status;
  return { seen, stopping, release, ask, post };
}

describe('the webhook', () => {
  test('answers when the update has been dealt with, and not before', async () => {
    const { post, seen, release } = await webhook();
    const order: string[] = [];
    const posted = post('{"update_id":5}').then((status) => order.push(`answered ${status}`));
    await until(() => seen.length > 0, 'the handling');
    expect(await post('{"update_id":6}', { secret: 'wrong' })).toBe(401);
    order.push('dealt with');
    release.resolve();
    await posted;
    expect(order).toEqual(['dealt with', 'answered 200']);
  });

  test('takes an update once that comes again while it is handled, and after it', async () => {
    const { post, seen, release } = await webhook();
    const posted = [post('{"update_id":5}'), post('{"update_id":5}')];
    await until(() => seen.length > 0, 'the handling');
    release.resolve();
    expect(await Promise.all([...posted, post('{"update_id":5}')])).toEqual([200, 200, 200]);
    expect(seen).toEqual([5]);
  });

  test('asks Telegram to bring again soon what takes longer than it would wait, and goes on with it meanwhile', async () => {
    const { ask, post, seen, release } = await webhook({ answerWithinMs: 20 });
    const late = await ask('{"update_id":5}');
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1']);
    release.resolve();
    expect(await post('{"update_id":5}')).toBe(200);
    expect(seen).toEqual([5]);
  });

  test('does not say that it has dealt with an update that has to come again', async () => {
    const { post } = await webhook({ end: () => Promise.reject(new Error('the bot is being stopped')) });
    expect(await post('{"update_id":5}')).toBe(503);
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
