import { addDays, dayClosesAt, instantOfWallTime, type DayFrame, type LocalDate } from '../lib/calendar.rules.ts';

/** Until this hour of the next day, by the member's clock, a promise may still be reported or a report be taken back. */
export const GRACE_ENDS_AT_HOUR = 12;
/** For whom the day begins late the grace is not shorter than this many hours after its close. */
export const SHORTEST_GRACE_HOURS = 4;

/**
 * The end of the morning's grace after a day: noon of the next date, but at least four hours after the close. Until then an unreported
 * promise awaits its report instead of counting as failed, and "done" or "could not" may be undone.
 */
export function graceEndsAt(day: LocalDate, frame: DayFrame): Date {
  const noon = instantOfWallTime(addDays(day, 1), GRACE_ENDS_AT_HOUR * 60, frame.timezone);
  const shortest = new Date(dayClosesAt(day, frame).getTime() + SHORTEST_GRACE_HOURS * 3_600_000);
  return noon > shortest ? noon : shortest;
}

/** When a promise that nobody reports fails: at the end of its grace, but not during a break or before the noon after it (`graceUntil`). */
export function failsAt(dueDay: LocalDate, { frame, graceUntil }: { readonly frame: DayFrame; readonly graceUntil: Date | null }): Date {
  const own = graceEndsAt(dueDay, frame);
  return graceUntil !== null && graceUntil > own ? graceUntil : own;
}
