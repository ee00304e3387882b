import type { LocalDate } from '../lib/calendar.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { HistoryRow } from './history.rules.ts';

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
  /** In the order in which it happened. */
  readonly events: readonly HistoryRow[] | null;
};

/**
 * The last day that stays as it is, and every event that matters after it: those of the member, and those of commitments that are open, due
 * later, or touched since. Two days of margin cover every zone; what reaches further back changes nothing that is read.
 * Only what is recent is looked at, however long the history: a range tells the planner that few rows lie in it, where a single bound would be taken for a third of all;
 * and `offset 0` lets it look up each commitment, instead of reading all events to join them.
 */
const PAGE = `
with edge as (select max(day) as last_day, least(?::date, max(day)) as day from user_days where user_id = ?),
before as (select d.* from user_days d, edge where d.user_id = ? and d.day < edge.day order by d.day desc limit 1),
since as (select coalesce((select day from before), '-infinity'::date) as day),
touched as (
  select commitment_id as id from commitment_events
    where user_id = ? and commitment_id is not null and at between (select day - interval '2 days' from since) and 'infinity'
  union select id from commitments where user_id = ? and status in ('active', 'paused')
  union select id from commitments where user_id = ? and due_date between (select day from since) and 'infinity'
  union select ?::uuid
),
told as (
  select type, at, commitment_id, due, value, backdated, seq from commitment_events where user_id = ? and commitment_id is null
  union all select e.* from touched cross join lateral
    (select type, at, commitment_id, due, value, backdated, seq from commitment_events where commitment_id = touched.id and user_id = ? offset 0) e
)
select edge.last_day::text as last_day,
  (select timezone from user_days where user_id = ? order by day limit 1) as oldest_zone,
  (select min(at) from commitment_events where user_id = ? and (type = 'create' or type = 'pause' and commitment_id is null)) as first_at,
  (select row_to_json(b) from before b) as checkpoint,
  (select json_agg(json_build_object('type', type, 'at', at, 'commitment', commitment_id, 'due', due, 'value', value, 'backdated', backdated) order by at, seq) from told) as events
from edge`;

/** What of a history is wanted. `fromDay`: the first closed day that something may have changed, null for none; `commitmentId`: a promise whose whole history is wanted too. */
type Wanted = { readonly fromDay?: LocalDate | null; readonly commitmentId?: string };

/** The statement that finds the page of a member, and its values. */
export function pageQuery(userId: string, { fromDay = null, commitmentId }: Wanted = {}): { readonly text: string; readonly values: readonly unknown[] } {
  return { text: PAGE, values: [fromDay, ...Array<string>(5).fill(userId), commitmentId ?? null, ...Array<string>(4).fill(userId)] };
}

/** The page of a member who is locked by now, or by an earlier statement of the same trip. */
export async function readPage({ em }: ActionContext, userId: string, wanted: Wanted = {}): Promise<LedgerPage> {
  const { text, values } = pageQuery(userId, wanted);
  const [page] = await em.execute<LedgerPage[]>(text, values);
  return page!;
}

/** A page as it will be read once these events of the member are written down too. */
export function pageWith(page: LedgerPage, added: readonly HistoryRow[]): LedgerPage {
  const events = [...(page.events ?? []), ...added].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const begins = added.filter(({ type, commitment }) => type === 'create' || (type === 'pause' && commitment === null));
  const firstAts = [page.first_at, ...begins.map(({ at }) => at)].filter((at) => at !== null);
  return { ...page, events, first_at: firstAts.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null };
}
