import { getNamedType, type GraphQLObjectType } from 'graphql';
import { DomainError } from '../lib/errors.ts';
import { badCursor, cursorOf, placeOf } from './cursor.ts';
import { all, type Cell, objectOf, one } from './json.ts';
import { sizeOf, USUAL_PAGE } from './page-size.ts';
import type { Nodes, Planning } from './planning.ts';
import { type AnyRow, type Args, isSlot, type PageSource } from './source.ts';
import { type Condition, every, join, literal, Param, raw, type Sql, sql, where } from './sql.ts';

type Asked = { readonly type: GraphQLObjectType; readonly parent: AnyRow | undefined; readonly nodes: Nodes; readonly args: Args; readonly depth: number };
type Tie = { readonly by: Sql; readonly type: string };
/** What a page is ordered by; ties are broken by `ties` and then by the primary key `id`, in the same direction. */
type Order = {
  readonly by: Sql;
  readonly type: string;
  readonly isNullable: boolean;
  readonly ties: readonly Tie[];
  readonly id: Sql;
  readonly idType: string;
  readonly isDown: boolean;
  readonly label: string;
};
type List = {
  readonly row: AnyRow;
  readonly table: Sql;
  readonly order: Order;
  /** The rows of the whole list, and of these the ones between the cursors. */
  readonly listed: Condition;
  readonly between: Condition;
  readonly cursors: readonly Cursor[];
  readonly size: number;
  readonly isBackward: boolean;
  readonly args: Args;
};

/**
 * A Relay connection by keyset: rows after a cursor are found by the value they are ordered by, so nothing shifts when rows come or go. Content, page info
 * and total count are each a scan of their own, and only where they are asked for. Null counts as the largest value, PostgreSQL's own convention.
 */
export function pageOf(planner: Planning, source: PageSource, asked: Asked): Sql {
  const { type, nodes, depth } = asked;
  const list = listOf(planner, source, asked);
  const cells = [...planner.below(type, nodes)].map(([key, below]): Cell => {
    const name = below[0]!.name.value;
    if (name === '__typename') return { key, value: sql`${literal(type.name)}::text` };
    if (name === 'totalCount') return { key, value: countOf(list) };
    if (name === 'pageInfo') return { key, value: infoOf(planner, list, fieldType(type, name), below) };
    if (name === 'nodes') return { key, value: content(planner, list, { type: fieldType(type, name), nodes: below, depth }) };
    return { key, value: edgesOf(planner, list, { type: fieldType(type, name), nodes: below, depth }) };
  });
  return objectOf(cells);
}

function listOf(planner: Planning, source: PageSource, { type, parent, args }: Asked): List {
  const alias = planner.alias();
  const row = planner.registry.row(source.of, alias);
  const order = orderOf(planner, source, row, { args, of: nodeTypeOf(type).name });
  const filters = Object.entries((args.filter ?? {}) as object).filter(([, v]) => v !== null && v !== undefined);
  const filtered = filters.map(([input, v]) => filterOf(source, input)(row as never, v));
  const link = source.link(row as never, parent as never, args);
  const listed = every([link, planner.visible(nodeTypeOf(type), row, source.follow), ...filtered]);
  const cursors = (['after', 'before'] as const).filter((field) => args[field] != null).map((field) => cursorGiven(order, args, field));
  const between = every([listed, ...cursors.map((cursor) => beyond(order, cursor))]);
  return { row, table: planner.registry.from(source.of, alias), order, listed, between, cursors, args, ...sizeAsked(args) };
}

/** How long the whole list is. Cursors do not change that, but are looked at all the same: their values are sent, and each has an id. */
function countOf({ table, listed, cursors }: List): Sql {
  const count = sql`(SELECT count(*) FROM ${table}${where(listed)})`;
  if (cursors.length === 0) return count;
  const values = cursors.flatMap(({ key, ties, id }) => [key, ...ties, id]).map((value) => sql`${value}`);
  return sql`CASE WHEN num_nonnulls(${join(values, ', ')}) > 0 THEN ${count} END`;
}

function filterOf(source: PageSource, input: string): NonNullable<PageSource['filters']>[string] {
  const filter = source.filters?.[input];
  if (!filter) throw new Error(`No filter is declared for the input ${input}.`);
  return filter;
}

