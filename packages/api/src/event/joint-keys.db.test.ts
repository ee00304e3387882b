import { beforeEach, expect, test } from 'vitest';
import { actingTogether, notedCompanies } from '../../test/support/acting-together.ts';
import { daysFromNow, hoursFromNow, NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { makeUser } from '../../test/support/make.ts';
import { createCommitment } from '../commitment/commitment.actions.ts';
import { completeCommitment } from '../commitment/report.actions.ts';
import type { User } from '../user/user.entity.ts';
import { verify } from '../verify.ts';
import type { AnyContext } from '../viewer/context.ts';

const database = await testDatabase();
const { together, alone } = actingTogether(database);
const companies = notedCompanies();
let all: User[];
beforeEach(async () => {
  companies.splice(0);
  const em = database.em();
  all = [];
  for (let at = 0; at < 6; at += 1) all.push(await makeUser(em));
});

const promise = (user: User, idempotencyKey: string, text = 'Walk', now = NOW) => together(user, { text, idempotencyKey }, createCommitment, now);
const counts = async (): Promise<number[]> => {
  const found = await database.query<{ count: number }>(
    'select (select count(*)::int from commitments where user_id = u.id) as count from users u where u.id = any($1) order by array_position($1, u.id)',
    [all.map(({ id }) => id)],
  );
  return found.map(({ count }) => count);
};
const audits = async (): Promise<number> =>
  (await database.query<{ count: number }>('select count(*)::int from audit_log where actor_id = any($1)', [all.map(({ id }) => id)]))[0]!.count;
const wereInCompany = (): number => companies.reduce((sum, { kept }) => sum + kept, 0);

test('keys that are new are taken in company, and repeated there they answer what the first call did, once', async () => {
  const first = await Promise.all(all.map((user) => promise(user, 'k')));
  expect([wereInCompany(), await counts()]).toEqual([6, [1, 1, 1, 1, 1, 1]]);
  expect(await Promise.all(all.map((user) => promise(user, 'k')))).toEqual(first);
  expect(await alone(all[0]!, { text: 'Walk', idempotencyKey: 'k' }, createCommitment)).toEqual(first[0]);
  expect([await counts(), await audits()]).toEqual([[1, 1, 1, 1, 1, 1], 6]);
});

test('a key that was taken alone is known in company, and the others there are done all the same', async () => {
  const first = await alone(all[0]!, { text: 'Walk', idempotencyKey: 'k' }, createCommitment);
  const told = await Promise.all(all.map((user, at) => promise(user, at === 0 ? 'k' : `other ${at}`)));
  expect(told[0]).toEqual(first);
  expect(new Set(told.map(({ value }) => value.commitmentId)).size).toBe(6);
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1]);
});

test('a key of something else is refused, and the others there are done all the same', async () => {
  const { value } = await promise(all[1]!, 'k');
  const [other, otherVerb, ...others] = await Promise.all([
    promise(all[1]!, 'k', 'Swim'),
    together(all[1]!, { id: value.commitmentId as string, idempotencyKey: 'k' }, completeCommitment),
    ...[0, 2, 3, 4, 5].map((at) => promise(all[at]!, 'k', 'Swim')),
  ]);
  for (const refused of [other, otherVerb]) expect(refused).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT', field: 'idempotencyKey' });
  expect(others.map((one) => one.value.userId)).toEqual([0, 2, 3, 4, 5].map((at) => all[at]!.id));
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await verify(database.em(), { now: NOW, fix: false })).toEqual([]);
});

test('what was done and cannot be done again is answered by its key, and not refused', async () => {
  const made = await Promise.all(all.map((user) => promise(user, 'made')));
  const complete = () =>
    Promise.all(all.map((user, at) => together(user, { id: made[at]!.value.commitmentId as string, idempotencyKey: 'done' }, completeCommitment)));
  const first = await complete();
  expect(first.map(({ value }) => value.wasAlready)).toEqual(Array(6).fill(false));
  await database.query('update commitments set deleted_at = now() where user_id = $1', [all[2]!.id]);
  expect(await complete()).toEqual(first);
});

test('two calls at once with one key are one promise, beside others', async () => {
  const doubled = [...all, ...all].map((user) => promise(user, 'k'));
  const told = await Promise.all(doubled);
  expect(told.slice(6)).toEqual(told.slice(0, 6));
  expect([await counts(), companies.length > 0]).toEqual([[1, 1, 1, 1, 1, 1], true]);
});

test('a key is free again after a day, in company too', async () => {
  await Promise.all(all.map((user) => promise(user, 'k')));
  const tooSoon = await Promise.all(all.map((user) => promise(user, 'k', 'Swim', hoursFromNow(23))));
  expect(tooSoon.map(({ code }) => code)).toEqual(Array(6).fill('IDEMPOTENCY_CONFLICT'));
  companies.splice(0);
  await Promise.all(all.map((user) => promise(user, 'k', 'Swim', daysFromNow(1.01))));
  expect([wereInCompany(), await counts()]).toEqual([6, [2, 2, 2, 2, 2, 2]]);
});

test('who says the same again, elsewhere and while a company does it, waits without standing in its way, and is answered by the key', async () => {
  const [isAsked, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let calls = 0;
  async function createSlowly(ctx: AnyContext, input: { text: string; idempotencyKey: string }): Promise<object> {
    calls += 1;
    const made = await createCommitment(ctx, input);
    if (calls === 4) isAsked.resolve();
    await mayGoOn.promise;
    return made;
  }
  const first = all.slice(0, 4).map((user) => together(user, { text: 'Walk', idempotencyKey: 'k' }, createSlowly));
  await isAsked.promise;
  const again = alone(all[0]!, { text: 'Walk', idempotencyKey: 'k' }, createSlowly);
  await expect
    .poll(async () => (await database.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length)
    .toBe(1);
  mayGoOn.resolve();
  const told = await Promise.all(first);
  expect(await again).toEqual(told[0]);
  // It was begun once, and not again for having locked out the company.
  expect([calls, wereInCompany(), await counts()]).toEqual([5, 4, [1, 1, 1, 1, 0, 0]]);
});
