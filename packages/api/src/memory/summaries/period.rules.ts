import { graceEndsAt } from '../../commitment/grace.rules.ts';
import { addDays, localDay, weekdayOf, type DayFrame, type LocalDate } from '../../lib/calendar.rules.ts';

export const PERIODS = ['week', 'month'] as const;
export type PeriodKind = (typeof PERIODS)[number];

/** A week from Monday to Sunday, or a month of the calendar; both days belong to it. */
export type Period = { readonly period: PeriodKind; readonly startOn: LocalDate; readonly endOn: LocalDate };

/** So many are kept of each. */
export const KEPT_PERIODS: Readonly<Record<PeriodKind, number>> = { week: 13, month: 12 };

/** The period that a day is in. */
export function periodOf(period: PeriodKind, day: LocalDate): Period {
  if (period === 'week') {
    const startOn = addDays(day, 1 - weekdayOf(day));
    return { period, startOn, endOn: addDays(startOn, 6) };
  }
  const startOn = `${day.slice(0, 8)}01`;
  // The 31st day after the first of a month is in the next one, whatever the month.
  const nextOn = `${addDays(startOn, 31).slice(0, 8)}01`;
  return { period, startOn, endOn: addDays(nextOn, -1) };
}

/** Saturday and Sunday. */
const WEEKEND = 6;

/** The week that somebody is told of on a date: at the weekend the one that ends with it, on other days the one before. */
export function weekToldOn(day: LocalDate): Period {
  const week = periodOf('week', day);
  return weekdayOf(day) >= WEEKEND ? week : periodBefore(week);
}

export const periodBefore = ({ period, startOn }: Period): Period => periodOf(period, addDays(startOn, -1));

/** The last `count` periods that are over together with the morning after them, in which their promises may still be reported; the oldest first. */
export function periodsOver(period: PeriodKind, count: number, { frame, now }: { readonly frame: DayFrame; readonly now: Date }): Period[] {
  let last = periodBefore(periodOf(period, localDay(now, frame)));
  if (graceEndsAt(last.endOn, frame) > now) last = periodBefore(last);
  const periods = [last];
  while (periods.length < count) periods.unshift(periodBefore(periods[0]!));
  return periods;
}

/** When the next week or month is over with the morning after it. */
export function nextSummaryAt(frame: DayFrame, now: Date): Date {
  const today = localDay(now, frame);
  const ends = PERIODS.flatMap((period) => [addDays(periodOf(period, today).startOn, -1), periodOf(period, today).endOn]).map((day) => graceEndsAt(day, frame));
  return new Date(Math.min(...ends.filter((end) => end > now).map((end) => end.getTime())));
}
