import { describe, expect, test } from 'vitest';
import { IMPERSONAL, PLACES } from '../../src/privacy/personal-data.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const decided = new Set(PLACES.map(({ table }) => table));
const placesOf = (table: string) => PLACES.filter((place) => place.table === table);

const tables = (
  await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
).map(({ name }) => name);
const links = await database.query<{ table: string; column: string; rule: string }>(
  `select c.conrelid::regclass::text as table, a.attname as column, c.confdeltype as rule from pg_constraint c
   join unnest(c.conkey) k(n) on true join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n
   where c.contype = 'f' and c.confrelid = 'users'::regclass order by 1, 2`,
);
const columns = await database.query<{ table: string; column: string; type: string }>(
  `select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'public' order by 1, 2`,
);

describe('what is personal', () => {
  test('is decided for every table: a new one has to be named in personal-data.ts', () => {
    const undecided = tables.filter((table) => !decided.has(table) && !(table in IMPERSONAL));
    expect(undecided).toEqual([]);
  });

  test('names no table that does not exist, and none twice', () => {
    expect([...decided, ...Object.keys(IMPERSONAL)].filter((table) => !tables.includes(table))).toEqual([]);
    expect(Object.keys(IMPERSONAL).filter((table) => decided.has(table))).toEqual([]);
  });

  test.each(links)('covers $column of $table, which leads to a member', ({ table, column, rule }) => {
    const places = placesOf(table).filter(({ rows }) => new RegExp(String.raw`\b${column}\b`).test(rows));
    expect(places, `${table}.${column} leads to a member and no place in personal-data.ts names it`).not.toEqual([]);
    // Rows that the database deletes with the member must be counted as such, and those it unlinks must be emptied.
    expect(places.some(({ deed }) => deed === (rule === 'c' ? 'erased' : 'emptied'))).toBe(true);
  });

  test('is no column of an impersonal table that would hold whose it is, or what somebody wrote', () => {
    const personal = /(^|_)(user|member|actor|subject|host|chat|phone|email|address|telegram)(_|$)/;
    const suspects = columns.filter(({ table, column }) => table in IMPERSONAL && personal.test(column)).map(({ table, column }) => `${table}.${column}`);
    expect(suspects).toEqual(['suppressions.address_hash']);
  });

  test('covers every column without a foreign key that is named like a person', () => {
    const named = columns.filter(
      ({ table, column, type }) => type === 'uuid' && decided.has(table) && /(^|_)(user|member|actor|subject|host)_id$/.test(column),
    );
    const missed = named.filter(({ table, column }) => !placesOf(table).some(({ rows }) => new RegExp(String.raw`\b${column}\b`).test(rows)));
    // What an event is about besides a member is a meeting, a goal, a delivery or a key.
    expect(missed.map(({ table, column }) => `${table}.${column}`)).toEqual(['events.subject_id']);
  });
});
