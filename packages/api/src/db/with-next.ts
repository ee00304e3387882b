import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Transaction } from 'kysely';
import type { BoundStatement } from './joint-trip.ts';
import type { Sent } from './shared-statement.ts';
import { behindCommit, WITH_NEXT } from './statement-names.ts';

/**
 * Runs a statement whose effect is wanted and whose answer is not: inside a transaction it goes to PostgreSQL in one trip with the next statement, or with the commit. What goes wrong
 * with it is said by that one.
 */
export async function runWithNext(em: EntityManager, text: string, values: readonly unknown[]): Promise<void> {
  await em.execute(WITH_NEXT + text, values);
}

/** As `runWithNext`, for a statement that finds something. @returns what tells the rows, once the next statement has been answered */
export async function readWithNext<Row>(em: EntityManager, text: string, values: readonly unknown[]): Promise<() => readonly Row[]> {
  const rows = await em.execute<Row[]>(WITH_NEXT + text, values);
  return () => rows;
}

/** Who sends statements: each at once, or with the next one. */
export type Asks = {
  execute(sent: Sent): Promise<readonly object[]>;
  withNext(sent: Sent): Promise<() => readonly object[]>;
};

/** Asks several statements in one trip. @returns the rows of each */
export async function askInOneTrip(by: Asks, sent: readonly Sent[]): Promise<(readonly object[])[]> {
  const before: (() => readonly object[])[] = [];
  for (const one of sent.slice(0, -1)) before.push(await by.withNext(one));
  const last = await Promise.all(sent.slice(-1).map((one) => by.execute(one)));
  return [...before.map((rows) => rows()), ...last];
}

/** Asks behind the commit of a transaction. @returns what tells the rows after the commit; none where the query failed */
export type AskBehind = (query: BoundStatement) => Promise<() => readonly object[]>;

/**
 * Asks behind the commit of the open transaction, in one trip with it, in a snapshot that has what was committed. Whether it is answered changes nothing about the commit.
 * @returns what tells the rows after the commit; none where the query failed
 */
export async function readBehindCommit(em: EntityManager, query: BoundStatement): Promise<() => readonly object[]> {
  const transaction = em.getTransactionContext<Transaction<unknown>>();
  if (!transaction) throw new TypeError('There is no transaction whose commit could be waited for.');
  const { rows } = await transaction.executeQuery<object>(CompiledQuery.raw(behindCommit(query), query.values));
  return () => rows;
}
