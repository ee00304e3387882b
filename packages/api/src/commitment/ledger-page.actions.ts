import { dayNumber, type LocalDate } from '../lib/calendar.rules.ts';
import { asking, type Sent } from '../db/shared-statement.ts';
import { type AnyContext, seatOf } from '../viewer/context.ts';
import type { HistoryRow } from './history.rules.ts';
import type { Checkpoint } from './streak-book.rules.ts';

type CheckpointRow = {
  readonly day: LocalDate;
  readonly streak_after: number;
  readonly longest_after: number;
  readonly idle_after: number;
  readonly tokens_after: number;
};

/** What a member's ledger and streak are reckoned from: the last day that stays as it is, and what happened after it. */
export type LedgerPage = {
  readonly last_day: LocalDate | null;
  readonly oldest_zone: string | null;
  readonly first_at: string | null;
  readonly checkpoint: CheckpointRow | null;
  /** The due days of open promises of which nothing is told in `events`. */
  readonly owed: readonly LocalDate[] | null;
  /** In the order in which it happened. */
  readonly events: readonly HistoryRow[] | null;
};

/** Events as lists: names in each of them would cost more than what they say. */
type EventList = readonly [HistoryRow['type'], HistoryRow['at'], HistoryRow['commitment'], HistoryRow['due'], HistoryRow['value'], HistoryRow['backdated']];
type PageRow = Omit<LedgerPage, 'events'> & { readonly events: readonly EventList[] | null };

const eventOf = ([type, at, commitment, due, value, backdated]: EventList): HistoryRow => ({ type, at, commitment, due, value, backdated });

/**
 * The last day that stays as it is, and what matters after it: every event of the member; every event of the commitments that something was told of since, or that were given up
 * before a due day that is yet to come; and of the others that are open no more than when they are due, since that is all that they can still mean.
 * Two days of margin cover every zone; what reaches further back changes nothing that is read. Only what is recent is looked at, however long the history: a range tells the planner
 * that few rows lie in it, where a single bound would be taken for a third of all; and `offset 0` lets it look up each commitment, instead of reading all events to join them.
 */
const PAGE = asking<PageRow>()(
  { from_day: 'date', user_id: 'uuid', commitment_id: 'uuid' },
  `
with edge as (select max(day) as last_day, least(given.from_day, max(day)) as day from user_days where user_id = given.user_id),
before as (select d.* from user_days d, edge where d.user_id = given.user_id and d.day < edge.day order by d.day desc limit 1),
since as (select coalesce((select day from before), '-infinity'::date) as day),
touched as (
  select commitment_id as id from commitment_events
    where user_id = given.user_id and commitment_id is not null and at between (select day - interval '2 days' from since) and 'infinity'
  union select id from commitments where user_id = given.user_id and status = 'failed' and due_date between (select day from since) and 'infinity'
  union select given.commitment_id
),
told as (
  select type, at, commitment_id, due, value, backdated, seq from commitment_events where user_id = given.user_id and commitment_id is null
  union all select e.* from touched cross join lateral
    (select type, at, commitment_id, due, value, backdated, seq from commitment_events where commitment_id = touched.id and user_id = given.user_id offset 0) e
)
select edge.last_day::text as last_day,
  (select timezone from user_days where user_id = given.user_id order by day limit 1) as oldest_zone,
  (select min(at) from commitment_events where user_id = given.user_id and (type = 'create' or type = 'pause' and commitment_id is null)) as first_at,
  (select row_to_json(b) from before b) as checkpoint,
  (select json_agg(due_date) from commitments c where user_id = given.user_id and status = 'active' and deleted_at is null
    and due_date between (select day + 1 from since) and 'infinity' and not exists (select from touched where id = c.id)) as owed,
  (select json_agg(json_build_array(type, at, commitment_id, due, value, backdated) order by at, seq) from told) as events
from edge`,
);

/** What of a history is wanted. `fromDay`: the first closed day that something may have changed, null for none; `commitmentId`: a promise whose whole history is wanted too. */
type Wanted = { readonly fromDay?: LocalDate | null; readonly commitmentId?: string };

const valuesOf = (userId: string, { fromDay = null, commitmentId }: Wanted) => ({ from_day: fromDay, user_id: userId, commitment_id: commitmentId ?? null });

/** The statement that finds the page of a member, and its values. */
export const pageQuery = (userId: string, wanted: Wanted = {}): Sent => PAGE.one(valuesOf(userId, wanted));

/** Asks for the page of a member who is locked by an earlier question. @returns what tells it when that is answered */
export function askPage(ctx: AnyContext, userId: string, wanted: Wanted = {}): () => LedgerPage {
  const found = seatOf(ctx).ask(PAGE, valuesOf(userId, wanted));
  return () => {
    const page = found()[0]!;
    return { ...page, events: page.events?.map(eventOf) ?? null };
  };
}

/** The page of a member who is locked by now. */
export async function readPage(ctx: AnyContext, userId: string, wanted: Wanted = {}): Promise<LedgerPage> {
  const page = askPage(ctx, userId, wanted);
  await seatOf(ctx).answered();
  return page();
}

/** Where the book of a page begins; null: with its first event. */
export function checkpointOf({ checkpoint: row, owed }: LedgerPage): Checkpoint | null {
  if (row === null) return null;
  const run = { run: row.streak_after, longest: row.longest_after, idle: row.idle_after, tokens: row.tokens_after };
  return { dayNumber: dayNumber(row.day), run, owed: (owed ?? []).map(dayNumber) };
}

/** A page as it will be read once these events of the member are written down too. */
export function pageWith(page: LedgerPage, added: readonly HistoryRow[]): LedgerPage {
  const events = [...(page.events ?? []), ...added].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const begins = added.filter(({ type, commitment }) => type === 'create' || (type === 'pause' && commitment === null));
  const firstAts = [page.first_at, ...begins.map(({ at }) => at)].filter((at) => at !== null);
  return { ...page, events, first_at: firstAts.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null };
}
