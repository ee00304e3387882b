import { expect, test } from 'vitest';
import { NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeCommitment, makePod, makeUser } from '../../test/support/make.ts';
import { Commitment } from '../commitment/commitment.entity.ts';
import { Pod } from '../pod/pod.entity.ts';
import { User } from '../user/user.entity.ts';

const database = await testDatabase();

async function stored(dueDate: string): Promise<Commitment> {
  const em = database.em();
  const { id } = await makeCommitment(em, { user: await makeUser(em), dueDate });
  return database.em().findOneOrFail(Commitment, id);
}

test.each(['2026-11-22', '2026-03-08', '1999-12-31', '2027-02-28'])('the day %s comes back as the same text', async (day) => {
  expect((await stored(day)).dueDate).toBe(day);
});

test('an instant comes back as the same instant, to the millisecond', async () => {
  const em = database.em();
  const createdAt = new Date('2026-10-25T01:30:00.123Z');
  const { id } = await makeUser(em, { createdAt });
  expect((await database.em().findOneOrFail(User, id)).createdAt).toEqual(createdAt);
});

test('a Telegram id of 52 bits loses no digit', async () => {
  const em = database.em();
  const { id } = await makeUser(em, { telegramUserId: '4503599627370495' });
  expect((await database.em().findOneOrFail(User, id)).telegramUserId).toBe('4503599627370495');
});

test('a time of day has no zone and no date', async () => {
  const em = database.em();
  const { id } = await makePod(em, { localTime: '19:00:00' });
  expect((await database.em().findOneOrFail(Pod, id)).localTime).toBe('19:00:00');
});

test('a session is in UTC and bounded, whatever the server thinks', async () => {
  const settings = ['TimeZone', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
  const rows = await database.query<{ value: string }>('select current_setting(name) as value from unnest($1::text[]) as name', [settings]);
  expect(rows.map((row) => row.value)).toEqual(['UTC', '5s', '2s', '10s']);
});

test('a change is stamped by the clock of the process and counted', async () => {
  const em = database.em();
  const { id } = await makeUser(em, { updatedAt: new Date(0) });
  const changing = database.em();
  const user = await changing.findOneOrFail(User, id);
  user.bio = 'Walks.';
  await changing.flush();
  const after = await database.em().findOneOrFail(User, id);
  expect({ updatedAt: after.updatedAt, version: after.version }).toEqual({ updatedAt: NOW, version: 2 });
});

test('a change that names its own instant keeps it', async () => {
  const em = database.em();
  const { id } = await makeUser(em);
  const changing = database.em();
  const updatedAt = new Date('2026-11-19T08:00:00Z');
  Object.assign(await changing.findOneOrFail(User, id), { bio: 'Runs.', updatedAt });
  await changing.flush();
  expect((await database.em().findOneOrFail(User, id)).updatedAt).toEqual(updatedAt);
});

test('a connection that the server drops is replaced', async () => {
  const em = database.em();
  await makeUser(em);
  const [own] = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
  await database.query('select pg_terminate_backend($1)', [own!.pid]).catch(() => undefined);
  expect(await database.query('select 1 as answer')).toEqual([{ answer: 1 }]);
});
