import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { testApi } from '../test/support/api.ts';
import { testDatabase } from '../test/support/database.ts';
import { makeUser } from '../test/support/make.ts';
import { buildApp } from './app.ts';

const TEXT = 'query MyName { me { firstName } }';
const HASH = createHash('sha256').update(TEXT).digest('hex');
const api = await testApi({ isProduction: true, manifest: { [`sha256:${HASH}`]: TEXT } });

describe('in production', () => {
  test('a stranger may not ask about the schema, and whoever has a key may', async () => {
    const { token } = await api.key('integration', ['members:read']);
    const query = '{ __schema { queryType { name } } }';
    const stranger = await api.post(null, query);
    expect([stranger.status, stranger.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect((await api.post(token, query)).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect((await api.post(null, '{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});

test('a trusted document is asked for by its hash, with the rights of who asks', async () => {
  const user = await makeUser(api.database.em(), { firstName: 'Ada' });
  const bot = await api.key('service', ['act-as'], 'commitment-bot');
  const ask = async (headers: Record<string, string>): Promise<unknown> => {
    const body = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } });
    const response = await fetch(`${api.app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    return response.json();
  };
  const acting = { authorization: `Bearer ${bot.token}`, 'x-act-as': `telegram:${user.telegramUserId}` };
  expect(await ask(acting)).toMatchObject({ data: { me: { firstName: 'Ada' } }, extensions: { cost: 1 } });
  expect(await ask({})).toMatchObject({ data: { me: null } });
});

test('a trusted document that does not fit the schema stops the start', async () => {
  const database = await testDatabase();
  const text = '{ nobody { id } }';
  const starting = buildApp({ databaseUrl: database.url, manifest: { [`sha256:${createHash('sha256').update(text).digest('hex')}`]: text } });
  await expect(starting).rejects.toThrow('The trusted documents do not fit this API');
});

test('a stopping process says so, closes its sockets, finishes what is under way, and then takes nothing', async () => {
  const database = await testDatabase();
  const app = await buildApp({ databaseUrl: database.url, isProduction: true });
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  const em = database.em();
  await em.begin();
  await em.execute('lock table users in access exclusive mode');
  const body = JSON.stringify({ query: '{ users { totalCount } }' });
  const underWay = fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await vi.waitFor(
    async () =>
      expect(
        await database.query('select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())'),
      ).toHaveLength(1),
    15_000,
  );
  const stopped = app.stop();
  const ready = await fetch(`${app.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', missing: ['stopping'] }]);
  expect(await closed).toBe(1001);
  await em.rollback();
  expect(await (await underWay).json()).toMatchObject({ data: { users: { totalCount: 0 } } });
  await stopped;
  await expect(fetch(`${app.url}/livez`)).rejects.toThrow();
});
