import type { EntityManager } from '@mikro-orm/postgresql';
import { WITH_NEXT } from './statement-names.ts';

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
