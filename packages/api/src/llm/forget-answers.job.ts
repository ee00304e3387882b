import type { EntityManager } from '@mikro-orm/postgresql';

const DAY_MS = 86_400_000;
/** An answer holds for a member's day, which is over everywhere two days later. */
const ANSWERS_KEPT_MS = 2 * DAY_MS;
/** What was spent is looked back at for a month. */
const COSTS_KEPT_MS = 35 * DAY_MS;

/**
 * Deletes what the language model answered longer ago than two days, and what it cost longer ago than 35.
 * @returns how many rows went; fewer than `limit` of each kind: there are no more
 */
export async function forgetAnswers(em: EntityManager, now: Date, limit: number): Promise<number> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const costsBefore = before(COSTS_KEPT_MS).toISOString().slice(0, 10);
  const [gone] = await em.execute<{ answers: number; costs: number }[]>(
    `with answers as (delete from llm_answers where id in (select id from llm_answers where created_at < ? order by created_at limit ?) returning 1),
       costs as (delete from llm_member_days where id in (select id from llm_member_days where day < ? order by day limit ?) returning 1),
       days as (delete from llm_days where day < ?)
     select (select count(*)::int from answers) as answers, (select count(*)::int from costs) as costs`,
    [before(ANSWERS_KEPT_MS), limit, costsBefore, limit, costsBefore],
  );
  return Math.max(gone!.answers, gone!.costs);
}
