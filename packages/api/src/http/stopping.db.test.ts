import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { silentProxy } from '../../test/support/silent-proxy.ts';
import { buildApp } from '../app.ts';

const database = await testDatabase();
const way = await silentProxy(database.url);
afterAll(() => way.close());

async function ask(url: string): Promise<{ status: number; connection: string | null; code: string | undefined }> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: '{ pods { totalCount } }' }) });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, connection: response.headers.get('connection'), code: errors?.[0]?.extensions.code };
}

test('a request that is under way is answered, and its connection is not kept beyond that', async () => {
  const app = await buildApp({ databaseUrl: database.url });
  const holder = new pg.Client(database.url);
  await holder.connect();
  await holder.query('begin; lock table pods');
  const asked = ask(app.url);
  const isWaiting = `select exists (select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()) as yes`;
  await expect.poll(async () => (await database.query<{ yes: boolean }>(isWaiting))[0]!.yes).toBe(true);
  const stopped = app.stop();
  await holder.query('commit');
  await holder.end();
  expect(await asked).toEqual({ status: 200, connection: 'close', code: undefined });
  await stopped;
});

test('an API whose database has vanished without a word stops all the same, with requests and regular work under way, and answers those', async () => {
  const app = await buildApp({ databaseUrl: way.url, doesRegularWork: true });
  expect((await ask(app.url)).status).toBe(200);
  way.silence();
  const asked = ask(app.url);
  // The chores of the next rounds find the silence, too.
  await wait(100);
  await app.stop();
  // Cut off with the rest after five seconds, it would have heard nothing.
  expect(await asked).toEqual({ status: 503, connection: 'close', code: 'UNAVAILABLE' });
  way.heal();
});

test('connections that were forgotten on the way hold nobody up', async () => {
  const app = await buildApp({ databaseUrl: way.url });
  way.silence();
  way.heal();
  await expect(app.stop()).resolves.toBeUndefined();
});
