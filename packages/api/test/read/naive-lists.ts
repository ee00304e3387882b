import { GraphQLError } from 'graphql';

/** A row of the data set with the GraphQL type it is seen as. */
export type Boxed = { readonly type: string; readonly row: any };
type Compare = (a: any, b: any) => number;

/** Null is the largest value. */
export function compareAll(a: readonly any[], b: readonly any[]): number {
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue;
    if (a[at] === null) return 1;
    if (b[at] === null) return -1;
    return a[at] < b[at] ? -1 : 1;
  }
  return 0;
}

/** How PostgreSQL writes an instant as text in UTC. */
const textOfInstant = (iso: string): string => {
  const [day, time] = iso.replace('Z', '').split('T') as [string, string];
  return `${day} ${time.replace(/\.?0+$/, '')}+00`.replace(/ (\d\d):(\d\d)\+/, ' $1:$2:00+').replace(/ (\d\d)\+/, ' $1:00:00+');
};
/** For each order: what rows are compared by, and its text in a cursor. */
const ORDERS: { readonly [field: string]: { sort: (row: any) => any; text: (row: any) => string | null } } = {
  CREATED: { sort: (row) => Date.parse(row.created_at), text: (row) => textOfInstant(row.created_at) },
  DUE: { sort: (row) => row.due_date, text: (row) => row.due_date },
  DIFFICULTY: { sort: (row) => row.difficulty, text: (row) => (row.difficulty === null ? null : String(row.difficulty)) },
  NAME: { sort: (row) => row.name, text: (row) => row.name },
  AT: { sort: (row) => Date.parse(row.at ?? row.scheduled_at), text: (row) => textOfInstant(row.at ?? row.scheduled_at) },
};
/** `of`: the type of the items. */
export type Order = { readonly of: string; readonly field: string; readonly direction: 'ASC' | 'DESC' };

const escaped = (text: string): string => JSON.stringify(text);
const labelOf = ({ of, field, direction }: Order): string => `${of} ${field} ${direction}`;
export function cursorOf(order: Order, row: any): string {
  const key = ORDERS[order.field]!.text(row);
  return Buffer.from(`[${escaped(labelOf(order))}, ${key === null ? 'null' : escaped(key)}, ${escaped(String(row.id))}]`).toString('base64');
}

function rowOf(cursor: string, order: Order, rows: readonly any[]): any {
  let parts: any[] = [];
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64').toString());
  } catch {
    // Refused below like every other cursor that is not of this list.
  }
  const found = parts[0] === labelOf(order) ? rows.find((row) => String(row.id) === parts[2]) : undefined;
  if (!found) throw new GraphQLError('bad cursor');
  return found;
}

const refused = (size: unknown): boolean => size != null && (Number(size) < 1 || Number(size) > 100);

function orderOf(asked: any, usual: Order): Order {
  if (asked == null) return usual;
  return { of: usual.of, field: asked.field, direction: asked.direction ?? (asked.field === usual.field ? usual.direction : 'ASC') };
}

/** A connection of rows that are already filtered, judged and known to be this type. `all` is where cursors are looked up. */
export function connection({ type, rows, all, args, usual }: { type: string; rows: readonly any[]; all: readonly any[]; args: any; usual: Order }) {
  const order = orderOf(args.orderBy, usual);
  if (refused(args.first) || refused(args.last) || (args.first != null && args.last != null)) throw new GraphQLError('bad size');
  const { sort } = ORDERS[order.field]!;
  const compare: Compare = (a, b) => (order.direction === 'DESC' ? -1 : 1) * compareAll([sort(a), a.id], [sort(b), b.id]);
  const cursors = () => {
    // Where nothing is to be seen no cursor is looked at.
    const given = rows.length > 0 ? [args.after, args.before] : [];
    return given.map((cursor) => (cursor == null ? undefined : rowOf(cursor, order, all)));
  };
  const shown = () => {
    const [after, before] = cursors();
    const kept = rows.filter((row) => (!after || compare(row, after) > 0) && (!before || compare(row, before) < 0));
    return shownOf({ type, kept: kept.toSorted(compare), order, args });
  };
  return {
    plain: true,
    // The count does not change by cursors, but looks at them.
    get totalCount() {
      cursors();
      return rows.length;
    },
    get nodes() {
      return shown().nodes;
    },
    get edges() {
      return shown().edges;
    },
    get pageInfo() {
      return shown().pageInfo;
    },
  };
}

function shownOf({ type, kept, order, args }: { type: string; kept: readonly any[]; order: Order; args: any }) {
  const isBackward = args.last != null;
  const size = args.last ?? args.first ?? 20;
  const isMore = kept.length > size;
  const shown = isBackward ? kept.slice(Math.max(0, kept.length - size)) : kept.slice(0, size);
  const boxes = shown.map((row) => ({ type, row }));
  const cursors = shown.map((row) => cursorOf(order, row));
  return {
    nodes: boxes,
    edges: boxes.map((node, at) => ({ plain: true, cursor: cursors[at], node })),
    pageInfo: {
      plain: true,
      hasNextPage: isBackward ? args.before != null : isMore,
      hasPreviousPage: isBackward ? isMore : args.after != null,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}

const lower = (name: string): string => name.toLowerCase();
const holds = {
  eq: (is: any, said: any) => is === said,
  ne: (is: any, said: any) => is !== said,
  in: (is: any, said: any) => said.includes(is),
  notIn: (is: any, said: any) => !said.includes(is),
  isNull: (is: any, said: any) => (is === null) === said,
  from: (is: any, said: any) => is !== null && is >= said,
  before: (is: any, said: any) => is !== null && is < said,
  gt: (is: any, said: any) => is !== null && is > said,
  lte: (is: any, said: any) => is !== null && is <= said,
} as const;
const matches = (is: any, said: any): boolean =>
  said == null || Object.entries(said).every(([operator, v]) => v === null || holds[operator as keyof typeof holds](is, v));
const inNames = (said: any): any =>
  said && Object.fromEntries(Object.entries(said).map(([operator, v]) => [operator, Array.isArray(v) ? v.map(lower) : v === null ? null : lower(v as string)]));

/** Whether a commitment passes a filter input. */
export function passes(row: any, filter: any): boolean {
  if (filter == null) return true;
  return (
    matches(row.status, inNames(filter.status)) &&
    (filter.statuses == null || filter.statuses.map(lower).includes(row.status)) &&
    matches(row.category, filter.category) &&
    matches(row.due_date, filter.due) &&
    (filter.shared == null || row.shared_with_pod === filter.shared)
  );
}
