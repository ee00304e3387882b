import { addDays, instantOfWallTime, wallClock, weekdayOf, type LocalDate } from '../lib/calendar.rules.ts';
import { afterQuiet, minutesOf, type QuietHours } from '../lib/quiet-hours.rules.ts';

/** `weekday`: 1 (Monday) to 7 (Sunday), and a local time, "18:00"; null: no summary is wanted. */
export type SummaryWish = { readonly weekday: number; readonly time: string } | null;

/** When somebody wants to be told of their week, by which clock, and when they want to be left alone. */
export type SummaryRhythm = { readonly wish: SummaryWish; readonly timezone: string; readonly quietHours: QuietHours };

/** A time to tell: the date that was wished for, and from when (inclusive) until when (exclusive) it may be made up for. */
export type SummaryTime = { readonly day: LocalDate; readonly from: Date; readonly until: Date };

/** What nobody could send within a day is dropped: the next week is under way. */
const MADE_UP_FOR_MS = 24 * 3_600_000;
/** A chosen date, and one more on each side for quiet hours that move its time over midnight. */
const DAYS_BACK = 2;
const DAYS_AHEAD = 8;

/** The times around now. Chosen within the quiet hours, a time is the end of these. */
function timesAround(now: Date, { wish, timezone, quietHours }: SummaryRhythm): SummaryTime[] {
  if (wish === null) return [];
  const today = wallClock(now, timezone).day;
  const days = Array.from({ length: DAYS_BACK + DAYS_AHEAD + 1 }, (_, index) => addDays(today, index - DAYS_BACK));
  return days
    .filter((day) => weekdayOf(day) === wish.weekday)
    .map((day) => {
      const from = afterQuiet(instantOfWallTime(day, minutesOf(wish.time), timezone), [quietHours], timezone);
      return { day, from, until: new Date(from.getTime() + MADE_UP_FOR_MS) };
    });
}

/** The time to tell that it is now; null when it is none. */
export const summaryTimeAt = (now: Date, rhythm: SummaryRhythm): SummaryTime | null =>
  timesAround(now, rhythm).find(({ from, until }) => from <= now && now < until) ?? null;

/** The next time to tell that begins after now; null when no summary is wanted. */
export const nextSummaryTime = (now: Date, rhythm: SummaryRhythm): Date | null => timesAround(now, rhythm).find(({ from }) => from > now)?.from ?? null;
