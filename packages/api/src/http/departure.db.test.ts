import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/support/api.ts';
import { makePod } from '../../test/support/make.ts';
import { ask, init, Speaker } from '../../test/support/speaker.ts';
import { createLog } from '../lib/log.ts';

const failures: unknown[] = [];
const log = createLog('error', { write: (line) => void failures.push(JSON.parse(line)) });
const api = await testApi({ log });
const admin = (await api.key('admin')).token;
const SLOW = '{ pods { totalCount } }';

/** From now on whoever reads the pods waits for half a minute. */
beforeAll(async () => {
  await makePod(api.database.em());
  await api.database.query('alter table pods rename to pods_kept');
  await api.database.query('create view pods as select pods_kept.* from pods_kept, (select pg_sleep(30)) as slowly');
});
afterEach(() => failures.splice(0));

const waiting = async (): Promise<number> => {
  const text = `select count(*)::int as n from pg_stat_activity where application_name = 'progress-api' and state = 'active' and query like '%"pods"%' and datname = current_database() and pid <> pg_backend_pid()`;
  return (await api.database.query<{ n: number }>(text))[0]!.n;
};
const until = async (wanted: number): Promise<void> => {
  for (let left = 400; left > 0 && (await waiting()) !== wanted; left -= 1) await wait(10);
  expect(await waiting()).toBe(wanted);
};
/** A statement that runs into its time-out is written down as a failure; one that is cancelled is none. */
const nothingFailed = async (): Promise<void> => {
  expect((await api.post(admin, '{ health { status } }')).data).toEqual({ health: { status: 'ok' } });
  expect(failures).toEqual([]);
};

test('what somebody asks over HTTP ends in the database when they hang up', async () => {
  const call = new AbortController();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${admin}` };
  const answer = fetch(`${api.app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: SLOW }), signal: call.signal }).catch(() => 'gone');
  await until(1);
  call.abort();
  expect(await answer).toBe('gone');
  await until(0);
  await nothingFailed();
});

test('what somebody asks over a WebSocket ends in the database when it closes', async () => {
  const speaker = new Speaker(`${api.app.url.replace('http', 'ws')}/graphql`);
  await speaker.begin(init(admin), ask('1', SLOW));
  await until(1);
  speaker.socket.terminate();
  await until(0);
  await nothingFailed();
});

test('what takes too long is stopped by the database, and says so by its code', async () => {
  const { status, errors } = await api.post(admin, SLOW);
  expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 504, code: 'TIMEOUT' });
  expect(await waiting()).toBe(0);
});
