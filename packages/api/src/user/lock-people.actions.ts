import { asking, Change } from '../db/shared-statement.ts';
import { DomainError } from '../lib/errors.ts';
import { type ActionContext, type AnyContext, seatOf } from '../viewer/context.ts';

/**
 * Locks people for the rest of the transaction, in the order of their ids, so that two who lock the same ones do not wait for each other. Whoever also
 * locks a pod does that first.
 * @throws DomainError NOT_FOUND when one of them does not exist
 */
export async function lockPeople({ em }: ActionContext, userIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(userIds)];
  if (wanted.length > 0) requireAll(await em.execute<unknown[]>(lockOf(wanted), wanted), wanted);
}

const LOCK_ONE = asking<{ id: string }>()({ id: 'uuid' }, 'select id from users where id = given.id', { locks: true });

/** Asks for a lock on one person. @returns what refuses when that is answered, as `lockPeople` does */
export function askToLockPerson(ctx: AnyContext, userId: string): () => void {
  const found = seatOf(ctx).ask(LOCK_ONE, { id: userId });
  return () => requireAll(found(), [userId]);
}

const lockOf = (wanted: readonly string[]): string => `select id from users where id in (${wanted.map(() => '?').join(', ')}) order by id for no key update`;

function requireAll(found: readonly unknown[], wanted: readonly string[]): void {
  if (found.length < wanted.length) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
}

const NOTE_ACTIVITY = new Change(
  { user_id: 'uuid', at: 'timestamptz' },
  'update users set last_activity_at = greatest(last_activity_at, given.at) from given where users.id = given.user_id',
);

/** Notes that the caller did something just now; nothing for callers who are no person. */
export async function noteActivity(ctx: AnyContext): Promise<void> {
  if (ctx.viewer.id !== null) await seatOf(ctx).change(NOTE_ACTIVITY, { user_id: ctx.viewer.id, at: ctx.now });
}
