import { type GraphQLNamedType, type GraphQLOutputType, getNamedType, getNullableType, isEnumType, isListType } from 'graphql';
import { join, literal, raw, type Sql, sql } from './sql.ts';

const INSTANT = raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);
const asText = (v: Sql): Sql => sql`${v}::text`;
type Writer = (v: Sql) => Sql;

/** Scalars that are text in JSON whatever PostgreSQL keeps them as: numbers of more than 53 bits, keys, times. */
const TEXTUAL = ['ID', 'String', 'BigInt', 'TelegramID'];
const isTextualColumn = (columnType: string | undefined): boolean => /^(uuid|text|varchar|character|citext)/.test(columnType ?? '');
const isFloatColumn = (columnType: string | undefined): boolean => /^(float|double|real|int|smallint|bigint)/.test(columnType ?? '');

/**
 * How PostgreSQL writes a leaf, or a list of leaves, so that its JSON is what the GraphQL type promises: instants in UTC with milliseconds and Z, enum
 * names for the values kept, ids as text, numeric as a float.
 * @param columnType the column's PostgreSQL type where it is known
 */
export function written(type: GraphQLOutputType, v: Sql, columnType?: string): Sql {
  const named = getNamedType(type);
  const nullable = getNullableType(type);
  if (!isListType(nullable)) return plain(named, columnType)(v);
  const item = rewritten(named);
  return item ? listOf(v, item, nullable !== type) : v;
}

function plain(named: GraphQLNamedType, columnType: string | undefined): Writer {
  if (TEXTUAL.includes(named.name)) return isTextualColumn(columnType) ? (v) => v : asText;
  if (named.name === 'Float') return isFloatColumn(columnType) ? (v) => v : (v) => sql`${v}::float8`;
  return rewritten(named) ?? ((v) => v);
}

/** What changes a value, and not only its quotes. */
function rewritten(named: GraphQLNamedType): Writer | undefined {
  if (named.name === 'DateTimeISO') return (v) => sql`to_char(${v}::timestamptz AT TIME ZONE 'UTC', ${INSTANT})`;
  if (named.name === 'BigInt' || named.name === 'TelegramID') return asText;
  if (!isEnumType(named) || named.getValues().every((one) => one.name === one.value)) return undefined;
  const cases = named.getValues().map((one) => sql`WHEN ${literal(String(one.value))} THEN ${literal(one.name)}`);
  return (v) => sql`CASE ${v}::text ${join(cases, ' ')} END`;
}

/** The items of a PostgreSQL or JSON array, each written anew, in their order. */
function listOf(v: Sql, item: Writer, isRequired: boolean): Sql {
  const items = sql`(SELECT coalesce(json_agg(${item(raw('"#e"."#v"'))} ORDER BY "#e"."#o"), '[]') FROM jsonb_array_elements_text("#l"."#v") WITH ORDINALITY "#e"("#v", "#o"))`;
  const list = sql`(SELECT ${items} FROM (SELECT to_jsonb(${v}) AS "#v") "#l" WHERE jsonb_typeof("#l"."#v") = 'array')`;
  return isRequired ? sql`coalesce(${list}, '[]')` : list;
}
