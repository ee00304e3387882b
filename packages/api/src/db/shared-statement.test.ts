import { expect, test } from 'vitest';
import { asking, Change, WHOSE } from './shared-statement.ts';

const WORDS = asking<{ word: string }>()(
  { member: 'int', after: 'timestamptz' },
  'select word from words where member = given.member and at > given.after order by at',
);
const AT = new Date('2026-11-18T15:00:00.000Z');

/** Without regard to how it is broken into lines. */
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const marksIn = (text: string): number => text.split('?').length - 1;

test('one caller sends the values where the text names them, each with its type', () => {
  expect(WORDS.one({ member: 1, after: AT })).toEqual({
    text: 'select word from words where member = ?::int and at > ?::timestamptz order by at',
    values: [1, AT],
  });
});

test('a value that is named twice is sent twice, in the order of the text and not of the names', () => {
  const question = asking()({ a: 'int', b: 'text' }, 'select given.b, given.a, given.b || given.a');
  expect(question.one({ a: 1, b: 'x' })).toEqual({ text: 'select ?::text, ?::int, ?::text || ?::int', values: ['x', 1, 'x', 1] });
});

test('what is not named is not sent by one alone, and nothing is sent for it', () => {
  expect(asking()({ a: 'int', b: 'text' }, 'select given.a').one({ a: 1, b: 'unused' })).toEqual({ text: 'select ?::int', values: [1] });
});

test('several callers send a list for each name, in the order of the names, and are told apart by a number', () => {
  const { text, values } = WORDS.many([
    { member: 1, after: AT },
    { member: 2, after: null },
  ]);
  expect(marksIn(text)).toBe(2);
  expect(flat(text)).toMatch(
    /^select given\.whose::int as "#", asked\.\* from unnest\(\(select \?::int\[\]\), \?::timestamptz\[\]\) with ordinality as given\(member, after, whose\) /,
  );
  expect(text).toContain('from words where member = given.member and at > given.after order by at');
  expect(values).toHaveLength(2);
  expect(values[0]).toBe('{"1","2"}');
  expect(values[1]).toMatch(/^\{".+",NULL\}$/);
  expect(WHOSE).toBe('#');
});

test('the statement for several is the same however many they are', () => {
  const of = (count: number): string => WORDS.many(Array.from({ length: count }, () => ({ member: 1, after: AT }))).text;
  expect(new Set([of(1), of(2), of(16)]).size).toBe(1);
});

test('a list tells what is nothing from what is only called so, and what is empty from what is missing', () => {
  const { values } = asking()({ text: 'text' }, 'select given.text').many(
    ['NULL', null, '', undefined, 'a,b', 'a"b', String.raw`a\b`, '{}'].map((text) => ({ text })),
  );
  expect(values).toEqual([String.raw`{"NULL",NULL,"",NULL,"a,b","a\"b","a\\b","{}"}`]);
});

test.each([
  { as: 'the only table', text: 'insert into words (member) select given.member from given', alone: 'insert into words (member) select ?::int' },
  {
    as: 'the first of two',
    text: 'insert into words (member) select given.member from given, other o',
    alone: 'insert into words (member) select ?::int from other o',
  },
  {
    as: 'before a condition',
    text: 'update words set at = now() from given where member = given.member',
    alone: 'update words set at = now() where member = ?::int',
  },
  { as: 'what is counted', text: 'select (select count(*) from given) + given.member', alone: 'select (select count(*)) + ?::int' },
])('a change takes the given ones as $as, and one alone takes none', ({ text, alone }) => {
  const change = new Change({ member: 'int' }, text);
  expect(change.one({ member: 7 })).toEqual({ text: alone, values: [7] });
  const many = change.many([{ member: 7 }, { member: 8 }]);
  expect(flat(many.text)).toBe(`with given as materialized (select * from unnest((select ?::int[])) as given(member)) ${text}`);
  expect(many.values).toEqual(['{"7","8"}']);
});

test('a table whose name only begins like that is left alone', () => {
  const change = new Change({ member: 'int' }, 'insert into words (member) select given.member from given_names');
  expect(change.one({ member: 7 }).text).toBe('insert into words (member) select ?::int from given_names');
});

test('the given ones stand before what a change begins with', () => {
  const change = new Change({ member: 'int' }, '\nwith made as (insert into words (member) select given.member from given) select 1');
  expect(change.one({ member: 7 }).text).toBe('with made as (insert into words (member) select ?::int) select 1');
  expect(change.many([{ member: 7 }]).text).toBe(
    'with given as materialized (select * from unnest((select ?::int[])) as given(member)), made as (insert into words (member) select given.member from given) select 1',
  );
});

test('what locks waits when it is alone, and leaves out what is locked in company', () => {
  const lock = asking()({ id: 'int' }, 'select id from members where id = given.id', { locks: true });
  expect(lock.one({ id: 1 }).text).toBe('select id from members where id = ?::int for no key update');
  expect(lock.many([{ id: 1 }, { id: 2 }]).text).toContain('where id = given.id for no key update skip locked)');
  expect(WORDS.many([{ member: 1, after: AT }]).text).not.toContain('for update');
});

test('a text that names what it is not given is refused when it is made', () => {
  expect(() => asking()({ id: 'int' }, 'select given.id, given.word')).toThrow(/given\.word/);
  expect(() => new Change({ id: 'int' }, 'delete from words where id = given.other')).toThrow(/given\.other/);
});
