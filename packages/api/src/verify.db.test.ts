import { beforeAll, beforeEach, expect, test } from 'vitest';
import { NOW } from '../test/support/clock.ts';
import { testDatabase } from '../test/support/database.ts';
import { seed } from './seed.ts';
import { verify } from './verify.ts';

const database = await testDatabase();
const found = () => verify(database.em(), { now: NOW, fix: false });

beforeAll(async () => {
  await seed(database.em(), NOW, 11);
});
beforeEach(() => database.query('delete from audit_log'));

/** A way to spoil one value, and where that has to be found. */
const SPOILED = [
  ['users', 'total_commitments', 'update users set total_commitments = total_commitments + 1 where id = $1'],
  ['users', 'completed_commitments', 'update users set completed_commitments = completed_commitments - 1 where id = $1'],
  ['users', 'first_commitment_at', `update users set first_commitment_at = first_commitment_at + interval '1 hour' where id = $1`],
  ['users', 'longest_streak', 'update users set longest_streak = longest_streak + 1 where id = $1'],
  ['pods', 'current_members', 'update pods set current_members = current_members - 1 where id = (select pod_id from pod_memberships where user_id = $1)'],
  ['pod_memberships', 'meetings_attended', 'update pod_memberships set meetings_attended = meetings_attended + 1 where user_id = $1'],
  ['pod_memberships', 'meetings_missed', 'update pod_memberships set meetings_missed = meetings_missed + 2 where user_id = $1'],
  [
    'user_days',
    'streak_after',
    'update user_days set streak_after = 0 where user_id = $1 and day = (select min(day) from user_days where user_id = $1 and streak_after > 0)',
  ],
  ['user_days', 'verdict', `update user_days set verdict = 'frozen' where user_id = $1 and day = (select min(day) from user_days where user_id = $1)`],
] as const;

async function busiestMember(): Promise<string> {
  const [row] = await database.query<{ user_id: string }>(
    `select m.user_id from pod_memberships m join users u on u.id = m.user_id where m.status = 'active' order by u.completed_commitments desc, u.id limit 1`,
  );
  return row!.user_id;
}

test.each(SPOILED)('a spoiled %s.%s is found, mended and noted', async (table, column, spoil) => {
  await database.query(spoil, [await busiestMember()]);
  const drifts = await found();
  expect(drifts.map((drift) => ({ table: drift.table, column: drift.column }))).toEqual([{ table, column }]);
  await verify(database.em(), { now: NOW, fix: true });
  expect(await found()).toEqual([]);
  expect(await database.query('select operation, details from audit_log')).toEqual([{ operation: 'verify --fix', details: drifts[0] }]);
});

test('a streak that ran out without anybody noticing is no drift', async () => {
  const id = await busiestMember();
  const [before] = await database.query('select current_streak, streak_valid_until from users where id = $1', [id]);
  const later = new Date(NOW.getTime() + 30 * 86_400_000);
  expect(await verify(database.em(), { now: later, fix: false })).toEqual([]);
  expect(await database.query('select current_streak, streak_valid_until from users where id = $1', [id])).toEqual([before]);
});

test('two counters of a row that check each other are mended together', async () => {
  const id = await busiestMember();
  await database.query('update users set total_commitments = total_commitments + 50, completed_commitments = total_commitments + 50 where id = $1', [id]);
  await verify(database.em(), { now: NOW, fix: true });
  expect(await found()).toEqual([]);
});

test('looking changes nothing', async () => {
  const id = await busiestMember();
  await database.query('update users set total_commitments = total_commitments + 1 where id = $1', [id]);
  await found();
  expect(await found()).toHaveLength(1);
  await verify(database.em(), { now: NOW, fix: true });
});
