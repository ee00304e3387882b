/** Weeks as people write them: from Monday to Sunday. Days stay strings, and what day it is comes from the API. */

const DAY_MS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** The day so many days after `day`; before it when negative. */
export const dayAfter = (day: string, days: number): string => new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);

/** 0 for a Monday to 6 for a Sunday. */
export const weekdayOf = (day: string): number => (new Date(at(day)).getUTCDay() + 6) % 7;

/** The Monday of the week of `day`. */
export const mondayOf = (day: string): string => dayAfter(day, -weekdayOf(day));

/** The seven days of the week that begins on `monday`. */
export const daysOfWeek = (monday: string): string[] => Array.from({ length: 7 }, (_, index) => dayAfter(monday, index));
