import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../db/each-by-itself.ts';
import { addDays, dayOpensAt, localDay, weekdayOf, type DayFrame } from '../lib/calendar.rules.ts';
import { anonymous } from '../viewer/viewer.ts';
import { learnPatterns } from './patterns/learn-patterns.actions.ts';
import { renewRecommendations } from './recommendations/recommend.actions.ts';

const ZONE_UNTIL_TOLD = 'UTC';
const DAYS_IN_WEEK = 7;

const DUE = `
select id from (
  (select id, memory_due_at as since from users where memory_due_at <= ? order by memory_due_at limit ?)
  union all
  (select id, first_commitment_at as since from users where memory_due_at is null and first_commitment_at is not null order by first_commitment_at limit ?)
) due order by since limit ?`;
type Row = { timezone: string | null; day_start_hour: number; locale: string | null; opted_out: boolean | null };
/** Whom another process has in hand is passed over. */
const HOLD = `
select timezone, day_start_hour, notification_preferences ->> 'locale' as locale, (notification_preferences #>> '{ai,memory_opt_out}')::boolean as opted_out
from users where id = ? and (memory_due_at is null or memory_due_at <= ?) for no key update skip locked`;

/**
 * Looks at the promises of those members whose week is over, at most `limit` of them, each in a transaction of its own: once a week, when their Monday begins.
 * Who has opted out of being remembered is passed over. Call it again at once while it answers `limit`.
 * @returns how many members were looked at
 */
export async function refreshMemory(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await em.fork().execute<{ id: string }[]>(DUE, [now, limit, limit, limit]);
  await eachByItself(em, due, (fork, { id }) => refreshMember(fork, now, id));
  return due.length;
}

async function refreshMember(em: EntityManager, now: Date, id: string): Promise<void> {
  const [row] = await em.execute<Row[]>(HOLD, [id, now]);
  if (!row) return;
  const frame: DayFrame = { timezone: row.timezone ?? ZONE_UNTIL_TOLD, dayStartHour: row.day_start_hour };
  if (row.opted_out !== true) {
    const [ctx, learner] = [
      { em, viewer: anonymous, now },
      { id, frame, locale: row.locale },
    ];
    await learnPatterns(ctx, learner);
    await renewRecommendations(ctx, learner);
  }
  await em.execute('update users set memory_due_at = ? where id = ?', [nextMonday(frame, now), id]);
}

/** The beginning of the member's next Monday: their week is over then. */
function nextMonday(frame: DayFrame, now: Date): Date {
  const today = localDay(now, frame);
  return dayOpensAt(addDays(today, DAYS_IN_WEEK + 1 - weekdayOf(today)), frame);
}
