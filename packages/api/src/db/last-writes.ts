import type { EntityManager, EventSubscriber, TransactionEventArgs } from '@mikro-orm/postgresql';
import type { Given } from './shared-statement.ts';
import { runWithNext } from './with-next.ts';

/** A table, and the columns that rows are written with: names, and their types in PostgreSQL. */
export type Target = { readonly table: string; readonly columns: Given };
/** Rows for one table, in the order in which they are to be written. */
type Insert = { readonly columns: readonly string[]; readonly rows: (readonly unknown[])[] };
type Update = { readonly text: string; readonly values: readonly unknown[] };
type LastWrites = { readonly inserts: Map<string, Insert>; readonly updates: Update[] };

/** By transaction. */
const waiting = new WeakMap<EntityManager, LastWrites>();

function writesOf(em: EntityManager): LastWrites {
  const known = waiting.get(em);
  if (known) return known;
  const none: LastWrites = { inserts: new Map(), updates: [] };
  waiting.set(em, none);
  return none;
}

/**
 * Inserts rows that nothing in this transaction reads again: they travel with whatever else is written last, in one statement before the commit.
 * Rows of one table keep their order. Outside a transaction they are written at once.
 */
export async function insertLast(em: EntityManager, { table, columns }: Target, rows: readonly (readonly unknown[])[]): Promise<void> {
  const { inserts } = writesOf(em);
  const insert = inserts.get(table) ?? { columns: Object.keys(columns), rows: [] };
  inserts.set(table, insert);
  insert.rows.push(...rows);
  if (!em.isInTransaction()) await writeWaiting(em);
}

/** As `insertLast`, for the change of a row that an earlier statement of this transaction has written. */
export async function updateLast(em: EntityManager, text: string, values: readonly unknown[]): Promise<void> {
  writesOf(em).updates.push({ text, values });
  if (!em.isInTransaction()) await writeWaiting(em);
}

async function writeWaiting(em: EntityManager): Promise<void> {
  const writes = waiting.get(em);
  if (!writes) return;
  waiting.delete(em);
  const parts = [...[...writes.inserts].map(([table, insert]) => insertOf(table, insert)), ...writes.updates];
  const last = parts.pop();
  if (!last) return;
  const before = parts.map(({ text }, at) => `w${at} as (${text})`);
  const text = before.length === 0 ? last.text : `with ${before.join(', ')} ${last.text}`;
  await runWithNext(em, text, [...parts.flatMap(({ values }) => values), ...last.values]);
}

function insertOf(table: string, { columns, rows }: Insert): Update {
  const marks = `(${columns.map(() => '?').join(', ')})`;
  return { text: `insert into ${table} (${columns.join(', ')}) values ${rows.map(() => marks).join(', ')}`, values: rows.flat() };
}

/** Writes what waits before each commit. */
export class WriteLast implements EventSubscriber {
  async beforeTransactionCommit({ em }: TransactionEventArgs): Promise<void> {
    await writeWaiting(em as EntityManager);
  }

  beforeTransactionRollback({ em }: TransactionEventArgs): void {
    waiting.delete(em as EntityManager);
  }
}
