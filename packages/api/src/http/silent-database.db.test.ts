import { afterAll, expect, test } from 'vitest';
import { testApi } from '../../test/support/api.ts';
import { type SilentProxy, silentProxy } from '../../test/support/silent-proxy.ts';

let way!: SilentProxy;
const api = await testApi({}, async (databaseUrl) => {
  way = await silentProxy(databaseUrl);
  return way.url;
});
afterAll(() => way.close());
const { token } = await api.key('integration', ['pods:read']);

async function ask(): Promise<{ status: number; answer: unknown }> {
  const { status, data, errors } = await api.post(token, '{ pods { totalCount } }');
  return { status, answer: errors?.[0]?.extensions.code ?? data };
}

test('a request whose database has vanished without a word is told UNAVAILABLE, and is served when there is one again', async () => {
  const served = { status: 200, answer: { pods: { totalCount: 0 } } };
  expect(await ask()).toEqual(served);
  way.silence();
  expect(await ask()).toEqual({ status: 503, answer: 'UNAVAILABLE' });
  way.heal();
  await expect.poll(ask, { timeout: 20_000 }).toEqual(served);
});
