import { getNamedType, getNullableType, type GraphQLOutputType, isListType } from 'graphql';
import type { Nodes, Planning } from './planning.ts';
import type { AnyRow } from './source.ts';
import { raw, type Sql, sql } from './sql.ts';

type Below = { readonly nodes: Nodes; readonly depth: number };

/** Objects that are kept as JSON, alone or in lists (of lists), as objects of their GraphQL type. `v` is the JSON value. */
export function documentsOf(planner: Planning, outer: GraphQLOutputType, v: Sql, below: Below): Sql {
  const type = getNullableType(outer);
  const alias = planner.alias();
  const item = sql`${alias}."#v"`;
  if (isListType(type)) {
    const items = sql`jsonb_array_elements(${alias}."#v") WITH ORDINALITY "#e"("#v", "#o")`;
    const each = documentsOf(planner, type.ofType as GraphQLOutputType, raw('"#e"."#v"'), below);
    const list = sql`(SELECT coalesce(json_agg(${each} ORDER BY "#e"."#o"), '[]') FROM ${items})`;
    const found = sql`(SELECT ${list} FROM (SELECT to_jsonb(${v}) AS "#v") ${alias} WHERE jsonb_typeof(${item}) = 'array')`;
    return type === outer ? found : sql`coalesce(${found}, '[]')`;
  }
  const row = rowOf(item, planner.registry.of(getNamedType(type).name).properties ?? {});
  return sql`(SELECT ${planner.object(type, below.nodes, { row, depth: below.depth })} FROM (SELECT to_jsonb(${v}) AS "#v") ${alias} WHERE jsonb_typeof(${item}) = 'object')`;
}

/** The properties of a JSON object as SQL values of their types. */
function rowOf(object: Sql, properties: { readonly [property: string]: string }): AnyRow {
  const entries = Object.entries(properties).map(([property, type]) => [property, propertyOf(object, property, type)] as const);
  return Object.fromEntries(entries);
}

function propertyOf(object: Sql, property: string, type: string): Sql {
  const key = raw(`'${property.replaceAll("'", "''")}'`);
  return type === 'jsonb' ? sql`(${object} -> ${key})` : sql`(${object} ->> ${key})::${raw(type)}`;
}
