import { expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { insertLast, updateLast } from './last-writes.ts';

const database = await testDatabase();
await database.query('create table notes (place int generated always as identity, word text not null check (word <> $$bad$$))');

const NOTES = { table: 'notes', columns: { word: 'text' } };
const words = async (): Promise<string[]> => (await database.query<{ word: string }>('select word from notes order by place')).map(({ word }) => word);
const begin = async (): Promise<void> => void (await database.query('truncate notes'));

test('what is written last is there after the commit, in its order, and not before', async () => {
  await begin();
  const seen = await database.em().transactional(async (em) => {
    await em.execute("insert into notes (word) values ('first')");
    await insertLast(em, NOTES, [['third'], ['fourth']]);
    await insertLast(em, NOTES, [['fifth']]);
    await updateLast(em, "update notes set word = ? where word = 'first'", ['changed']);
    await em.execute("insert into notes (word) values ('second')");
    return em.execute<{ word: string }[]>('select word from notes order by place');
  });
  expect(seen.map(({ word }) => word)).toEqual(['first', 'second']);
  expect((await words()).toSorted()).toEqual(['changed', 'fifth', 'fourth', 'second', 'third']);
  expect((await words()).filter((word) => word !== 'changed')).toEqual(['second', 'third', 'fourth', 'fifth']);
});

test('what cannot be written takes the whole transaction with it', async () => {
  await begin();
  const failing = database.em().transactional(async (em) => {
    await em.execute("insert into notes (word) values ('first')");
    await insertLast(em, NOTES, [['bad']]);
  });
  await expect(failing).rejects.toThrow(/notes_word_check/);
  expect(await words()).toEqual([]);
});

test('a transaction that fails writes nothing, and leaves nothing to the next', async () => {
  await begin();
  const em = database.em();
  const failing = em.transactional(async (inner) => {
    await insertLast(inner, NOTES, [['lost']]);
    throw new Error('The verb refused.');
  });
  await expect(failing).rejects.toThrow('The verb refused.');
  await em.transactional(async (inner) => insertLast(inner, NOTES, [['kept']]));
  expect(await words()).toEqual(['kept']);
});

test('outside a transaction it is written at once', async () => {
  await begin();
  await insertLast(database.em(), NOTES, [['alone']]);
  expect(await words()).toEqual(['alone']);
});
