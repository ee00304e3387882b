import { expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { makeCommitment, makeUser } from '../../test/support/make.ts';
import { closeDays } from '../commitment/close-days.job.ts';
import { eachByItself } from './each-by-itself.ts';

const database = await testDatabase();
await database.query('create table dealt_with (number int)');

/** Deals with numbers; those that fail have written their number before. Answers what was tried and what was kept. */
async function dealWith(numbers: readonly number[], failing: readonly number[]) {
  await database.query('truncate dealt_with');
  const tried: number[] = [];
  const answer = await eachByItself(database.em(), numbers, async (em, number) => {
    tried.push(number);
    await em.execute('insert into dealt_with (number) values (?)', [number]);
    if (failing.includes(number)) throw new Error(`not ${number}`);
    return number * 10;
  }).catch((error: unknown) => error);
  const kept = (await database.query<{ number: number }>('select number from dealt_with order by number')).map(({ number }) => number);
  return { tried, kept, answer };
}

test('each is dealt with, and answered for in order', async () => {
  expect(await dealWith([3, 1, 2], [])).toEqual({ tried: [3, 1, 2], kept: [1, 2, 3], answer: [30, 10, 20] });
});

test('one that fails is rolled back, keeps nobody waiting, and is told of at the end', async () => {
  expect(await dealWith([1, 2, 3], [1])).toEqual({ tried: [1, 2, 3], kept: [2, 3], answer: new Error('not 1') });
});

test('several that fail are told of together', async () => {
  const { kept, answer } = await dealWith([1, 2, 3, 4], [1, 4]);
  expect(kept).toEqual([2, 3]);
  expect((answer as AggregateError).errors).toEqual([new Error('not 1'), new Error('not 4')]);
});

test('three that fail one after the other end the round', async () => {
  expect(await dealWith([1, 2, 3, 4, 5, 6], [2, 3, 4])).toMatchObject({ tried: [1, 2, 3, 4], kept: [1] });
});

test('a member whose day cannot be closed keeps no other member’s day open', async () => {
  const em = database.em();
  const [broken, well] = [await makeUser(em), await makeUser(em)];
  for (const user of [broken, well]) await makeCommitment(em, { user, dueDate: '2026-11-18', closesAt: new Date('2026-11-19T03:00:00Z') });
  await database.query(`create function refuse() returns trigger language plpgsql as 'begin raise exception ''this row is broken''; end'`);
  await database.query(`create trigger broken before update on commitments for each row when (old.user_id = '${broken.id}') execute function refuse()`);
  await expect(closeDays(database.em(), new Date('2026-11-20T12:00:00Z'))).rejects.toThrow('this row is broken');
  const statusOf = async ({ id }: { id: string }) =>
    (await database.query<{ status: string }>('select status from commitments where user_id = $1', [id]))[0]!.status;
  expect([await statusOf(broken), await statusOf(well)]).toEqual(['active', 'failed']);
});
