import { computeStreak, type Streak } from '../../packages/api/src/commitment/streak.rules.ts';
import { DEFAULT_STREAK_POLICY, type HistoryEvent } from '../../packages/api/src/commitment/streak-event.rules.ts';
import { addDays, instantOfWallTime, localDay } from '../../packages/api/src/lib/calendar.rules.ts';
import { id } from './ids.ts';

/** The n-th member has kept a promise on each of the last `n % 9` days. */
export const MOST_KEPT_DAYS = 8;
export const ZONE = 'Europe/Oslo';
const FRAME = { timezone: ZONE, dayStartHour: DEFAULT_STREAK_POLICY.dayStartHour };
const NOON = 12 * 60;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const instant = (at: Date | null): string => (at === null ? 'null' : `timestamptz '${at.toISOString()}'`);

/** The member's day now, and when they began: so many days ago that the longest streak fits. */
export function begun(now: Date): { readonly today: string; readonly bornAt: Date } {
  const today = localDay(now, FRAME);
  return { today, bornAt: instantOfWallTime(addDays(today, -MOST_KEPT_DAYS - 1), NOON, ZONE) };
}

/** The streak of a member who kept so many days in a row until yesterday, and has something due from tomorrow on; by the rules of the product. */
function streakOf(kept: number, now: Date): Streak {
  const { today, bornAt } = begun(now);
  const events: HistoryEvent[] = [{ type: 'create', atMs: bornAt.getTime(), id: 'open', due: addDays(today, 1) }];
  for (let back = kept; back >= 1; back -= 1) {
    const day = addDays(today, -back);
    events.push({ type: 'create', atMs: bornAt.getTime(), id: day, due: day });
    events.push({ type: 'complete', atMs: instantOfWallTime(day, NOON, ZONE).getTime(), id: day });
  }
  return computeStreak({ timezone: ZONE, policy: DEFAULT_STREAK_POLICY, now, events });
}

/** Statements that give every member the promises they have kept, the history of all their promises, and the ledger and streak that follow from it, as of now. */
export function livedDays(now: Date, users: number): string[] {
  const { today, bornAt } = begun(now);
  const born = instant(bornAt);
  const statements = [
    `INSERT INTO commitments (id, user_id, commitment, status, category, due_date, completed_at, user_day, created_at, updated_at)
     SELECT ${id(7, `n * ${MOST_KEPT_DAYS} + back`)}, ${id(1, 'n')}, 'Walk for half an hour', 'completed', 'health', date '${today}' - back, (date '${today}' - back + time '12:00') AT TIME ZONE '${ZONE}',
       date '${today}' - back, ${born}, ${born} FROM generate_series(0, ${users - 1}) n, generate_series(1, n % ${MOST_KEPT_DAYS + 1}) back`,
    `INSERT INTO commitment_events (user_id, commitment_id, type, at, due, recorded_at) SELECT user_id, id, 'create', created_at, due_date, created_at FROM commitments`,
    `INSERT INTO commitment_events (user_id, commitment_id, type, at, recorded_at) SELECT user_id, id, 'complete', completed_at, completed_at FROM commitments WHERE completed_at IS NOT NULL`,
    `UPDATE users u SET total_commitments = c.total, completed_commitments = c.completed, first_commitment_at = c.first_at, next_check_in_at = ${instant(now)}
     FROM (SELECT user_id, count(*) AS total, count(completed_at) AS completed, min(created_at) AS first_at FROM commitments GROUP BY user_id) c WHERE c.user_id = u.id`,
  ];
  for (let kept = 0; kept <= MOST_KEPT_DAYS; kept += 1) statements.push(...ledgerOf(kept, now, users));
  return statements;
}

function ledgerOf(kept: number, now: Date, users: number): string[] {
  const { days, current, longest, endsAt, todayClosesAt } = streakOf(kept, now);
  const values = days.map(
    (d) =>
      `(date '${d.day}', ${[d.verdict, d.rule, d.reason, d.timezone].map(text).join(', ')}, ${[d.credits, d.misses, d.streakAfter, d.longestAfter, d.idleAfter, d.tokensAfter].join(', ')})`,
  );
  const theirs = `SELECT ${id(1, 'n')} FROM generate_series(${kept}, ${users - 1}, ${MOST_KEPT_DAYS + 1}) n`;
  return [
    `INSERT INTO user_days (user_id, day, verdict, rule, reason, timezone, credits, misses, streak_after, longest_after, idle_after, tokens_after)
     SELECT ${id(1, 'n')}, d.* FROM generate_series(${kept}, ${users - 1}, ${MOST_KEPT_DAYS + 1}) n, (VALUES ${values.join(', ')}) d`,
    `UPDATE users SET current_streak = ${current}, longest_streak = ${longest}, streak_valid_until = ${current === 0 ? 'null' : instant(endsAt)}, ledger_closes_at = ${instant(todayClosesAt)}
     WHERE id IN (${theirs})`,
  ];
}
