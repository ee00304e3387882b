import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { noteTrips } from '../../test/support/note-trips.ts';
import { PreparingClient } from './preparing-client.ts';
import { behindCommit, WITH_NEXT } from './statement-names.ts';
import { readBehindCommit, readWithNext, runWithNext } from './with-next.ts';

const database = await testDatabase();
await database.query('create table notes (place int generated always as identity, word text not null check (word <> $$bad$$))');

const client = new PreparingClient({ connectionString: database.url });
await client.connect();
afterAll(() => client.end());

let trips = 0;
noteTrips(client, () => (trips += 1));

const ask = async (text: string, values: readonly unknown[] = []): Promise<object[]> => (await client.query(text, [...values])).rows as object[];
const words = async (): Promise<string[]> => (await database.query<{ word: string }>('select word from notes order by place')).map(({ word }) => word);
const insert = 'insert into notes (word) values ($1)';

beforeEach(async () => {
  await database.query('truncate notes');
  trips = 0;
});

test('the beginning goes with the first statement, and what is marked with the next one or the commit', async () => {
  await ask('begin');
  await ask(WITH_NEXT + insert, ['first']);
  const found = await ask('select word from notes where word <> $1', ['']);
  await ask(WITH_NEXT + insert, ['second']);
  await ask(WITH_NEXT + insert, ['third']);
  await ask('commit');
  expect({ found, words: await words(), trips }).toEqual({ found: [{ word: 'first' }], words: ['first', 'second', 'third'], trips: 2 });
});

test('what a marked statement finds is there when the next one has been answered', async () => {
  await database.em().transactional(async (em) => {
    const found = await readWithNext<{ sum: number }>(em, 'select ?::int + 1 as sum', [41]);
    expect(found()).toEqual([]);
    await em.execute('select ?::int', [0]);
    expect(found()).toEqual([{ sum: 42 }]);
  });
});

test('a transaction that ends before its first statement never reaches PostgreSQL', async () => {
  await ask('begin');
  await ask('commit');
  await ask('begin');
  await ask(WITH_NEXT + insert, ['dropped']);
  await ask('rollback');
  expect({ words: await words(), trips }).toEqual({ words: [], trips: 0 });
});

test('a rollback drops what waits and undoes what was done', async () => {
  await ask('begin');
  await ask(insert, ['undone']);
  await ask(WITH_NEXT + insert, ['dropped']);
  await ask('rollback');
  await ask('begin');
  await ask(insert, ['kept']);
  await ask('commit');
  expect(await words()).toEqual(['kept']);
});

test.each([
  { when: 'the next statement', last: 'select $1::int', values: [1] },
  { when: 'the commit', last: 'commit', values: [] },
])('what goes wrong with a marked statement is said by $when, and nothing of its transaction stays', async ({ last, values }) => {
  await ask('begin');
  await ask(insert, ['undone']);
  await ask(WITH_NEXT + insert, ['bad']);
  await ask(WITH_NEXT + insert, ['never run']);
  await expect(ask(last, values)).rejects.toMatchObject({ code: '23514', constraint: 'notes_word_check' });
  await ask('rollback');
  await ask(insert, ['afterwards']);
  expect(await words()).toEqual(['afterwards']);
});

test('after a fault a connection knows which statements PostgreSQL has prepared there', async () => {
  const em = database.em();
  const fails = (at: number): Promise<unknown> =>
    em.transactional(async (inner) => {
      await runWithNext(inner, `insert into notes (word) values (? || '${at}')`, ['before']);
      await runWithNext(inner, 'insert into notes (word) values (?)', ['bad']);
      await runWithNext(inner, `insert into notes (word) values (? || 'behind ${at}')`, ['never parsed ']);
    });
  await expect(fails(1)).rejects.toThrow(/notes_word_check/);
  await em.transactional(async (inner) => {
    await runWithNext(inner, `insert into notes (word) values (? || '1')`, ['before']);
    await runWithNext(inner, `insert into notes (word) values (? || 'behind 1')`, ['now ']);
  });
  expect(await words()).toEqual(['before1', 'now behind 1']);
});

