import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../db/each-by-itself.ts';
import { anonymous } from '../viewer/viewer.ts';
import { lockMember } from './ledger.actions.ts';
import { makeNext } from './recurring.actions.ts';

const HERE = `(?::timestamptz at time zone coalesce(u.timezone, 'UTC') - make_interval(hours => u.day_start_hour))::date`;
/** No zone is further ahead than a day, so that the index finds what may be due. */
const DUE = `
select r.id, r.user_id from recurring_commitments r join users u on u.id = r.user_id
where r.make_on <= (?::timestamptz at time zone 'UTC')::date + 1 and r.make_on <= ${HERE} and (u.break_until is null or u.break_until < ${HERE})
order by r.make_on, r.id limit ?`;

/**
 * Makes commitments of the occurrences whose time has come by their members' clocks, at most \`limit\` of them, each in a transaction of its own. Whoever is on a
 * break is passed over until it ends. What was done once is not found again. Call it again at once while it answers \`limit\`.
 * @returns how many it dealt with
 */
export async function makeOccurrences(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await em.fork().execute<{ id: string; user_id: string }[]>(DUE, [now, now, now, limit]);
  const done = await eachByItself(em, due, async (fork, { id, user_id: userId }) => {
    const ctx = { em: fork, viewer: anonymous, now };
    return makeNext(ctx, await lockMember(ctx, userId), id);
  });
  return done.filter(Boolean).length;
}
