import { readWithNext, runWithNext } from '../db/with-next.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';

/**
 * Locks people for the rest of the transaction, in the order of their ids, so that two who lock the same ones do not wait for each other. Whoever also
 * locks a pod does that first.
 * @throws DomainError NOT_FOUND when one of them does not exist
 */
export async function lockPeople({ em }: ActionContext, userIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(userIds)];
  if (wanted.length > 0) requireAll(await em.execute<unknown[]>(lockOf(wanted), wanted), wanted);
}

/** Locks one person in one trip with the next statement. @returns what refuses then as `lockPeople` does */
export async function lockPersonWithNext({ em }: ActionContext, userId: string): Promise<() => void> {
  const found = await readWithNext(em, lockOf([userId]), [userId]);
  return () => requireAll(found(), [userId]);
}

const lockOf = (wanted: readonly string[]): string => `select id from users where id in (${wanted.map(() => '?').join(', ')}) order by id for update`;

function requireAll(found: readonly unknown[], wanted: readonly string[]): void {
  if (found.length < wanted.length) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
}

/** Notes that the caller did something just now; nothing for callers who are no person. */
export async function noteActivity({ em, viewer, now }: ActionContext): Promise<void> {
  if (viewer.id !== null) await runWithNext(em, 'update users set last_activity_at = greatest(last_activity_at, ?) where id = ?', [now, viewer.id]);
}
