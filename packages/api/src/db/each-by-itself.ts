import type { EntityManager } from '@mikro-orm/postgresql';

/** So many failures one after the other are no matter of those who are due: the database is away, or the work is wrong. */
const MOST_IN_A_ROW = 3;

/**
 * Does work for each of those who are due, in a transaction of its own. One that fails keeps nobody waiting: it is rolled back, the others are done, and what
 * went wrong is thrown at the end, for the log; the next round finds it due again. Three that fail one after the other end the round.
 * @returns what the work answered, in the order of `due`
 * @throws the error, when one failed; AggregateError with all of them, when several did
 */
export async function eachByItself<Due, Result>(
  em: EntityManager,
  due: readonly Due[],
  work: (em: EntityManager, one: Due) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const errors: unknown[] = [];
  let inARow = 0;
  for (const one of due) {
    try {
      results.push(await em.fork().transactional((fork) => work(fork, one)));
      inARow = 0;
    } catch (error) {
      errors.push(error);
      inARow += 1;
      if (inARow === MOST_IN_A_ROW) break;
    }
  }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} of ${due.length} failed.`);
  return results;
}
