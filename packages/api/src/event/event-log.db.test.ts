import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { LoggedEvent } from '../lib/event-feed.ts';
import { createLog } from '../lib/log.ts';
import type { Query } from '../lib/query.ts';
import { EventLog } from './event-log.ts';
import { PostgresPubSub } from './postgres-pubsub.ts';
import { Relay } from './relay.ts';

const log = createLog('silent');
const database = await testDatabase();
const pool = new pg.Pool({ connectionString: database.url, max: 10 });
pool.on('error', () => undefined);
const query: Query = async (text, values) => (await pool.query(text, values)).rows;
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.stop();
  await pool.query('truncate events');
});
afterAll(() => pool.end());

const runs = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
  running.push(part);
  return part;
};

/** An API process as far as the log is concerned. */
async function process() {
  const pubsub = runs(new PostgresPubSub(database.url, log));
  const relay = runs(new Relay(database.url, pubsub, log));
  const events = runs(await EventLog.start(query, pubsub, log));
  return { relay, events };
}

const insert = 'insert into events (id, type, at) values ($1, $2, now())';
async function write(relay: Relay, ...ids: string[]): Promise<void> {
  for (const id of ids) await pool.query(insert, [id, 'user.updated']);
  relay.wake();
}

async function take(events: EventLog, after: number | null, count: number): Promise<LoggedEvent[]> {
  const stop = new AbortController();
  const taken: LoggedEvent[] = [];
  for await (const event of events.follow(after, stop.signal)) {
    taken.push(event);
    if (taken.length === count) stop.abort();
  }
  return taken;
}

const stamped = async (): Promise<{ id: string; position: number }[]> =>
  (await pool.query('select id, position::int from events where position is not null order by position')).rows;
const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
const idsOf = (events: readonly LoggedEvent[]): string[] => events.map((event) => event.id);
const places = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

test('what was written first but committed last comes last, and nobody misses it', async () => {
  const { relay, events } = await process();
  const [early, late] = ids(2) as [string, string];
  const slow = await pool.connect();
  await slow.query('begin');
  await slow.query(insert, [early, 'user.updated']);
  const first = take(events, 0, 1);
  await write(relay, late);
  expect(idsOf(await first)).toEqual([late]);
  await slow.query('commit');
  slow.release();
  relay.wake();
  expect(idsOf(await take(events, 1, 1))).toEqual([early]);
  expect(await stamped()).toEqual([
    { id: late, position: 1 },
    { id: early, position: 2 },
  ]);
});

test('two hundred writers that commit in any order, and some that give up, leave a log without a gap', async () => {
  const { relay, events } = await process();
  const kept: string[] = [];
  const followed = take(events, 0, 150);
  await Promise.all(
    ids(200).map(async (id, i) => {
      const client = await pool.connect();
      await client.query('begin');
      await client.query(insert, [id, 'user.updated']);
      await client.query('select pg_sleep(random() * 0.02)');
      await client.query(i % 4 === 0 ? 'rollback' : 'commit');
      client.release();
      if (i % 4 !== 0) kept.push(id);
      relay.wake();
    }),
  );
  const seen = await followed;
  expect(seen.map((event) => event.position)).toEqual(places(150));
  expect(idsOf(seen).toSorted()).toEqual(kept.toSorted());
});

test('one process leads; when PostgreSQL ends its connection the log goes on without a gap', async () => {
  const one = await process();
  const other = await process();
  await write(one.relay, ...ids(5));
  await vi.waitFor(async () => expect(await stamped()).toHaveLength(5), 15_000);
  expect([one.relay.isLeading, other.relay.isLeading].filter(Boolean)).toHaveLength(1);
  await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'progress-%'");
  await write(other.relay, ...ids(5));
  await vi.waitFor(async () => expect(await stamped()).toHaveLength(10), 15_000);
  expect((await stamped()).map((row) => row.position)).toEqual(places(10));
});

test('when the leading process goes, another takes over and followers see each event once', async () => {
  const one = await process();
  const other = await process();
  await write(one.relay, ...ids(1));
  await vi.waitFor(() => expect(one.relay.isLeading || other.relay.isLeading).toBe(true), 15_000);
  const [leader, heir] = one.relay.isLeading ? [one, other] : [other, one];
  const followed = take(heir.events, 0, 40);
  const writing = (async () => {
    for (let i = 0; i < 39; i += 1) await write(heir.relay, randomUUID());
  })();
  await leader.relay.stop();
  await writing;
  expect((await followed).map((event) => event.position)).toEqual(places(40));
  expect(heir.relay.isLeading).toBe(true);
});

test('a follower that was cut off and resumes has every event exactly once, through whichever process', async () => {
  const one = await process();
  const other = await process();
  const written = ids(300);
  const writing = (async () => {
    for (const id of written) await write(one.relay, id);
  })();
  const seen: LoggedEvent[] = [];
  while (seen.length < 300) {
    const part = await take(seen.length % 2 === 0 ? one.events : other.events, seen.at(-1)?.position ?? 0, Math.min(7, 300 - seen.length));
    seen.push(...part);
  }
  await writing;
  expect(seen.map((event) => event.position)).toEqual(places(300));
  expect(idsOf(seen)).toEqual(written);
});

test('a follower far behind is served from the database and then goes live', async () => {
  await pool.query("insert into events (id, type, at, position) select gen_random_uuid(), 'user.updated', now(), n from generate_series(1, 6000) as n");
  const { relay, events } = await process();
  const followed = take(events, 0, 6_001);
  await write(relay, randomUUID());
  expect((await followed).map((event) => event.position)).toEqual(places(6_001));
});

test('without a cursor a follower begins with what comes next', async () => {
  const { relay, events } = await process();
  await write(relay, ...ids(3));
  await vi.waitFor(() => expect(events.position).toBe(3), 15_000);
  const followed = take(events, null, 1);
  const next = randomUUID();
  await write(relay, next);
  expect(idsOf(await followed)).toEqual([next]);
});
