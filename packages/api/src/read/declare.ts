import { instantText } from '../lib/instant-text.ts';
import { type Args, type Class, type FieldRead, type Fields, isSlot, type Readable, type Source, type StoredRule, type ViewerClass } from './source.ts';
import { any, type Condition, every, Param, type Sql, sql } from './sql.ts';

type Key<E> = Extract<keyof E, string>;
/** The columns of a row, as SQL: `row.userId` is `t3."user_id"`. A renamed property fails to compile. */
export type Row<E> = { readonly [K in Key<E>]-?: Sql };
/** Who may see a row or a field: decided now for the whole class (`true`, `false`), or by PostgreSQL for each row. */
export type Rule<E> = (row: Row<E>, viewer: ViewerClass) => Condition;
/** A rule that asks nothing of the row, and so fits every entity. */
export type ViewerRule = (row: unknown, viewer: ViewerClass) => Condition;

/** The viewer's user id; NULL for callers who are no member. */
export const viewerId = new Param((request) => request.viewerId, 'uuid');
/** The key behind the call; NULL for who has none. */
export const viewersKey = new Param((request) => request.keyId ?? null, 'uuid');
/** The pods that the key is limited to. Without any it would see nothing. */
export const keysPods = new Param((request) => request.podIds ?? [], 'uuid[]');
/** The instant of the request. */
export const now = new Param((request) => instantText(request.now), 'timestamptz');

/** A value from the document or from a variable, as a parameter of this PostgreSQL type. */
export function value(v: unknown, type: string): Param {
  if (isSlot(v)) return v.as(type);
  if (!Array.isArray(v)) return new Param(() => v, type);
  const items = v.map((item) => value(item, type));
  return new Param((request) => items.map((item) => item.read(request)), type);
}

const payloads = new Map<string, Param>();
/** What a mutation's action answered under this key, as a parameter: the row of a payload type. */
export function payload(key: string, type: string): Param {
  const known = payloads.get(`${key} ${type}`);
  if (known) return known;
  const made = new Param((request) => (request.payload as { [key: string]: unknown } | undefined)?.[key], type);
  payloads.set(`${key} ${type}`, made);
  return made;
}

export const everyone: ViewerRule = () => true;
export const nobody: ViewerRule = () => false;
export const admin: ViewerRule = (_, viewer) => viewer.kind === 'admin';

const mentioned = new Set<string>();
/** Every scope that some rule asks for. Plans are kept apart by these alone; a scope that is not here is invisible to rules. */
export const mentionedScopes = (): ReadonlySet<string> => mentioned;
/** Third parties, and bots acting for nobody, whose key opens the scope. A member never gains by the scopes of the bot that acts for them. */
export function scope(wanted: string): ViewerRule {
  mentioned.add(wanted);
  return (_, viewer) => (viewer.kind === 'integration' || viewer.kind === 'bot') && viewer.scopes.includes(wanted);
}

/** The same for rows that belong to a pod: a key that is limited to some pods sees only what `inPods` finds to be theirs, with `keysPods`. */
export function scopeIn<E>(wanted: string, inPods: (row: Row<E>) => Condition): Rule<E> {
  const isOpen = scope(wanted);
  return (row, viewer) => every([isOpen(row, viewer), !viewer.isPodBound || inPods(row)]);
}

/** Whoever one of the rules lets see. */
export const anyOf =
  <E>(...rules: Rule<E>[]): Rule<E> =>
  (row, viewer) =>
    any(rules.map((rule) => rule(row, viewer)));

