import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { createLog } from '../lib/log.ts';
import { PostgresPubSub } from './postgres-pubsub.ts';
import { Relay } from './relay.ts';

const log = createLog('silent');
const database = await testDatabase();
const pool = new pg.Pool({ connectionString: database.url });
const pubsub = new PostgresPubSub(database.url, log);
const relay = new Relay(database.url, pubsub, log);
afterAll(async () => {
  await relay.stop();
  await pubsub.stop();
  await pool.end();
});

const PATIENCE = { timeout: 15_000, interval: 5 };
/** What PostgreSQL has looked at and changed in the log, once every session has told. */
const TALLY = `
select sum(t.seq_tup_read + i.read)::int as looked_at, sum(t.n_tup_upd)::int as stamped
from pg_stat_user_tables t, lateral (select sum(idx_tup_read) as read from pg_stat_user_indexes where relid = t.relid) i where t.relname = 'events'`;

test('what a round looks at grows with what waits, not with the log, also where the log was empty at the start', async () => {
  let top = 0;
  pubsub.listen('progress_events', (position) => (top = Number(position)));
  const rounds = [1, ...Array.from({ length: 30 }, () => 50)];
  let all = 0;
  for (const count of rounds) {
    await pool.query(`insert into events (id, type, at) select gen_random_uuid(), 'user.updated', now() from generate_series(1, $1)`, [count]);
    relay.wake();
    all += count;
    await vi.waitFor(() => expect(top).toBe(all), PATIENCE);
  }
  const tally = await vi.waitFor(async () => {
    const { rows } = await pool.query<{ looked_at: number; stamped: number }>(TALLY);
    expect(rows[0]!.stamped).toBe(all);
    return rows[0]!;
  }, PATIENCE);
  expect(tally.looked_at / all).toBeLessThan(10);
});
