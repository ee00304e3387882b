import { addDays, instantOfWallTime, wallClock } from './calendar.rules.ts';

/** Local times of day in which nobody is written to, "21:00" to "08:00"; null: there are none. */
export type QuietHours = { readonly start: string; readonly end: string } | null;

/** Minutes since midnight of "20:01". */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether the clocks show a quiet minute. Quiet hours may go over midnight; with the same start and end there are none. */
export function isQuietMinute(minutes: number, quiet: QuietHours): boolean {
  if (quiet === null) return false;
  const [start, end] = [minutesOf(quiet.start), minutesOf(quiet.end)];
  return start <= end ? minutes >= start && minutes < end : minutes >= start || minutes < end;
}

/** Whether it is quiet in a zone at an instant. */
export const isQuietAt = (at: Date, quiet: QuietHours, timezone: string): boolean => isQuietMinute(wallClock(at, timezone).minutes, quiet);

/** The first instant, not before another, at which the clocks of the zone show that time. */
export function nextAt(time: string, notBefore: Date, timezone: string): Date {
  const { day } = wallClock(notBefore, timezone);
  const [today, tomorrow] = [day, addDays(day, 1)].map((date) => instantOfWallTime(date, minutesOf(time), timezone));
  return today! >= notBefore ? today! : tomorrow!;
}

/** The first instant that is in none of the quiet hours. When they leave none of the day, they are not kept. */
export function afterQuiet(at: Date, all: readonly QuietHours[], timezone: string): Date {
  let moved = at;
  for (let round = 0; round < 4; round += 1) {
    const quiet = all.find((quietHours) => isQuietAt(moved, quietHours, timezone));
    if (quiet == null) return moved;
    moved = nextAt(quiet.end, moved, timezone);
  }
  return at;
}