/** What an operator input may say about a column. `from` and `before` are a span: its start belongs to it, its end does not. */
const OPERATORS: { readonly [operator: string]: (column: Sql, given: unknown, type: string) => Condition } = {
  eq: (column, given, type) => sql`${column} = ${value(given, type)}`,
  ne: (column, given, type) => sql`${column} IS DISTINCT FROM ${value(given, type)}`,
  in: (column, given, type) => sql`${column} = ANY (${value(given, `${type}[]`)})`,
  notIn: (column, given, type) => sql`coalesce(${column} <> ALL (${value(given, `${type}[]`)}), true)`,
  isNull: (column, given) => (given === true ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`),
  gt: (column, given, type) => sql`${column} > ${value(given, type)}`,
  gte: (column, given, type) => sql`${column} >= ${value(given, type)}`,
  lt: (column, given, type) => sql`${column} < ${value(given, type)}`,
  lte: (column, given, type) => sql`${column} <= ${value(given, type)}`,
  from: (column, given, type) => sql`${column} >= ${value(given, type)}`,
  before: (column, given, type) => sql`${column} < ${value(given, type)}`,
};
type Filter = (row: unknown, given: unknown) => Condition;
/**
 * A filter on one column: for a plain value equality, for an operator input (`{ eq, ne, in, notIn, isNull, gt, gte, lt, lte, from, before }`) all of
 * what it says. Null, alone or for an operator, is no condition; `isNull` asks for missing values. `type` is the column's PostgreSQL type.
 */
export const is = (column: string, type = 'text'): Filter => compared(column, type, 'eq');
/** The same, where a plain value is a list of which one must match. */
export const among = (column: string, type = 'text'): Filter => compared(column, type, 'in');

function compared(property: string, type: string, plain: 'eq' | 'in'): Filter {
  return (row, given) => {
    const column = (row as { readonly [property: string]: Sql })[property]!;
    const said = isOperatorInput(given) ? Object.entries(given) : [[plain, given] as const];
    return every(said.filter(([, v]) => v !== null && v !== undefined).map(([operator, v]) => conditionOf(operator, column, v, type)));
  };
}
function conditionOf(operator: string, column: Sql, given: unknown, type: string): Condition {
  const make = OPERATORS[operator];
  if (!make) throw new Error(`A filter input has the operator ${operator}, which is none of ${Object.keys(OPERATORS).join(', ')}.`);
  return make(column, given, type);
}
const isOperatorInput = (given: unknown): given is { readonly [operator: string]: unknown } =>
  typeof given === 'object' && given !== null && !Array.isArray(given) && !(given instanceof Date) && !isSlot(given);

/** Which rows of the child belong to the parent. */
type Link<P, C> = (child: Row<C>, parent: Row<P>, args: Args) => Condition;
/** The same, where who asks decides by what rows may be looked up. */
type RowsLink<P, C> = (child: Row<C>, parent: Row<P>, args: Args, viewer: ViewerClass) => Condition;
type Order<E> = (row: Row<E>) => Sql;
export type Paging<E> = {
  /**
   * What a client may order by (the values of the order input's `field`), each with its PostgreSQL type. Null is the largest value. Ties are broken by what is
   * named for it, which is never null, and at last by the primary key.
   */
  orders: { [name: string]: { by: Order<E>; type: string; nullable?: boolean; ties?: readonly { by: Order<E>; type: string }[] } };
  /** The order when the client names none. */
  usual: { field: string; direction: 'ASC' | 'DESC' };
  /** Each field of the filter input, as a condition. A field that is null or left out is no condition and is not asked. */
  filters?: { [input: string]: (row: Row<E>, value: unknown) => Condition };
  /** What its cursors are told by, where it has one order and they are kept for longer than it takes to turn pages; else the type of its items and the order. */
  cursors?: string;
};
type Extra<C> = {
  order?: Order<C>;
  /** The child's own row rule is not asked: who sees the parent sees the child. */
  follow?: boolean;
  when?: Rule<unknown>;
};
type ExtraOfOne<C> = Extra<C> & {
  /** There always is such a row, so that the field may be non-null. Where there is none after all, the whole object is null. */
  sure?: boolean;
};

const field = (source: Source, when: StoredRule = everyone): FieldRead => ({ source, when });
const columns = (names: readonly string[], when: StoredRule, follows: boolean): Fields =>
  Object.fromEntries(names.map((key) => [key, field({ kind: 'column', follow: follows }, when)]));

/** Columns, and relations to a parent, that whoever sees the row may see. A JSON column may hold objects of a type declared by `stored`. */
export const open = <E>(...names: Key<E>[]): Fields => columns(names, everyone, false);
/** The same, null for everybody else. */
export const only = <E>(when: Rule<E>, ...names: Key<E>[]): Fields => columns(names, when, false);
/** A relation to a parent row that is visible because this row is: the parent's own row rule is not asked. */
export const follow = <E>(...names: Key<E>[]): Fields => columns(names, everyone, true);
/** The same, null for everybody else. */
export const followOnly = <E>(when: Rule<E>, ...names: Key<E>[]): Fields => columns(names, when, true);
/** A value that SQL computes from the row. */
export const computed = <E>(read: (row: Row<E>, args: Args) => Sql, when?: Rule<E>): FieldRead => field({ kind: 'sql', sql: read }, when);
/** An object of another type over the same row (or over no row), for types that only group fields. */
export const part = (when?: Rule<unknown>): FieldRead => field({ kind: 'part' }, when);
/** The one row that the link finds (the first in the order), or null. */
export const one = <P, C>(of: Class<C>, link: RowsLink<P, C>, x: ExtraOfOne<C> = {}): FieldRead =>
  field({ kind: 'rows', of, link, take: 'one', follow: x.follow ?? false, sure: x.sure ?? false, ...(x.order && { order: x.order }) }, x.when);
/** All rows that the link finds, or as many as the argument `first` says. For lists that stay short; others are pages. */
export const many = <P, C>(of: Class<C>, link: RowsLink<P, C>, x: Extra<C> & { order: Order<C> }): FieldRead =>
  field({ kind: 'rows', of, link, take: 'all', follow: x.follow ?? false, sure: true, order: x.order }, x.when);
/** A Relay connection of the rows that the link finds. */
export const page = <P, C>(of: Class<C>, link: Link<P, C>, paging: Paging<C>, x: Omit<Extra<C>, 'order'> = {}): FieldRead =>
  field({ kind: 'page', of, link, follow: x.follow ?? false, ...paging }, x.when);

type Shape<E> = { type?: string; rows: Rule<E>; fields: Fields };
/** What the GraphQL type reads from the entity, who may see a row, and who may see a field. A field named nowhere stops the process. */
export const readable = <E>(entity: Class<E>, shape: Shape<E>): Readable => ({ entity, ...shape, type: shape.type ?? entity.name });
type Variants<E> = { type?: string; rows: Rule<E>; variants: { [type: string]: Rule<E> } };
/** An interface or union over one entity: the first variant whose condition holds is the row's type. */
export const oneOf = <E>(entity: Class<E>, shape: Variants<E>): Readable => ({ entity, fields: {}, ...shape, type: shape.type ?? entity.name });
/** Fields that a higher slice gives to a lower type, to Query, or to the payload of a mutation. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the parent's entity is named for the reader: adds<User>('User', ...)
export const adds = <P = object>(type: string, fields: Fields): Readable => ({ type, entity: null, rows: everyone, fields });
/**
 * A type kept as JSON inside a column: `stored('SmartReason', { letter: 'text', text: 'text' })`; objects and lists within it are read as `jsonb`.
 * Whoever sees the column sees all of it.
 */
export const stored = (type: string, properties: { readonly [property: string]: string }): Readable => ({
  type,
  entity: null,
  rows: everyone,
  fields: columns(Object.keys(properties), everyone, false),
  properties,
});
