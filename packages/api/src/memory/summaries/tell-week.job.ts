import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../../db/each-by-itself.ts';
import { anonymous } from '../../viewer/viewer.ts';
import { tellWeek } from './tell-week.actions.ts';

/**
 * Tells those members of their week whose time for it has come, at most `limit` of them, each in a transaction of its own. Whom one process tells, no other tells
 * again. Call it again at once while it answers `limit`.
 * @returns how many members were looked at
 */
export async function tellWeeks(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await em.fork().execute<{ id: string }[]>('select id from users where weekly_summary_at <= ? order by weekly_summary_at limit ?', [now, limit]);
  await eachByItself(em, due, (fork, { id }) => tellWeek({ em: fork, viewer: anonymous, now }, id));
  return due.length;
}
