import { beforeAll, describe, expect, test } from 'vitest';
import { daysFromNow, NOW } from '../test/support/clock.ts';
import { testDatabase } from '../test/support/database.ts';
import { makeUser } from '../test/support/make.ts';
import { seed } from './seed.ts';
import { verify } from './verify.ts';

const database = await testDatabase();

const empty = () => database.query('with log as (delete from events), members as (delete from users) delete from pods');

/** All rows, but for the secrets of calendar links: those must never be guessed from a number. */
async function everything(): Promise<unknown> {
  const tables = ['users', 'user_roles', 'pods', 'pod_memberships', 'commitments', 'meetings', 'meeting_attendance', 'long_term_goals', 'pod_waitlist'];
  return Promise.all(tables.map((table) => database.query(`select to_jsonb(t) - 'calendar_token' as row from ${table} t order by id`)));
}

test('a database with a member is not seeded', async () => {
  await makeUser(database.em());
  await expect(seed(database.em(), NOW, 1)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('1 members already') });
  expect(await database.query('select from pods')).toEqual([]);
});

describe('a seeded community', () => {
  beforeAll(async () => {
    await empty();
    await seed(database.em(), NOW, 1);
  });

  test('has forty members in five pods with twelve weeks behind them', async () => {
    const [community] = await database.query(
      `select (select count(*)::int from users) as members, (select count(*)::int from pods) as pods,
         min(created_at) < $1 as is_old, max(created_at) <= $2 as is_past from commitments`,
      [daysFromNow(-77), NOW],
    );
    expect(community).toEqual({ members: 40, pods: 5, is_old: true, is_past: true });
  });

  test('counts right everywhere', async () => {
    expect(await verify(database.em(), { now: NOW, fix: false })).toEqual([]);
  });

  test('still counts right when days have closed without anybody doing anything', async () => {
    expect(await verify(database.em(), { now: daysFromNow(3), fix: false })).toEqual([]);
  });

  test('has nobody whom a message could reach', async () => {
    expect(await database.query('select from bot_chats union all select from contact_points')).toEqual([]);
    const [ids] = await database.query('select min(telegram_user_id) >= 4503599627000000 as are_nobodys from users');
    expect(ids).toEqual({ are_nobodys: true });
  });

  test('has nothing that happens after now, but for meetings to come', async () => {
    const late = await database.query(
      `select 'event' from events where at > $1 union all select 'history' from commitment_events where at > $1
       union all select 'completion' from commitments where completed_at > $1
       union all select 'meeting' from meetings where status = 'completed' and scheduled_at > $1`,
      [NOW],
    );
    expect(late).toEqual([]);
  });

  test('differs in diligence', async () => {
    const [spread] = await database.query<{ least: number; most: number }>(
      `select min(completed_commitments * 1.0 / total_commitments)::float8 as least, max(completed_commitments * 1.0 / total_commitments)::float8 as most
       from users where total_commitments > 20`,
    );
    expect(spread!.most - spread!.least).toBeGreaterThan(0.25);
  });

  test('is the same for the same number to the last row, and another for another', async () => {
    const first = await everything();
    await empty();
    await seed(database.em(), NOW, 1);
    expect(await everything()).toEqual(first);
    await empty();
    await seed(database.em(), NOW, 2);
    expect(await everything()).not.toEqual(first);
  });
});
