import type { LocalDate } from '../lib/calendar.rules.ts';
import type { DayVerdict } from './commitment.rules.ts';
import { StreakBook, type Checkpoint } from './streak-book.rules.ts';
import type { DayRule } from './streak-day.rules.ts';
import type { HistoryEvent, StreakPolicy } from './streak-event.rules.ts';
import { reasonOf } from './streak-reason.rules.ts';

/** All that a streak depends on. `timezone`: the zone the member lived in before the first `tz` event. */
export type StreakHistory = { readonly timezone: string; readonly policy: StreakPolicy; readonly now: Date; readonly events: readonly HistoryEvent[] };

/** One day of a member's ledger. `misses` are those that counted; `streakAfter` the streak at its end, or now in the open day. */
export type LedgerDay = {
  readonly day: LocalDate;
  readonly verdict: DayVerdict;
  readonly rule: DayRule;
  readonly reason: string;
  readonly credits: number;
  readonly misses: number;
  readonly streakAfter: number;
  readonly longestAfter: number;
  /** Quiet days in a row at its end. */
  readonly idleAfter: number;
  /** Freeze tokens left at its end. */
  readonly tokensAfter: number;
  /** The zone in force when it closed, or now. */
  readonly timezone: string;
  /** A day of a planned break, also where something was kept on it. */
  readonly isBreak: boolean;
};

/**
 * `endsAt`: when the streak ends if nothing more is reported; null when there is none, or nothing can end it (a holiday without an end).
 * `todayClosesAt`: when the open day closes; null when time alone changes nothing: no streak to lose, nothing due, nothing done late, and no break to be
 * written down.
 */
export type Streak = {
  readonly current: number;
  readonly longest: number;
  readonly endsAt: Date | null;
  readonly todayClosesAt: Date | null;
  readonly days: readonly LedgerDay[];
};

/** The book of a history: the events until `now`, in whatever order they come. With a checkpoint it begins the day after that. */
export function bookOf({ timezone, policy, now, events }: StreakHistory, after: Checkpoint | null = null): StreakBook {
  const book = new StreakBook(timezone, policy, after);
  const past = events.filter((event) => event.atMs <= now.getTime()).toSorted((a, b) => a.atMs - b.atMs);
  for (const event of past) book.apply(event);
  return book;
}

/** What a book says at an instant. */
export function readStreak(book: StreakBook, now: Date, policy: StreakPolicy): Streak {
  const nowMs = now.getTime();
  const today = book.today(nowMs);
  const endsAtMs = book.endsAtMs(nowMs);
  const days = book.days(nowMs).map(({ day, judged, tally, timezone, isBreak }) => ({
    day,
    verdict: judged.verdict,
    rule: judged.rule,
    reason: reasonOf(judged, tally, policy.idleLimit),
    credits: judged.credits,
    misses: judged.misses,
    streakAfter: judged.run,
    longestAfter: judged.longest,
    idleAfter: judged.idle,
    tokensAfter: judged.tokens,
    timezone,
    isBreak,
  }));
  const isMoving = today.run > 0 || today.verdict === 'missed' || today.verdict === 'paused' || book.isAwaited(today.dayNumber);
  const todayClosesAt = isMoving ? new Date(book.todayClosesAtMs(nowMs)) : null;
  return { current: today.run, longest: today.longest, endsAt: endsAtMs === null ? null : new Date(endsAtMs), todayClosesAt, days };
}

/**
 * A member's streak: the number of days with a promise kept since the last day missed, and the most there ever was. A pure function of what
 * happened until `now`; neither the order of arrival nor repetition changes it.
 */
export function computeStreak(history: StreakHistory): Streak {
  return readStreak(bookOf(history), history.now, history.policy);
}