function orderOf(planner: Planning, source: PageSource, row: AnyRow, { args, of }: { readonly args: Args; readonly of: string }): Order {
  const asked = (args.orderBy ?? source.usual) as { field?: string | null; direction?: string | null };
  const field = asked.field ?? source.usual.field;
  const chosen = source.orders[field];
  if (!chosen) throw new Error(`No order is declared for ${field}.`);
  const direction = (asked.direction ?? (field === source.usual.field ? source.usual.direction : 'ASC')).toUpperCase();
  return {
    by: chosen.by(row as never),
    type: chosen.type,
    isNullable: chosen.nullable ?? false,
    ties: (chosen.ties ?? []).map(({ by, type }) => ({ by: by(row as never), type })),
    id: planner.registry.key(source.of, row),
    idType: planner.registry.keyType(source.of),
    isDown: direction === 'DESC',
    label: source.cursors ?? `${of} ${field} ${direction}`,
  };
}

function sizeAsked(args: Args): { size: number; isBackward: boolean } {
  if (args.first != null && args.last != null) throw new DomainError('INVALID_INPUT', 'Give first or last, not both.', 'last');
  const isBackward = args.last != null;
  return { size: isBackward ? sizeOf(args.last, 'last') : sizeOf(args.first ?? USUAL_PAGE, 'first'), isBackward };
}

/** The rows of the page, each as an object of the type, in the order of the list. */
function content(planner: Planning, list: List, { type, nodes, depth }: { type: GraphQLObjectType; nodes: Nodes; depth: number }): Sql {
  const place = { row: list.row, depth: depth + 1 };
  if (!list.isBackward) return planner.listed(type, nodes, place, { from: scan(list, list.size), take: 'all' });
  return turned(list, planner.object(type, nodes, place));
}

function edgesOf(planner: Planning, list: List, { type, nodes, depth }: { type: GraphQLObjectType; nodes: Nodes; depth: number }): Sql {
  const node = nodeTypeOf(type);
  const cells = [...planner.below(type, nodes)].map(([key, below]): Cell => {
    const name = below[0]!.name.value;
    if (name === 'cursor') return { key, value: cursorOfRow(list.order) };
    if (name === 'node') return { key, value: planner.object(node, below, { row: list.row, depth: depth + 2 }) };
    return { key, value: sql`${literal(type.name)}::text` };
  });
  return list.isBackward ? turned(list, objectOf(cells)) : all({ cells, from: scan(list, list.size) });
}

const cursorOfRow = ({ label, by, id, ties }: Order): Sql =>
  cursorOf(
    label,
    by,
    id,
    ties.map((tie) => tie.by),
  );

/** What ties are broken by, each in a direction. */
const broken = ({ ties, id }: { readonly ties: readonly Sql[]; readonly id: Sql }, direction: Sql): Sql =>
  join(
    [...ties, id].map((by) => sql`${by} ${direction}`),
    ', ',
  );
const tiesOf = ({ ties, id }: Order): { ties: Sql[]; id: Sql } => ({ ties: ties.map(({ by }) => by), id });
/** The same values under the names that they have in a row of what was scanned. */
const scanned = ({ ties }: Order, place: string): Sql[] => ties.map((_, index) => raw(`${place}."#t${index}"`));

/** The rows between the cursors, in the order in which the page is read: backwards for `last`. */
function scan({ order, isBackward, table, between }: List, limit: number): Sql {
  const direction = raw(order.isDown === isBackward ? 'ASC' : 'DESC');
  return sql` FROM ${table}${where(between)} ORDER BY ${order.by} ${direction}, ${broken(tiesOf(order), direction)} LIMIT ${raw(String(limit))}`;
}

/** A page that was read from its end, turned round again. */
function turned(list: List, item: Sql): Sql {
  const direction = raw(list.order.isDown ? 'DESC' : 'ASC');
  const { by, id, ties } = list.order;
  const named = join([sql`${by} AS "#k"`, sql`${id} AS "#i"`, ...ties.map((tie, index) => sql`${tie.by} AS ${raw(`"#t${index}"`)}`)], ', ');
  const rows = sql`(SELECT ${item} AS "#j", ${named}${scan(list, list.size)}) "#"`;
  const order = sql`"#"."#k" ${direction}, ${broken({ ties: scanned(list.order, '"#"'), id: raw('"#"."#i"') }, direction)}`;
  return sql`(SELECT coalesce(json_agg("#"."#j" ORDER BY ${order}), '[]') FROM ${rows})`;
}

