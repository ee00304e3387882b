/** How days and times are written: in the member's language, and for instants by the clock of the member's zone. Days stay strings; nothing here decides what day it is. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** A day as an instant that Intl can write: noon in UTC, which is that day in UTC. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** "Thursday 26 November"; with the year when it is not that of `today`. */
export function longDay(day: string, locale: string, today: string | null): string {
  const isOtherYear = today !== null && day.slice(0, 4) !== today.slice(0, 4);
  return format(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', ...(isOtherYear ? { year: 'numeric' } : {}) }).format(noonOf(day));
}

/** "Thu 26 Nov", for buttons and lists. */
export function shortDay(day: string, locale: string): string {
  return format(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }).format(noonOf(day));
}

/** Days from `today` to `day`: 0 today, 1 tomorrow, -1 yesterday. */
export function daysFrom(today: string, day: string): number {
  return Math.round((noonOf(day).getTime() - noonOf(today).getTime()) / 86_400_000);
}

/** "2026-11-26": the date that calendars on the wall show in the zone. Never a member's day, which the API tells. */
export function dateIn(at: Date, timeZone: string): string {
  return format('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** "15:04", by the clock of the zone. */
export function clockTime(at: Date, locale: string, timeZone: string): string {
  return format(locale, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}

/** "Thursday 26 November, 19:00", by the clock of the zone. */
export function dayAndTime(at: Date, locale: string, timeZone: string): string {
  const day = format(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at);
  return `${day}, ${clockTime(at, locale, timeZone)}`;
}