test('the same statement twice in one trip is prepared once', async () => {
  const text = 'insert into notes (word) values (lower(?))';
  await database.em().transactional(async (em) => {
    await runWithNext(em, text, ['ONE']);
    await runWithNext(em, text, ['TWO']);
  });
  expect(await words()).toEqual(['one', 'two']);
});

test('several statements in one text go after what waits', async () => {
  await ask('begin');
  await ask(WITH_NEXT + insert, ['first']);
  await ask("insert into notes (word) values ('second'); insert into notes (word) values ('third')");
  await ask('commit');
  expect(await words()).toEqual(['first', 'second', 'third']);
});

test('outside a transaction a marked statement is run at once', async () => {
  await runWithNext(database.em(), 'insert into notes (word) values (?)', ['alone']);
  expect(await words()).toEqual(['alone']);
});

test('part of a transaction can be taken back', async () => {
  await database.em().transactional(async (em) => {
    await runWithNext(em, 'insert into notes (word) values (?)', ['kept']);
    const inner = em.transactional(async (nested) => {
      await runWithNext(nested, 'insert into notes (word) values (?)', ['taken back']);
      throw new Error('Only this part.');
    });
    await expect(inner).rejects.toThrow('Only this part.');
    await runWithNext(em, 'insert into notes (word) values (?)', ['and on']);
  });
  expect(await words()).toEqual(['kept', 'and on']);
});

const COUNT = { text: 'select count(*)::text as count from notes', name: '', values: [] };

test('what is asked behind the commit sees what was committed, in the same trip', async () => {
  await ask('begin');
  await ask(WITH_NEXT + insert, ['first']);
  const found = await ask(behindCommit(COUNT));
  await ask(WITH_NEXT + insert, ['second']);
  await ask('commit');
  expect({ found, trips }).toEqual({ found: [{ count: '2' }], trips: 1 });
});

test('a fault of what is asked behind the commit leaves the commit alone', async () => {
  const found = await database.em().transactional(async (em) => {
    await runWithNext(em, 'insert into notes (word) values (?)', ['kept']);
    return readBehindCommit(em, { text: 'select 1 / $1::int', name: '', values: ['0'] });
  });
  expect({ found: found(), words: await words() }).toEqual({ found: [], words: ['kept'] });
});

test.each(['commit that fails', 'rollback'])('nothing is asked behind a %s, nor behind the next commit', async (end) => {
  await ask('begin');
  await ask(insert, ['undone']);
  const found = await ask(behindCommit(COUNT));
  if (end !== 'rollback') {
    await ask(WITH_NEXT + insert, ['bad']);
    await expect(ask('commit')).rejects.toThrow(/notes_word_check/);
  }
  await ask('rollback');
  await ask('begin');
  await ask(insert, ['afterwards']);
  await ask('commit');
  expect(found).toEqual([]);
});

test('values of every kind arrive, and are read, as by the driver itself', async () => {
  const at = new Date('2026-10-25T01:30:00.123Z');
  const text =
    'select $1::int as whole, $2::text[] as list, $3::timestamptz as at, $4::jsonb as json, $5::bytea as bytes, $6::bool as is_so, $7::text as nothing';
  const values = [7, ['a', 'b"c'], at, { a: [1] }, Buffer.from([0, 255]), true, null];
  const driver = new pg.Client({ connectionString: database.url });
  await driver.connect();
  const plain = (await driver.query(text, [...values])).rows as object[];
  await driver.end();
  expect(await ask(text, values)).toEqual(plain);
  expect(plain).toEqual([{ whole: 7, list: ['a', 'b"c'], at, json: { a: [1] }, bytes: Buffer.from([0, 255]), is_so: true, nothing: null }]);
});

test('how many rows were changed is counted', async () => {
  await ask(insert, ['one']);
  await ask(insert, ['two']);
  expect(await client.query("update notes set word = $1 || word where word <> 'three'", ['x'])).toMatchObject({ command: 'UPDATE', rowCount: 2 });
  expect(await client.query('select $1::int', [1])).toMatchObject({ command: 'SELECT', rowCount: 1 });
});
