import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { BoundStatement } from './joint-trip.ts';
import { PreparingClient } from './preparing-client.ts';
import { sameTogether } from './same-queries.ts';
import { behindCommit, nameOfConstant, WITH_NEXT } from './statement-names.ts';

const database = await testDatabase();
await database.query('create table notes (place int generated always as identity, id uuid not null, word text not null)');

const client = new PreparingClient({ connectionString: database.url });
await client.connect();
afterAll(() => client.end());

const ask = async (text: string, values: readonly unknown[] = []): Promise<object[]> => (await client.query(text, [...values])).rows as object[];
const insert = 'insert into notes (id, word) values ($1, $2)';
const ID = (at: number): string => `00000000-0000-4000-8000-00000000000${at}`;

/** What is asked with these values behind one commit that inserts a word of `ID(1)`. The text is constant, so that it has a name. */
async function behind(text: string, all: readonly (readonly unknown[])[], name = nameOfConstant(text)): Promise<object[][]> {
  await ask('begin');
  await ask(WITH_NEXT + insert, [ID(1), 'committed']);
  const found: object[][] = [];
  for (const values of all) found.push(await ask(behindCommit({ text, name }), values));
  await ask('commit');
  return found;
}
/** The same, each by itself. */
async function eachAlone(text: string, all: readonly (readonly unknown[])[]): Promise<object[][]> {
  const found: object[][] = [];
  for (const values of all) found.push(await ask(text, values));
  return found;
}
const words = async (): Promise<string[]> => (await database.query<{ word: string }>('select word from notes order by place')).map(({ word }) => word);

beforeEach(() => database.query('truncate notes'));

test('each of several has their own rows, in their order, of what was committed', async () => {
  await ask(insert, [ID(1), 'before']);
  await ask(insert, [ID(2), 'b']);
  await ask(insert, [ID(2), 'a']);
  const text = 'select word, $2::text as asked from notes where id = $1::uuid order by place desc';
  expect(
    await behind(text, [
      [ID(2), 'x'],
      [ID(3), 'y'],
      [ID(1), 'z'],
      [ID(2), null],
    ]),
  ).toEqual([
    [
      { word: 'a', asked: 'x' },
      { word: 'b', asked: 'x' },
    ],
    [],
    [
      { word: 'committed', asked: 'z' },
      { word: 'before', asked: 'z' },
    ],
    [
      { word: 'a', asked: null },
      { word: 'b', asked: null },
    ],
  ]);
});

test('values of every kind arrive, and are read, as by each alone', async () => {
  const text = `select $1::uuid[] as ids, $2::text[] as texts, $3::timestamptz as at, $4::jsonb as json, $5::int + 1 as next, $6::boolean as is_so, $7::bytea as bytes,
    array(select id from notes where id = any($1::uuid[]) order by place) as there, $2::text[] is null as has_none`;
  const all = [
    [
      [ID(1), ID(2)],
      ['a', 'b"c', 'NULL', null, '', 'd,e', String.raw`f\g`, '{}'],
      new Date('2026-10-25T01:30:00.123Z'),
      { a: [1, 'ü"'] },
      7,
      true,
      Buffer.from([0, 255]),
    ],
    [[], [], null, null, null, null, null],
    [null, null, new Date('1969-12-31T23:59:59.999Z'), JSON.stringify(['{', null]), -1, false, Buffer.from('')],
  ];
  const together = await behind(text, all);
  expect(together).toEqual(await eachAlone(text, all));
  expect(together[0]).toMatchObject([{ ids: [ID(1), ID(2)], texts: all[0]![1], at: all[0]![2], json: all[0]![3], next: 8, is_so: true, there: [ID(1)] }]);
  expect(together[1]).toMatchObject([{ ids: [], texts: [], at: null, has_none: false, there: [] }]);
  expect(together[2]).toMatchObject([{ ids: null, json: ['{', null], next: 0, has_none: true }]);
});

test.each([
  { which: 'say not what type a value is of', text: 'select word from notes where word = $1', values: [['committed'], ['other']] },
  { which: 'have no name', text: 'select word from notes where word = $1::text', name: '', values: [['committed'], ['other']] },
  {
    which: 'have a question mark in them',
    text: `select word from notes where word = $1::text and not jsonb_build_object() ? 'a'`,
    values: [['committed'], ['other']],
  },
  { which: 'take no values', text: 'select word from notes', values: [[], []] },
])('queries that $which go each by itself', async ({ text, values, name = nameOfConstant(text) }) => {
  const found = await behind(text, values, name);
  expect(found).toEqual([[{ word: 'committed' }], values[1]!.length === 0 ? [{ word: 'committed' }] : []]);
  const wanted = values.map((one) => ({ text, name, values: one, rows: [] }));
  expect(sameTogether(wanted).map(({ statement }) => statement as BoundStatement)).toEqual(wanted);
});

test('those with the same text are one statement, and another one is another', () => {
  const [text, other] = ['select $1::text as one', 'select $1::text as other'];
  const wanted = (query: string, value: string) => ({ text: query, name: nameOfConstant(query), values: [value], rows: [] as object[] });
  const all = [wanted(text, 'a'), wanted(other, 'b'), wanted(text, 'c')];
  const [same, alone, ...more] = sameTogether(all);
  expect([same!.statement.values, alone!.statement.values, more]).toEqual([['{"a","c"}'], ['b'], []]);
  same!.take([
    { '#': 2, one: 'c' },
    { '#': 1, one: 'a' },
  ]);
  alone!.take([{ other: 'b' }]);
  expect(all.map(({ rows }) => rows)).toEqual([[{ one: 'a' }], [{ other: 'b' }], [{ one: 'c' }]]);
});

test('a fault of one of several leaves the commit alone, and none of those with the same text is answered', async () => {
  const text = 'select 10 / $1::int as share';
  expect(await behind(text, [['5'], ['0'], ['2']])).toEqual([[], [], []]);
  expect(await words()).toEqual(['committed']);
  expect(await behind(text, [['5'], ['2']])).toEqual([[{ share: 2 }], [{ share: 5 }]]);
});
