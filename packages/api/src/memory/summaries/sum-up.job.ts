import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../../db/each-by-itself.ts';
import type { DayFrame } from '../../lib/calendar.rules.ts';
import { anonymous } from '../../viewer/viewer.ts';
import { nextSummaryAt } from './period.rules.ts';
import { sumUp } from './sum-up.actions.ts';

const ZONE_UNTIL_TOLD = 'UTC';

const DUE = `
select id from (
  (select id, summary_due_at as since from users where summary_due_at <= ? order by summary_due_at limit ?)
  union all
  (select id, first_commitment_at as since from users where summary_due_at is null and first_commitment_at is not null order by first_commitment_at limit ?)
) due order by since limit ?`;
type Row = { timezone: string | null; day_start_hour: number; locale: string | null; opted_out: boolean | null; is_first: boolean };
/** Whom another process has in hand is passed over. */
const HOLD = `
select timezone, day_start_hour, notification_preferences ->> 'locale' as locale, (notification_preferences #>> '{ai,memory_opt_out}')::boolean as opted_out, summary_due_at is null as is_first
from users where id = ? and (summary_due_at is null or summary_due_at <= ?) for no key update skip locked`;

/**
 * Sums up the weeks and months of those members of whom one is over, at most `limit` of them, each in a transaction of its own: at the end of the morning in which
 * its last promises could still be reported. Who has opted out of being remembered is passed over. Call it again at once while it answers `limit`.
 * @returns how many members were looked at
 */
export async function sumUpPeriods(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await em.fork().execute<{ id: string }[]>(DUE, [now, limit, limit, limit]);
  await eachByItself(em, due, (fork, { id }) => sumUpMember(fork, now, id));
  return due.length;
}

async function sumUpMember(em: EntityManager, now: Date, id: string): Promise<void> {
  const [row] = await em.execute<Row[]>(HOLD, [id, now]);
  if (!row) return;
  const frame: DayFrame = { timezone: row.timezone ?? ZONE_UNTIL_TOLD, dayStartHour: row.day_start_hour };
  if (row.opted_out !== true) await sumUp({ em, viewer: anonymous, now }, { id, frame, locale: row.locale, isFirst: row.is_first });
  await em.execute('update users set summary_due_at = ? where id = ?', [nextSummaryAt(frame, now), id]);
}
