import { afterEach, expect, test } from 'vitest';
import { type HealthServer, serveHealth } from './health-server.ts';

let server: HealthServer;
afterEach(() => server.stop());
const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return [response.status, await response.text()] as const;
};

test('a bot that waits for Telegram is alive and not ready', async () => {
  server = await serveHealth(0);
  expect(await get('/livez')).toEqual([200, 'alive\n']);
  expect(await get('/readyz')).toEqual([503, 'not ready\n']);
  expect((await get('/metrics'))[1]).toContain('\nprogress_bot_ready 0\n');
});

test('a bot that runs is ready until it stops, and tells how much it has to do', async () => {
  server = await serveHealth(0);
  let isReady = true;
  server.follow({ isReady: () => isReady, unfinishedCount: () => 3 });
  expect((await get('/readyz'))[0]).toBe(200);
  expect((await get('/metrics?x=1'))[1]).toContain('\nprogress_bot_updates_unfinished 3\n');
  isReady = false;
  expect((await get('/readyz'))[0]).toBe(503);
  expect((await get('/livez'))[0]).toBe(200);
  expect((await get('/'))[0]).toBe(404);
});
