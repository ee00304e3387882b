import { addDays, instantOfWallTime, wallClock, type DayFrame, type LocalDate } from '../lib/calendar.rules.ts';
import { isQuietMinute, minutesOf, type QuietHours } from '../lib/quiet-hours.rules.ts';
import { graceEndsAt } from './grace.rules.ts';

/** `evening`: how did today go? `morning`: yesterday closed without a report; until noon it can still be told. */
export const CHECK_INS = ['evening', 'morning'] as const;
export type CheckInKind = (typeof CHECK_INS)[number];

/** When a member lives, and when they want to be left alone. */
export type Rhythm = { readonly frame: DayFrame; readonly quietHours: QuietHours };

/** A time to ask: on that local date, from an instant (inclusive) to another (exclusive). */
export type CheckIn = { readonly kind: CheckInKind; readonly day: LocalDate; readonly from: Date; readonly until: Date };

const HOUR = 60;
const NOON = 12 * HOUR;
const MIDNIGHT = 24 * HOUR;
/** Minutes since midnight by the member's clock. */
const EVENING = 20 * HOUR;
const MORNING = 8 * HOUR;
/** Somebody whose day begins late is not asked in the minute in which the day before has closed. */
const AFTER_THE_CLOSE = HOUR;
/** Somebody who goes quiet before the evening is asked so long before that. */
const BEFORE_QUIET = HOUR;

/** The minute at which the quiet hours begin after a minute that is not quiet; midnight when they do not begin on that date. */
function quietAfter(minutes: number, quiet: QuietHours): number {
  const start = quiet === null || quiet.start === quiet.end ? MIDNIGHT : minutesOf(quiet.start);
  return start > minutes ? start : MIDNIGHT;
}

/** Eight in the evening; for whoever is quiet then, an hour before that, or when it is over. Null when the whole evening is quiet. */
function eveningMinute(quiet: QuietHours): number | null {
  const wishes = quiet === null ? [EVENING] : [EVENING, minutesOf(quiet.start) - BEFORE_QUIET, minutesOf(quiet.end)];
  return wishes.find((minutes) => minutes >= NOON && minutes < MIDNIGHT && !isQuietMinute(minutes, quiet)) ?? null;
}

/** Eight in the morning, or an hour after the day before has closed, or the end of the quiet hours. Null when the whole day is quiet. */
function morningMinute(dayStartHour: number, quiet: QuietHours): number | null {
  const earliest = Math.max(MORNING, dayStartHour * HOUR + AFTER_THE_CLOSE);
  if (!isQuietMinute(earliest, quiet)) return earliest;
  const end = minutesOf(quiet!.end);
  return end > earliest ? end : null;
}

/** The time of a kind on a local date; null when the member's quiet hours, or their calendar, leave none. */
export function checkInOn(kind: CheckInKind, day: LocalDate, { frame, quietHours }: Rhythm): CheckIn | null {
  const minute = kind === 'evening' ? eveningMinute(quietHours) : morningMinute(frame.dayStartHour, quietHours);
  if (minute === null) return null;
  const at = (minutes: number): Date => instantOfWallTime(minutes < MIDNIGHT ? day : addDays(day, 1), minutes % MIDNIGHT, frame.timezone);
  const from = at(minute);
  const quietFrom = at(quietAfter(minute, quietHours));
  const grace = graceEndsAt(addDays(day, -1), frame);
  const until = kind === 'morning' && grace < quietFrom ? grace : quietFrom;
  return from < until ? { kind, day, from, until } : null;
}

/** The time to ask that it is now, the one that began last where odd quiet hours make two overlap; null when it is none. */
export function checkInAt(now: Date, rhythm: Rhythm): CheckIn | null {
  const { day } = wallClock(now, rhythm.frame.timezone);
  const times = CHECK_INS.map((kind) => checkInOn(kind, day, rhythm)).filter((time) => time !== null && time.from <= now && now < time.until);
  return times.toSorted((a, b) => b!.from.getTime() - a!.from.getTime())[0] ?? null;
}

/** The next time to ask that begins after now. Somebody who never wants to be asked is looked at again in the next evening. */
export function nextCheckInAt(now: Date, rhythm: Rhythm): Date {
  const { timezone } = rhythm.frame;
  const { day } = wallClock(now, timezone);
  for (const ahead of [0, 1, 2]) {
    const starts = CHECK_INS.flatMap((kind) => checkInOn(kind, addDays(day, ahead), rhythm)?.from ?? []);
    const [next] = starts.filter((from) => from > now).toSorted((a, b) => a.getTime() - b.getTime());
    if (next) return next;
  }
  return instantOfWallTime(addDays(day, 1), EVENING, timezone);
}
