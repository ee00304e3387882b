import { addDays, instantOfWallTime, type LocalDate, wallClock, weekdayOf } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import type { WeeklyTime } from '../pod/pod-input.rules.ts';

/** `localDate`: the day of the weekly rhythm that it stands for, wherever it was moved to. `isOpen`: neither cancelled nor completed. */
export type PlannedCall = { readonly localDate: LocalDate; readonly at: Date; readonly durationMinutes: number; readonly isOpen: boolean };
export type NextCall = { readonly localDate: LocalDate; readonly at: Date };

/** A call may be planned so many days ahead, and no more. */
export const FURTHEST_CALL_DAYS = 366;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const minutesOf = (localTime: string): number => Number(localTime.slice(0, 2)) * 60 + Number(localTime.slice(3, 5));

/** When a pod meets on a day, by the clocks of its zone: a time that the clocks leave out is the first instant after, one that they show twice the first of the two. */
export const callOn = (day: LocalDate, { localTime, timezone }: WeeklyTime): Date => instantOfWallTime(day, minutesOf(localTime), timezone);

/** The time of day that clocks in UTC show at an instant: "00:00:00". */
export const utcTimeOf = (at: Date): string => at.toISOString().slice(11, 19);

/** The day of the same week (Monday to Sunday) on another weekday. */
export const dayInWeekOf = (day: LocalDate, weekday: number): LocalDate => addDays(day, weekday - weekdayOf(day));

/**
 * The call of a pod that is under way or comes next: of what is planned and of the weekly rhythm the earlier one. A day for which a call was planned is not
 * looked at again, whether that call was moved, cancelled or held. Null for a pod without a time and without plans.
 */
export function nextCall(
  time: WeeklyTime | null,
  calls: { readonly planned: readonly PlannedCall[]; readonly durationMinutes: number },
  now: Date,
): NextCall | null {
  const isOver = (at: Date, minutes: number): boolean => at.getTime() + minutes * MINUTE_MS <= now.getTime();
  const open: NextCall[] = calls.planned.filter((call) => call.isOpen && !isOver(call.at, call.durationMinutes));
  const weekly = time === null ? null : nextOfRhythm(time, calls, isOver, now);
  const all = weekly === null ? open : [...open, weekly];
  return all.reduce<NextCall | null>((first, call) => (first === null || call.at < first.at ? call : first), null);
}

type Calls = { readonly planned: readonly PlannedCall[]; readonly durationMinutes: number };
type IsOver = (at: Date, minutes: number) => boolean;

/** The first day of the rhythm that is neither over nor planned. Yesterday counts too: a call may run past midnight. */
function nextOfRhythm(time: WeeklyTime, { planned, durationMinutes }: Calls, isOver: IsOver, now: Date): NextCall {
  const taken = new Set(planned.map((call) => call.localDate));
  const yesterday = addDays(wallClock(now, time.timezone).day, -1);
  for (let day = addDays(yesterday, (time.dayOfWeek - weekdayOf(yesterday) + 7) % 7); ; day = addDays(day, 7)) {
    const at = callOn(day, time);
    if (!taken.has(day) && !isOver(at, durationMinutes)) return { localDate: day, at };
  }
}

/** The calls of a weekly rhythm that begin after `now` and within so many days, the next first. */
export function callsUntil(time: WeeklyTime, now: Date, days: number): NextCall[] {
  const today = wallClock(now, time.timezone).day;
  const first = addDays(today, (time.dayOfWeek - weekdayOf(today) + 7) % 7);
  const weeks = Array.from({ length: Math.ceil(days / 7) + 1 }, (_, week) => addDays(first, week * 7));
  const calls = weeks.map((localDate) => ({ localDate, at: callOn(localDate, time) }));
  return calls.filter(({ at }) => at > now && at.getTime() - now.getTime() <= days * DAY_MS);
}

/**
 * An instant at which a call may begin: yet to come, and within a year.
 * @throws DomainError INVALID_INPUT `field`
 */
export function requireStart(at: Date, now: Date, field: string): Date {
  if (at <= now) throw new DomainError('INVALID_INPUT', `${at.toISOString()} has passed; choose a later time.`, field);
  if (at.getTime() - now.getTime() > FURTHEST_CALL_DAYS * DAY_MS)
    throw new DomainError('INVALID_INPUT', 'This is more than a year ahead; choose an earlier time.', field);
  return at;
}
