import type { FieldNode, GraphQLObjectType, GraphQLOutputType } from 'graphql';
import type { Registry } from './registry.ts';
import type { AnyRow } from './source.ts';
import type { Condition, Sql } from './sql.ts';

/** The places in a document that ask for one field, merged. */
export type Nodes = readonly FieldNode[];
/** What an object is planned with: the SQL of its row's columns (none for types without a row) and how deep in the answer it stands. */
export type Place = { readonly row: AnyRow | undefined; readonly depth: number };

/** What the pieces of a plan ask of the whole. */
export interface Planning {
  readonly registry: Registry;
  /** A table alias that nothing else in this plan has. */
  alias(): Sql;
  /** The fields asked below some nodes, by the key of the answer; what `@skip` and `@include` leave out is not there. */
  below(type: GraphQLObjectType, nodes: Nodes): ReadonlyMap<string, Nodes>;
  /** Which rows of an entity the viewer may see as this type. */
  visible(type: GraphQLOutputType, row: AnyRow, follow: boolean): Condition;
  /** A row as the JSON object of its GraphQL type; for an interface or union, of the type the row turns out to have. */
  object(type: GraphQLOutputType, nodes: Nodes, place: Place): Sql;
  /** The rows of ` FROM ...` as objects of the type: the one there is, or all as an array. */
  listed(type: GraphQLOutputType, nodes: Nodes, place: Place, rows: { from: Sql; take: 'one' | 'all' }): Sql;
}
