import { asking, Change } from '../db/shared-statement.ts';
import { recordEvent } from '../event/record-event.ts';
import { addDays, dayClosesAt, localDay, type DayFrame, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import type { QuietHours } from '../lib/quiet-hours.rules.ts';
import type { CalendarChange } from '../user/calendar-change.ts';
import { usualPreferences } from '../user/preferences.rules.ts';
import { ZONE_UNTIL_TOLD } from '../user/user.rules.ts';
import { type ActionContext, type AnyContext, seatOf } from '../viewer/context.ts';
import { breakEndsAtMs } from './break.rules.ts';
import { beginningOf, historyEventOf, latestOf } from './history.rules.ts';
import { checkpointOf, readPage, type LedgerPage } from './ledger-page.actions.ts';
import { DEFAULT_STREAK_POLICY, type StreakPolicy } from './streak-event.rules.ts';
import { bookOf, readStreak, type LedgerDay, type Streak } from './streak.rules.ts';

/** A member whose row is locked for the rest of the transaction, so that nothing else changes their promises or their streak meanwhile. */
export type LockedMember = {
  readonly id: string;
  /** Null until the member has said where they live. */
  readonly timezone: string | null;
  readonly frame: DayFrame;
  readonly policy: StreakPolicy;
  readonly currentStreak: number;
  /** Null: the ledger waits for the next thing that happens. */
  readonly ledgerClosesAt: Date | null;
  /** The last day of their break, or of the last one; null: none yet. */
  readonly breakUntil: LocalDate | null;
  /** Until then nothing fails for want of a report; null: no break extends the grace. */
  readonly graceUntil: Date | null;
  readonly quietHours: QuietHours;
  /** Null: nobody waits to ask them how it went. */
  readonly nextCheckInAt: Date | null;
};

type MemberRow = {
  id: string;
  timezone: string | null;
  day_start_hour: number;
  rule: string | null;
  current_streak: number;
  ledger_closes_at: Date | string | null;
  break_until: LocalDate | null;
  grace_until: Date | string | null;
  has_preferences: boolean;
  quiet_hours: QuietHours;
  next_check_in_at: Date | string | null;
};

const dateOf = (stored: Date | string | null): Date | null => (stored === null ? null : new Date(stored));
const USUAL_QUIET_HOURS = usualPreferences(null).quiet_hours;

const LOCK = asking<MemberRow>()(
  { user_id: 'uuid' },
  `
select id, timezone, day_start_hour, notification_preferences #>> '{streak,rule}' as rule, current_streak, ledger_closes_at,
  break_until::text as break_until, grace_until, notification_preferences is not null as has_preferences,
  nullif(notification_preferences -> 'quiet_hours', 'null'::jsonb) as quiet_hours, next_check_in_at
from users where id = given.user_id`,
  { locks: true },
);

/** Asks for a member, locked, before anything else is asked about them. @returns what tells them when that is answered, as `lockMember` does */
export function askToLock(ctx: AnyContext, userId: string): () => LockedMember {
  const found = seatOf(ctx).ask(LOCK, { user_id: userId });
  return () => memberOf(found());
}

/**
 * Locks a member. Every verb of this slice begins with it: two taps at once come one after the other.
 * @throws DomainError NOT_FOUND
 */
export async function lockMember(ctx: AnyContext, userId: string): Promise<LockedMember> {
  const member = askToLock(ctx, userId);
  await seatOf(ctx).answered();
  return member();
}

function memberOf([row]: readonly MemberRow[]): LockedMember {
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such member.');
  return {
    id: row.id,
    timezone: row.timezone,
    frame: { timezone: row.timezone ?? ZONE_UNTIL_TOLD, dayStartHour: row.day_start_hour },
    policy: { ...DEFAULT_STREAK_POLICY, rule: row.rule === 'all' ? 'all' : 'any' },
    currentStreak: row.current_streak,
    ledgerClosesAt: dateOf(row.ledger_closes_at),
    breakUntil: row.break_until,
    graceUntil: dateOf(row.grace_until),
    quietHours: row.has_preferences ? row.quiet_hours : USUAL_QUIET_HOURS,
    nextCheckInAt: dateOf(row.next_check_in_at),
  };
}

/** Whether the last day of the ledger is still the open one, so that what touches no streak needs no look at it. */
export const isLedgerAtToday = (member: LockedMember, now: Date): boolean => member.ledgerClosesAt !== null && member.ledgerClosesAt > now;

function streakOf(page: LedgerPage, member: LockedMember, now: Date): Streak {
  const known = {
    firstAt: page.first_at === null ? null : new Date(page.first_at),
    oldestZone: page.oldest_zone,
    timezone: member.timezone,
    dayStartHour: member.frame.dayStartHour,
  };
  const all = (page.events ?? []).map(historyEventOf).filter((event) => event !== null);
  const { frame, events } = beginningOf(all, known);
  const policy = { ...member.policy, dayStartHour: frame.dayStartHour };
  const book = bookOf({ timezone: frame.timezone, policy, now, events }, checkpointOf(page));
  const resumesAtMs = breakEndsAtMs(page.events ?? [], member.breakUntil, member.frame);
  if (resumesAtMs !== null) book.apply({ type: 'resume', atMs: resumesAtMs });
  return readStreak(book, now, policy);
}

/** Whether the streak that stood came to its end on a day that had not closed when the ledger was last written. */
function isBroken(member: LockedMember, page: LedgerPage, days: readonly LedgerDay[]): boolean {
  if (member.currentStreak === 0) return false;
  const before = (index: number): number => days[index - 1]?.streakAfter ?? page.checkpoint?.streak_after ?? 0;
  return days.some((day, index) => day.streakAfter === 0 && before(index) > 0 && (page.last_day === null || day.day >= page.last_day));
}

const WRITE = new Change(
  {
    user_id: 'uuid',
    days: 'json',
    current: 'int',
    longest: 'int',
    valid_until: 'timestamptz',
    closes_at: 'timestamptz',
    completed: 'int',
    reported_at: 'timestamptz',
  },
  `
with days as (
  select given.user_id as user_id, d.* from given, json_to_recordset(given.days)
    as d(day date, verdict text, rule text, reason text, timezone text, credits int, misses int, "streakAfter" int, "longestAfter" int, "idleAfter" int, "tokensAfter" int, "isBreak" bool)
), written as (
  insert into user_days (user_id, day, verdict, rule, reason, timezone, credits, misses, streak_after, longest_after, idle_after, tokens_after, is_break)
  select * from days
  on conflict (user_id, day) do update set verdict = excluded.verdict, rule = excluded.rule, reason = excluded.reason, timezone = excluded.timezone, credits = excluded.credits,
    misses = excluded.misses, streak_after = excluded.streak_after, longest_after = excluded.longest_after, idle_after = excluded.idle_after, tokens_after = excluded.tokens_after, is_break = excluded.is_break
)
update users set current_streak = given.current, longest_streak = given.longest, streak_valid_until = given.valid_until, ledger_closes_at = given.closes_at,
  completed_commitments = completed_commitments + given.completed, last_activity_at = greatest(last_activity_at, given.reported_at)
from given where users.id = given.user_id`,
);

/** What a report changes of its member beside the streak. `completed`: how many more of their promises are kept. One row is written once: each time costs as much as all of its indexes. */
type Report = { readonly at: Date | null; readonly completed: number };
const NO_REPORT: Report = { at: null, completed: 0 };

/**
 * Brings a locked member's ledger and streak up to date with their events, from the last day that stays as it is. `fromDay`: the first
 * closed day that something may have changed; null: only the days since the ledger was last written.
 * Records `streak.broken` once, when a day that closed since then ended the streak.
 */
export async function refreshLedger(ctx: AnyContext, member: LockedMember, fromDay: LocalDate | null = null, report = NO_REPORT): Promise<void> {
  await writeLedger(ctx, member, await readPage(ctx, member.id, { fromDay }), report);
}

/** As `refreshLedger`, of a page that has been read before, with whatever this transaction has written since or is yet to write. */
export async function writeLedger(ctx: AnyContext, member: LockedMember, page: LedgerPage, report = NO_REPORT): Promise<void> {
  await noteBreakEnd(ctx, member, page);
  const streak = streakOf(page, member, latestOf(ctx.now, page.events));
  const seat = seatOf(ctx);
  await seat.change(WRITE, {
    user_id: member.id,
    days: JSON.stringify(streak.days),
    current: streak.current,
    longest: streak.longest,
    valid_until: streak.current === 0 ? null : streak.endsAt,
    closes_at: streak.todayClosesAt,
    completed: report.completed,
    reported_at: report.at,
  });
  if (isBroken(member, page, streak.days)) await recordEvent(seat, { type: 'streak.broken', at: ctx.now, userId: member.id });
}

const NOTE_BREAK_END = new Change(
  { user_id: 'uuid', at: 'timestamptz', now: 'timestamptz' },
  `insert into commitment_events (user_id, type, at, recorded_at) select given.user_id, 'resume', given.at, given.now from given`,
);

/** A break ends by itself at the close of its last day; from then on that is part of the history. */
async function noteBreakEnd(ctx: AnyContext, member: LockedMember, page: LedgerPage): Promise<void> {
  const endsAtMs = breakEndsAtMs(page.events ?? [], member.breakUntil, member.frame);
  if (endsAtMs === null || endsAtMs > ctx.now.getTime()) return;
  await seatOf(ctx).change(NOTE_BREAK_END, { user_id: member.id, at: new Date(endsAtMs), now: ctx.now });
}

/** The member's day now: the date in their frame, or the last day of their ledger when travel has put that ahead. */
export async function memberDay({ em, now }: ActionContext, member: LockedMember): Promise<LocalDate> {
  const local = localDay(now, member.frame);
  const [row] = await em.execute<{ day: LocalDate | null }[]>('select max(day)::text as day from user_days where user_id = ? and day > ?::date', [
    member.id,
    local,
  ]);
  return row?.day ?? local;
}

/** As `memberDay`, where the last day of the ledger is known; null: it has none. */
export function dayBy({ now }: AnyContext, { frame }: LockedMember, lastDay: LocalDate | null): LocalDate {
  const local = localDay(now, frame);
  return lastDay !== null && lastDay > local ? lastDay : local;
}

/**
 * What a change of zone or day start means for promises: it is written into the history, the open due days close by the new clock, and the
 * streak follows. Nothing that has closed is opened again.
 */
export async function followCalendar(ctx: ActionContext, change: CalendarChange): Promise<void> {
  const member = await lockMember(ctx, change.userId);
  const changes = [
    ...(change.timezone === null ? [] : [['tz', change.timezone]]),
    ...(change.dayStartHour === null ? [] : [['day_start', String(change.dayStartHour)]]),
  ];
  for (const [type, value] of changes) {
    await ctx.em.execute('insert into commitment_events (user_id, type, at, value, recorded_at) values (?, ?, ?, ?, ?)', [
      member.id,
      type,
      ctx.now,
      value,
      ctx.now,
    ]);
  }
  await moveCloses(ctx, member);
  const [begun] = await ctx.em.execute<unknown[]>(
    `select 1 from commitment_events where user_id = ? and (commitment_id is not null or type = 'pause') limit 1`,
    [member.id],
  );
  if (begun) await refreshLedger(ctx, member, addDays(localDay(ctx.now, member.frame), -1));
}

/** Due days that are still open close by the new clock. Reckoned here, because the database knows another answer for hours that happen twice. */
async function moveCloses({ em, now }: ActionContext, member: LockedMember): Promise<void> {
  const rows = await em.execute<{ day: LocalDate }[]>(
    `select distinct due_date::text as day from commitments where user_id = ? and closes_at > ? and deleted_at is null`,
    [member.id, now],
  );
  const closes = rows.map(({ day }) => ({ day, at: dayClosesAt(day, member.frame) }));
  if (closes.length === 0) return;
  await em.execute(
    `update commitments c set closes_at = n.at from json_to_recordset(?::json) as n(day date, at timestamptz) where c.user_id = ? and c.closes_at > ? and c.deleted_at is null and c.due_date = n.day`,
    [JSON.stringify(closes), member.id, now],
  );
}