/** One scan of keys, one row longer than the page, tells whether there is more and where the page begins and ends. */
function infoOf(planner: Planning, list: List, type: GraphQLObjectType, nodes: Nodes): Sql {
  const { order, size, isBackward, args } = list;
  const given = (cursor: unknown): Sql => raw(String(cursor != null));
  const more = raw(`"#s"."#c" > ${size}`);
  const near = cursorAt(order, 'a');
  const far = cursorAt(order, 'z');
  const values: { readonly [field: string]: Sql } = {
    hasNextPage: isBackward ? given(args.before) : more,
    hasPreviousPage: isBackward ? more : given(args.after),
    startCursor: isBackward ? far : near,
    endCursor: isBackward ? near : far,
    __typename: sql`${literal(type.name)}::text`,
  };
  const cells = [...planner.below(type, nodes)].map(([key, below]): Cell => ({ key, value: values[below[0]!.name.value]! }));
  const named = [order.by, order.id, ...order.ties.map(({ by }) => by)].map((by, index) => sql`${by}::text AS ${raw(`"#${index}"`)}`);
  const keys = sql`(SELECT ${join(named, ', ')}${scan(list, size + 1)}) "#r"`;
  const last = `[least(count(*), ${size})]`;
  const ends = named.map((_, index) => raw(`(array_agg("#${index}"))[1] AS "#a${index}", (array_agg("#${index}"))${last} AS "#z${index}"`));
  return one({ cells, from: sql` FROM (SELECT count(*) AS "#c", ${join(ends, ', ')} FROM ${keys}) "#s"` });
}

/** The cursor of the first (a) or the last (z) row of a page. */
function cursorAt({ label, ties }: Order, end: 'a' | 'z'): Sql {
  const at = (index: number): Sql => raw(`"#s"."#${end}${index}"`);
  return sql`CASE WHEN ${at(1)} IS NOT NULL THEN ${cursorOf(
    label,
    at(0),
    at(1),
    ties.map((_, index) => at(index + 2)),
  )} END`;
}

/** The place that a cursor names, as parameters. */
type Cursor = { readonly field: 'after' | 'before'; readonly key: Param; readonly id: Param; readonly ties: readonly Param[] };

function cursorGiven(order: Order, args: Args, field: Cursor['field']): Cursor {
  const given: Given = { cursor: args[field], field };
  return {
    field,
    key: placeParam(given, order, order.type, (place) => place.key),
    id: placeParam(given, order, order.idType, (place) => place.id),
    ties: order.ties.map(({ type }, index) => placeParam(given, order, type, (place) => place.ties[index]!)),
  };
}

/** Past the row that a cursor names: in the order of the list what comes after it, or before. */
function beyond(order: Order, { field, key: k, id: i, ties: tied }: Cursor): Condition {
  const down = order.isDown === (field === 'after');
  const { by } = order;
  const [ends, values] = [sql`${join([...tiesOf(order).ties, order.id], ', ')}`, sql`${join([...tied.map((tie) => sql`${tie}`), sql`${i}`], ', ')}`];
  const side = raw(down ? '<' : '>');
  const plain = sql`(${by}, ${ends}) ${side} (${k}, ${values})`;
  if (!order.isNullable) return plain;
  const after = sql`(${ends}) ${side} (${values})`;
  return down
    ? sql`CASE WHEN ${k} IS NULL THEN ${by} IS NOT NULL OR ${after} ELSE ${by} IS NOT NULL AND ${plain} END`
    : sql`CASE WHEN ${k} IS NULL THEN ${by} IS NULL AND ${after} ELSE ${by} IS NULL OR ${plain} END`;
}

/** A cursor, and the argument that it was given to. */
type Given = { readonly cursor: unknown; readonly field: string };

function placeParam(
  { cursor, field }: Given,
  { label, ties, isNullable }: Order,
  type: string,
  part: (place: ReturnType<typeof placeOf>) => string | null,
): Param {
  const convert = (text: unknown): string | null => part(placeOf(text, { label, tied: ties.length, isNullable, field }));
  const blame = (): DomainError => badCursor({ label, field });
  return isSlot(cursor) ? cursor.as(type, { convert, blame }) : new Param(() => convert(cursor), type, blame);
}

const fieldType = (type: GraphQLObjectType, field: string): GraphQLObjectType => getNamedType(type.getFields()[field]!.type) as GraphQLObjectType;

/** The type of a connection's or an edge's node. */
function nodeTypeOf(type: GraphQLObjectType): GraphQLObjectType {
  const fields = type.getFields();
  if (fields.node) return fieldType(type, 'node');
  return fields.nodes ? fieldType(type, 'nodes') : fieldType(fieldType(type, 'edges'), 'node');
}
