import { as, type Ask, type Told } from './ask.ts';
import { NOW } from './clock.ts';
import type { TestDatabase } from './database.ts';

const CARD =
  'commitment { id commitment status dueDate closesAt completedAt isLate isAwaitingReport category smartScore version } user { currentStreak longestStreak totalCommitments completedCommitments }';
export const mutation = (name: string, payload = CARD) =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${payload} } }`;
export type Member = { id: string };

/** Today for a member in London at NOW. */
export const TODAY = '2026-11-18';

const DAYS = '{ me { today currentStreak days(first: 5) { day verdict rule reason timezone credits misses streakAfter } } }';

/** What members do with their promises, through the whole schema, and what is stored of it. */
export function promising(database: TestDatabase, ask: Ask) {
  const tell = (user: Member, name: string, input: object, now = NOW): Promise<Told> => {
    const isReport = name === 'completeCommitment' || name === 'failCommitment';
    const payload = name === 'deleteCommitment' ? 'deletedId user { totalCommitments currentStreak }' : isReport ? `wasAlready ${CARD}` : CARD;
    return ask(as.member(user), mutation(name, payload), { variables: { input }, now });
  };
  /** Runs a mutation of the slice as a member; answers its payload, or throws its errors. */
  const run = async (user: Member, name: string, input: object, now = NOW): Promise<any> => {
    const told = await tell(user, name, input, now);
    if (told.errors.length > 0) throw new Error(JSON.stringify(told.errors));
    return told.data[name];
  };
  return {
    tell,
    run,
    create: async (user: Member, input: object, now = NOW): Promise<any> => (await run(user, 'createCommitment', input, now)).commitment,
    stored: async (user: Member) =>
      (await database.query<any>('select current_streak, longest_streak, total_commitments, completed_commitments from users where id = $1', [user.id]))[0],
    events: async (user: Member) =>
      (await database.query<{ type: string }>('select type from events where user_id = $1 order by seq', [user.id])).map(({ type }) => type),
    days: async (user: Member, now = NOW) =>
      (await ask(as.member(user), DAYS, { now })).data.me.days as { day: string; verdict: string; streakAfter: number }[],
  };
}
