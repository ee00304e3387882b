import { getNamedType, isInputObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { Registry } from '../../src/read/registry.ts';
import type { PageSource } from '../../src/read/source.ts';
import { type Condition, raw, render, Sql } from '../../src/read/sql.ts';
import { buildGraphqlSchema, readables } from '../../src/schema.ts';
import { testDatabase } from '../support/database.ts';

// What a list is narrowed to by an id or a span of time may be a handful among millions, so it needs an index that begins with that column. Closed sets and
// claims (a status, a channel, "is active") hold for a good part of the rows: those are met soon along the index of the order.
const NARROW = ['ID', 'DateTimeRange', 'LocalDateRange'];
const ID = '00000000-0000-4000-8000-000000000000';
const EXAMPLES: { readonly [type: string]: unknown } = { ID, DateTimeRange: { from: new Date(0) }, LocalDateRange: { from: '2026-11-22' } };

const database = await testDatabase();
const schema = buildGraphqlSchema();
const registry = new Registry(schema, database.orm, readables);

type Narrowing = { readonly source: PageSource; readonly input: string; readonly type: string };
/** Every filter of every page that narrows it to a few. */
const narrowings = registry.all().flatMap((readable) =>
  Object.entries(readable.fields).flatMap(([field, { source }]): [string, Narrowing][] => {
    if (source.kind !== 'page') return [];
    const filter = registry
      .objectType(readable.type)
      .getFields()
      [field]!.args.find(({ name }) => name === 'filter');
    const type = filter && getNamedType(filter.type);
    const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
    return inputs
      .map((input) => [`${readable.type}.${field} by ${input.name}`, { source, input: input.name, type: getNamedType(input.type).name }] as [string, Narrowing])
      .filter(([, narrowing]) => NARROW.includes(narrowing.type));
  }),
);

test('there are filters to look at', () => {
  expect(narrowings.map(([name]) => name)).toContain('Query.commitments by longTermGoalId');
});

test.each(narrowings)('%s finds its rows by an index', async (_, { source, input, type }) => {
  const row = registry.row(source.of, raw('narrowed'));
  const condition: Condition = source.filters![input]!(row as never, EXAMPLES[type]);
  const columns = condition instanceof Sql ? [...render(condition).text.matchAll(/narrowed\."(\w+)"/g)].map(([, column]) => column!) : [];
  const [, table] = /"(\w+)" narrowed/.exec(render(registry.from(source.of, raw('narrowed'))).text) ?? [];
  const leading = `select a.attname as "column" from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indrelid = $1::regclass`;
  const indexed = new Set((await database.query<{ column: string }>(leading, [table])).map(({ column }) => column));
  expect(columns).not.toEqual([]);
  expect(columns.filter((column) => !indexed.has(column))).toEqual([]);
});
