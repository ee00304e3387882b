import type { LedgerDayFragment } from '@progress/schema';
import { dayAfter, daysOfWeek, mondayOf, weekdayOf } from './calendar-week.ts';

/** So many weeks fit side by side on a phone. */
export const WEEKS = 26;

/** Promises kept in time, and promises that counted as missed. */
export type Share = { readonly kept: number; readonly missed: number };
export type Week = Share & { readonly monday: string; readonly days: readonly { readonly day: string; readonly entry: LedgerDayFragment | null }[] };
export type HalfYear = {
  readonly today: string;
  /** The oldest first, the current one last. */
  readonly weeks: readonly Week[];
  /** Monday to Sunday. */
  readonly weekdays: readonly Share[];
  readonly total: Share;
  readonly keptDays: number;
  readonly currentStreak: number;
  readonly longestStreak: number;
};

type Given = { readonly today: string; readonly currentStreak: number; readonly longestStreak: number; readonly ledger: readonly LedgerDayFragment[] };

/** The first day that is looked at: a Monday. */
export const firstDayOf = (today: string): string => dayAfter(mondayOf(today), -7 * (WEEKS - 1));

/** The last half year, counted by week and by weekday from the ledger. */
export function countHalfYear({ today, currentStreak, longestStreak, ledger }: Given): HalfYear {
  const first = firstDayOf(today);
  const entries = ledger.filter(({ day }) => day >= first && day <= today);
  const byDay = new Map(entries.map((entry) => [entry.day, entry]));
  const weeks = Array.from({ length: WEEKS }, (_, index) => {
    const monday = dayAfter(first, 7 * index);
    const days = daysOfWeek(monday).map((day) => ({ day, entry: byDay.get(day) ?? null }));
    return { monday, days, ...shareOf(days.flatMap(({ entry }) => (entry ? [entry] : []))) };
  });
  const weekdays = Array.from({ length: 7 }, (_, weekday) => shareOf(entries.filter(({ day }) => weekdayOf(day) === weekday)));
  const keptDays = entries.filter(({ verdict, credits }) => verdict === 'KEPT' || (verdict === 'PENDING' && credits > 0)).length;
  return { today, weeks, weekdays, total: shareOf(entries), keptDays, currentStreak, longestStreak };
}

/** A day that is still open has missed nothing yet. */
const shareOf = (entries: readonly LedgerDayFragment[]): Share => ({
  kept: entries.reduce((sum, { credits }) => sum + credits, 0),
  missed: entries.reduce((sum, { verdict, misses }) => sum + (verdict === 'PENDING' ? 0 : misses), 0),
});

/** Kept of all that were kept or missed, in percent; null when there were none. */
export function rateOf({ kept, missed }: Share): number | null {
  return kept + missed === 0 ? null : (100 * kept) / (kept + missed);
}
