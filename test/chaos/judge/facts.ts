import { LAST_PROMISE } from '../records.ts';
import type { ChaosSystem } from '../system.ts';
import { type Claim, CLAIMS } from './claims.ts';
import type { DeliveryRow } from './deliveries.ts';
import type { LogRow } from './log.ts';
import type { PodRow } from './rows.ts';
import type { Found, Standing } from './writes.ts';

type Counted = { readonly subject: string; readonly count: number };
const FOUND: Readonly<Record<keyof Found, string>> = {
  promise: `select user_id || '/' || commitment as subject, count(*)::int as count from commitments where commitment <> '${LAST_PROMISE}' group by 1`,
  done: countOf('commitment.completed', 'commitment_id::text'),
  undo: countOf('commitment.undone', 'commitment_id::text'),
  pod: `select name as subject, count(*)::int as count from pods where name like 'Pod %' group by 1`,
  join: countOf('membership.joined', "user_id || '/' || pod_id"),
  leave: countOf('membership.left', "user_id || '/' || pod_id"),
};

function countOf(type: string, subject: string): string {
  return `select ${subject} as subject, count(*)::int as count from events where type = '${type}' group by 1`;
}

/** What is in the database of what the load wrote. */
export async function foundIn(system: ChaosSystem): Promise<Found> {
  const kinds = Object.entries(FOUND).map(async ([kind, statement]): Promise<[string, Map<string, number>]> => {
    const rows = await system.sql<Counted>(statement);
    return [kind, new Map(rows.map(({ subject, count }) => [subject, count]))];
  });
  return Object.fromEntries(await Promise.all(kinds)) as Record<keyof Found, Map<string, number>>;
}

/** How promises and seats stand. */
export async function standingIn(system: ChaosSystem): Promise<Standing> {
  const completed = await system.sql<{ id: string }>("select id from commitments where status = 'completed'");
  const seats = await system.sql<{ seat: string }>("select user_id || '/' || pod_id as seat from pod_memberships where status <> 'left'");
  return { completed: new Set(completed.map(({ id }) => id)), seats: new Set(seats.map(({ seat }) => seat)) };
}

/** The outbox. */
export const deliveriesIn = (system: ChaosSystem): Promise<DeliveryRow[]> =>
  system.sql<DeliveryRow>(
    `select u.telegram_user_id::text as "telegramId", d.dedupe_key as "dedupeKey", d.status, d.attempts, d.last_error as "lastError", d.due_at <= $1 as "isDue"
     from deliveries d join users u on u.id = d.user_id where d.dedupe_key like 'check-in:%' order by d.created_at`,
    [new Date(system.now())],
  );

/** Who had which question in their hands, and when. */
export const claimsIn = (system: ChaosSystem): Promise<Claim[]> => system.sql<Claim>(CLAIMS);

/** The log, in its order. */
export const logIn = (system: ChaosSystem): Promise<LogRow[]> => system.sql<LogRow>('select id, type, position::int from events order by position');

/** All pods, with what they count and what a count of their members gives. */
export const podsIn = (system: ChaosSystem): Promise<PodRow[]> =>
  system.sql<PodRow>(
    `select p.name, p.max_members as seats, p.current_members as counted, count(m.id)::int as members
     from pods p left join pod_memberships m on m.pod_id = p.id and m.status <> 'left' group by p.id`,
  );

const LEFT: Readonly<Record<string, string>> = {
  'messages in somebody’s hands': `select count(*)::int as count from deliveries where status = 'claimed'`,
  'messages that are due': `select count(*)::int as count from deliveries where status in ('queued', 'failed')`,
  'leases of webhooks': 'select count(*)::int as count from webhooks where claim_token is not null',
  'events to be posted': `select count(*)::int as count from webhook_deliveries where status = 'pending'`,
  'events without a place': 'select count(*)::int as count from events where position is null',
  'idempotency keys without an answer': 'select count(*)::int as count from idempotency_keys where answer is null',
  'updates that were begun': 'select count(*)::int as count from bot_updates where handled_at is null',
  'old transactions': `select count(*)::int as count from pg_stat_activity where application_name like 'progress-%' and xact_start < now() - interval '10 seconds'`,
};

/** What somebody still holds or waits for, how many of each. */
export async function leftovers(system: ChaosSystem): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [what, statement] of Object.entries(LEFT)) counts[what] = (await system.sql<{ count: number }>(statement))[0]!.count;
  const { bots } = await system.telegram.get<{ bots: { pendingUpdates: number }[] }>('state');
  counts['updates at Telegram'] = bots.reduce((sum, { pendingUpdates }) => sum + pendingUpdates, 0);
  return counts;
}
