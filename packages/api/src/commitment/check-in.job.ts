import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../db/each-by-itself.ts';
import { anonymous } from '../viewer/viewer.ts';
import { checkIn } from './check-in.actions.ts';

/**
 * Asks those members how it went whose time for it has come, at most `limit` of them, each in a transaction of its own. Whom one process
 * asks, no other asks again. Call it again at once while it answers `limit`.
 * @returns how many members were looked at
 */
export async function checkInWithMembers(em: EntityManager, now: Date, limit = 200): Promise<number> {
  const due = await em.fork().execute<{ id: string }[]>('select id from users where next_check_in_at <= ? order by next_check_in_at limit ?', [now, limit]);
  await eachByItself(em, due, (fork, { id }) => checkIn({ em: fork, viewer: anonymous, now }, id));
  return due.length;
}
