/** Days as short as a picture needs them, and as long as a far goal does, in the member's language. */

const write = (day: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${day}T12:00:00Z`));

/** "Mon" */
export const weekdayName = (day: string, locale: string): string => write(day, locale, { weekday: 'short' });
/** "Monday" for 1 */
export const weekdayInFull = (weekday: number, locale: string): string => write(`2026-11-${22 + weekday}`, locale, { weekday: 'long' });
/** "23" */
export const monthDay = (day: string, locale: string): string => write(day, locale, { day: 'numeric' });
/** "Nov" */
export const monthName = (day: string, locale: string): string => write(day, locale, { month: 'short' });
/** "25 November 2026" */
export const dayOfYear = (day: string, locale: string): string => write(day, locale, { day: 'numeric', month: 'long', year: 'numeric' });
