import { Client } from 'pg';
import { expect, test } from 'vitest';
import { emptyDatabase } from '../../test/support/database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

const ADDED = migrations.findIndex(({ name }) => name === '0045-days-of-breaks');

test('days that were judged before the ledger told of breaks are known as what they were, also where something was kept', async () => {
  const url = await emptyDatabase();
  await migrate(url, migrations.slice(0, ADDED));
  const client = new Client(url);
  await client.connect();
  // Their day begins at three: the break was begun on the 2nd and ended on the 5th, and another began on the 8th, planned until the 9th.
  await client.query(`
    insert into users (id, telegram_user_id, timezone, day_start_hour, break_until, is_active) values ('00000000-0000-0000-0000-000000000001', 7, 'Europe/London', 3, '2026-11-09', true);
    insert into commitment_events (user_id, type, at, recorded_at) select '00000000-0000-0000-0000-000000000001', type, at, at from (values
      ('pause', '2026-11-03T02:00:00Z'::timestamptz), ('resume', '2026-11-05T03:00:00Z'), ('pause', '2026-11-08T10:00:00Z')) as told (type, at);
    insert into user_days (user_id, day, verdict, rule, reason, timezone) select '00000000-0000-0000-0000-000000000001', day::date, verdict, 'kept', 'As it was.', 'Europe/London' from (values
      ('2026-11-01', 'kept'), ('2026-11-02', 'paused'), ('2026-11-03', 'kept'), ('2026-11-04', 'kept'), ('2026-11-05', 'kept'), ('2026-11-08', 'kept'), ('2026-11-09', 'kept'),
      ('2026-11-10', 'kept')) as told (day, verdict)`);
  expect((await migrate(url)).applied).toContain('0045-days-of-breaks');
  const { rows } = await client.query<{ day: string }>('select day::text from user_days where is_break order by day');
  await client.end();
  expect(rows.map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-08', '2026-11-09']);
});
