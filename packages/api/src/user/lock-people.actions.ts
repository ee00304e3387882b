import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';

/**
 * Locks people for the rest of the transaction, in the order of their ids, so that two who lock the same ones do not wait for each other. Whoever also
 * locks a pod does that first.
 * @throws DomainError NOT_FOUND when one of them does not exist
 */
export async function lockPeople({ em }: ActionContext, userIds: readonly string[]): Promise<void> {
  const wanted = new Set(userIds);
  if (wanted.size === 0) return;
  const marks = [...wanted].map(() => '?').join(', ');
  const found = await em.execute<unknown[]>(`select id from users where id in (${marks}) order by id for update`, [...wanted]);
  if (found.length < wanted.size) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
}

/** Notes that the caller did something just now; nothing for callers who are no person. */
export async function noteActivity({ em, viewer, now }: ActionContext): Promise<void> {
  if (viewer.id !== null) await em.execute('update users set last_activity_at = greatest(last_activity_at, ?) where id = ?', [now, viewer.id]);
}
