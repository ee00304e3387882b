import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../../db/each-by-itself.ts';
import { gatherContext } from './gather-context.actions.ts';

/** Older promises without a context stay so: nobody looks at it any more. */
const WITHIN = '7 days';

/** Whoever does not want to be remembered is passed over. */
const NEW = `
select c.id, c.user_id, c.commitment, c.related_long_term_goal_id as goal_id, (extract(epoch from c.created_at) * 1000)::float8 as created_ms from commitments c join users u on u.id = c.user_id
where c.context_from_previous is null and c.deleted_at is null and c.created_at > ?::timestamptz - interval '${WITHIN}' and c.created_at <= ?
  and (u.notification_preferences #>> '{ai,memory_opt_out}')::boolean is not true
order by c.created_at limit ?`;
type Row = { id: string; user_id: string; commitment: string; goal_id: string | null; created_ms: number };

/** It is nobody's change: neither the version nor the time of the last change moves. */
const WRITE = 'update commitments set context_from_previous = ?::jsonb where id = ? and context_from_previous is null and deleted_at is null';

/**
 * Writes down, for at most `limit` new promises, what was known of their members when they were made. Nothing stays locked meanwhile; two processes at once do the
 * same work and write the same. Call it again at once while it answers `limit`.
 * @returns how many contexts were written
 */
export async function writeContexts(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const rows = await em.fork().execute<Row[]>(NEW, [now, now, limit]);
  const written = await eachByItself(em, rows, async (fork, row) => {
    const context = await gatherContext(fork, { userId: row.user_id, text: row.commitment, goalId: row.goal_id, asOf: new Date(row.created_ms) });
    if (context !== null) await fork.execute(WRITE, [JSON.stringify(context), row.id]);
    return context !== null;
  });
  return written.filter(Boolean).length;
}
