import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createApiClient } from './client.ts';

test('a client is closed while its socket is still being opened to an API that is away', async () => {
  const away = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(away, 'listening');
  const client = createApiClient({ url: `http://127.0.0.1:${(away.address() as AddressInfo).port}/graphql`, apiKey: 'key' });
  const ending = new AbortController();
  const listening = client.events({}, ending.signal).next();
  const isAsked = once(away, 'connection');
  await isAsked;
  await expect(client.close()).resolves.toBeUndefined();
  ending.abort();
  expect(await listening).toEqual({ done: true, value: undefined });
  away.close();
});
