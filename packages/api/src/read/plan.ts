import {
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { DomainError } from '../lib/errors.ts';
import { payload } from './declare.ts';
import { documentsOf } from './document.ts';
import { all, type Cell, objectOf, one } from './json.ts';
import { written } from './leaf.ts';
import { namedArguments } from './named-arguments.ts';
import { pageOf } from './page.ts';
import { sizeOf, USUAL_PAGE } from './page-size.ts';
import type { Nodes, Place, Planning } from './planning.ts';
import { type Registry, UnreadableError } from './registry.ts';
import type { AnyRow, Args, FieldRead, Readable, RowsSource, ViewerClass } from './source.ts';
import { any, asSql, type Condition, every, join, literal, raw, type Sql, sql, where } from './sql.ts';

/** What a plan may grow to. Trusted documents are held to it too. */
export const PLAN_LIMITS = { depth: 12, fields: 1000 };
type Selection = {
  readonly schema: Registry['schema'];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly slots: Record<string, unknown>;
};

/** Turns one selection, for one class of viewer and one shape of variables, into SQL. */
export class Planner implements Planning {
  private aliases = 0;
  private fields = 0;
  private readonly selection: Selection;

  constructor(
    readonly registry: Registry,
    readonly viewer: ViewerClass,
    fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    slots: Record<string, unknown>,
  ) {
    this.selection = { schema: registry.schema, fragments, slots };
  }

  /** The fields that an operation asks of its root type, by the key of the answer; what `@skip` and `@include` leave out is not there. */
  roots(type: GraphQLObjectType, selectionSet: SelectionSetNode): ReadonlyMap<string, Nodes> {
    const { schema, fragments, slots } = this.selection;
    return collectFields(schema, fragments as Record<string, FragmentDefinitionNode>, slots, type, selectionSet);
  }
  below(type: GraphQLObjectType, nodes: Nodes): ReadonlyMap<string, Nodes> {
    const { schema, fragments, slots } = this.selection;
    return collectSubfields(schema, fragments as Record<string, FragmentDefinitionNode>, slots, type, nodes);
  }

  /** A whole operation: an object without a row. */
  whole(type: GraphQLObjectType, roots: ReadonlyMap<string, Nodes>): Sql {
    return objectOf(this.cells(type, roots, { row: undefined, depth: 1 }));
  }
  /** Each root by itself, as JSON. */
  parts(type: GraphQLObjectType, roots: ReadonlyMap<string, Nodes>): Sql[] {
    return this.cells(type, roots, { row: undefined, depth: 1 }).map(({ value }) => sql`to_json(${value})`);
  }
  /** What a mutation or an event answered, read back: the payload is the row, or holds the id of one. */
  answer(type: GraphQLOutputType, nodes: Nodes): Sql {
    const { entity } = this.registry.of(getNamedType(type).name);
    if (!entity) return this.object(type, nodes, { row: undefined, depth: 2 });
    const link = (child: AnyRow): Condition => sql`${this.registry.key(entity, child)} = ${payload('id', this.registry.keyType(entity))}`;
    return this.rows({ kind: 'rows', of: entity, take: 'one', follow: false, sure: false, link }, type, nodes, {
      place: { row: undefined, depth: 1 },
      args: {},
    });
  }

  alias(): Sql {
    return raw(`t${++this.aliases}`);
  }

  visible(type: GraphQLOutputType, row: AnyRow, follow: boolean): Condition {
    const readable = this.registry.of(getNamedType(type).name);
    const own = follow || readable.rows(row as never, this.viewer);
    if (!readable.variants) return own;
    const variants = Object.entries(readable.variants).map(([variant, rule]) =>
      every([rule(row as never, this.viewer), follow || this.registry.of(variant).rows(row as never, this.viewer)]),
    );
    return every([own, any(variants)]);
  }

  object(type: GraphQLOutputType, nodes: Nodes, place: Place): Sql {
    const named = getNamedType(type);
    if (isObjectType(named)) return objectOf(this.cells(named, this.below(named, nodes), place));
    const variants = Object.entries(this.registry.of(named.name).variants ?? {});
    const cases = variants.map(([variant, rule]) => {
      const object = this.object(this.registry.objectType(variant), nodes, place);
      return sql`WHEN ${asSql(rule(place.row as never, this.viewer))} THEN ${object}`;
    });
    return sql`CASE ${join(cases, ' ')} END`;
  }

  /** @throws DomainError QUERY_TOO_COMPLEX beyond `PLAN_LIMITS` */
  cells(type: GraphQLObjectType, selected: ReadonlyMap<string, Nodes>, place: Place): Cell[] {
    this.fields += selected.size;
    if (place.depth > PLAN_LIMITS.depth)
      throw new DomainError('QUERY_TOO_COMPLEX', `This query is nested deeper than ${PLAN_LIMITS.depth} levels: ask for less at once.`);
    if (this.fields > PLAN_LIMITS.fields)
      throw new DomainError('QUERY_TOO_COMPLEX', `This query asks for more than ${PLAN_LIMITS.fields} fields: ask for less at once.`);
    return [...selected].map(([key, nodes]) => this.cell(type, key, nodes, place));
  }

  private cell(type: GraphQLObjectType, key: string, nodes: Nodes, place: Place): Cell {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return { key, value: sql`${literal(type.name)}::text` };
    const readable = this.registry.of(type.name);
    const read = readable.fields[name];
    if (!read) throw new UnreadableError(`${type.name}.${name} is not read by the planner.`);
    const isSure = read.source.kind === 'rows' && read.source.take === 'one' && read.source.sure;
    const may = read.when(place.row as never, this.viewer);
    if (may === false) return { key, value: raw('NULL::json'), isSure };
    const found = this.found(read, type.getFields()[name]!, { readable, nodes, place });
    return { key, value: may === true ? found : sql`CASE WHEN ${may} THEN ${found} END`, isSure };
  }

  private found(read: FieldRead, field: GraphQLField<unknown, unknown>, at: { readable: Readable; nodes: Nodes; place: Place }): Sql {
    const { readable, nodes, place } = at;
    const { source } = read;
    const args: Args = field.args.length > 0 ? namedArguments(field, getArgumentValues(field, nodes[0]!, this.selection.slots)) : {};
    switch (source.kind) {
      case 'sql':
        return this.valueOf(field.type, source.sql(place.row as never, args), nodes, place);
      case 'part':
        return this.object(field.type, nodes, { row: place.row, depth: place.depth + 1 });
      case 'rows':
        return this.rows(source, field.type, nodes, { place, args });
      case 'page':
        return pageOf(this, source, { type: getNamedType(field.type) as GraphQLObjectType, parent: place.row, nodes, args, depth: place.depth + 1 });
      case 'column':
        return this.column(readable, field, nodes, { place, follow: source.follow });
    }
  }

  /** A column, or the parent row that it points to. */
  private column(readable: Readable, field: GraphQLField<unknown, unknown>, nodes: Nodes, { place, follow }: { place: Place; follow: boolean }): Sql {
    const column = place.row![field.name]!;
    const parent = readable.entity && this.registry.parentOf(readable.entity, field.name);
    if (!parent) return this.valueOf(field.type, column, nodes, { depth: place.depth, columnType: this.registry.columnType(readable, field.name) });
    const link = (child: AnyRow): Condition => sql`${this.registry.key(parent, child)} = ${column}`;
    return this.rows({ kind: 'rows', of: parent, take: 'one', follow, sure: false, link }, field.type, nodes, { place, args: {} });
  }

  /** A leaf as its scalar promises, or objects that are kept as JSON. */
  private valueOf(type: GraphQLOutputType, v: Sql, nodes: Nodes, { depth, columnType }: { depth: number; columnType?: string | undefined }): Sql {
    return isLeafType(getNamedType(type)) ? written(type, v, columnType) : documentsOf(this, type, v, { nodes, depth: depth + 1 });
  }

  /** One child row as an object, or all of them as an array: always a scalar sub-query, so a parent row stays one row. */
  rows(source: RowsSource, type: GraphQLOutputType, nodes: Nodes, { place, args }: { place: Place; args: Args }): Sql {
    const alias = this.alias();
    const child = this.registry.row(source.of, alias);
    const condition = every([source.link(child as never, place.row as never, args, this.viewer), this.visible(type, child, source.follow)]);
    const order = source.order ? sql` ORDER BY ${source.order(child as never)}` : raw('');
    const from = sql` FROM ${this.registry.from(source.of, alias)}${where(condition)}${order}${limitOf(source, args)}`;
    return this.listed(type, nodes, { row: child, depth: place.depth + 1 }, { from, take: source.take });
  }

  listed(type: GraphQLOutputType, nodes: Nodes, place: Place, { from, take }: { from: Sql; take: 'one' | 'all' }): Sql {
    const named = getNamedType(type);
    if (isObjectType(named)) {
      const cells = this.cells(named, this.below(named, nodes), place);
      return take === 'one' ? one({ cells, from }) : all({ cells, from });
    }
    if (!isAbstractType(named)) throw new UnreadableError(`${named.name} has no fields.`);
    const objects = sql`(SELECT ${this.object(named, nodes, place)} AS "#j"${from}) "#"`;
    return take === 'one' ? sql`(SELECT "#"."#j" FROM ${objects})` : sql`(SELECT coalesce(json_agg("#"."#j"), '[]') FROM ${objects})`;
  }
}

function limitOf(source: RowsSource, args: Args): Sql {
  if (source.take === 'one') return source.order ? raw(' LIMIT 1') : raw('');
  return 'first' in args ? sql` LIMIT ${raw(String(sizeOf(args.first ?? USUAL_PAGE, 'first')))}` : raw('');
}
