import { addDays, dayNumber, dayOf, isLocalDate, weekdayOf, type LocalDate } from '../../lib/calendar.rules.ts';
import type { WhenKind } from './reading.rules.ts';

/** Where and when a message was written: the member's day, the minutes their clock shows, and whether dates there put the month first. */
export type Moment = { readonly today: LocalDate; readonly minutes: number; readonly isMonthFirst: boolean };

/** What a text says about time. `points`: 2 one day or a closed stretch, 1 a period or a recurrence, 0 nothing to hold on to. */
export type When = {
  readonly kind: WhenKind;
  readonly due: LocalDate | null;
  readonly alternatives: readonly LocalDate[];
  readonly points: 0 | 1 | 2;
  readonly text: string;
};

type Found = Omit<When, 'text'>;
/** A way of naming a day, and what it means. `found` null: it only looked like one. */
export type WhenRule = { readonly pattern: RegExp; readonly read: (match: RegExpMatchArray, moment: Moment) => Found | null };

export const NO_WHEN: When = { kind: 'none', due: null, alternatives: [], points: 0, text: '' };
export const onDay = (due: LocalDate, ...alternatives: LocalDate[]): Found => ({
  kind: 'day',
  due,
  alternatives: alternatives.filter((day) => day !== due),
  points: 2,
});
export const inPeriod = (due: LocalDate, ...alternatives: LocalDate[]): Found => ({
  kind: 'period',
  due,
  alternatives: alternatives.filter((day) => day !== due),
  points: 1,
});
export const recurring = (due: LocalDate, ...alternatives: LocalDate[]): Found => ({
  kind: 'recurring',
  due,
  alternatives: alternatives.filter((day) => day !== due),
  points: 1,
});
const without = (kind: WhenKind): Found => ({ kind, due: null, alternatives: [], points: 0 });
export const PAST = without('past');
export const FUZZY = without('fuzzy');
export const INVALID = without('invalid');

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'a couple of': 2,
  'a couple': 2,
  'a few': 3,
};
export const COUNT = String.raw`(\d{1,3}|${Object.keys(NUMBER_WORDS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`;
export const countOf = (text: string): number => NUMBER_WORDS[text] ?? Number(text);

const WEEKDAYS: Readonly<Record<string, number>> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };
export const WEEKDAY = String.raw`(mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:s|nesday)?s?|thu(?:r(?:s(?:day)?)?)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?)\b\.?`;
export const weekdayNamed = (name: string): number => WEEKDAYS[name.slice(0, 3)]!;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
export const monthNamed = (name: string): number => MONTHS.indexOf(name.slice(0, 3)) + 1;

/** The next such weekday strictly after a day. */
export const weekdayAfter = (day: LocalDate, weekday: number): LocalDate => addDays(day, ((weekday - weekdayOf(day) + 6) % 7) + 1);
/** The Sunday that ends the week of a day; weeks begin on Monday. */
export const weekEnd = (day: LocalDate): LocalDate => addDays(day, 7 - weekdayOf(day));
/** The last day of the month so many months after that of a day. */
export function monthEnd(day: LocalDate, monthsLater = 0): LocalDate {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) + monthsLater;
  return dayOf(dayNumber(dateOf(Math.floor(months / 12), (months % 12) + 1, 1)) - 1);
}
const dateOf = (year: number, month: number, day: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The next such date from today on, in the given year if one was said; INVALID when the calendar does not have it. */
export function nextDate(moment: Moment, month: number, day: number, year: number | null = null): LocalDate | null {
  if (year !== null) return isLocalDate(dateOf(year, month, day)) ? dateOf(year, month, day) : null;
  const thisYear = Number(moment.today.slice(0, 4));
  const first = dateOf(thisYear, month, day);
  const wanted = first >= moment.today ? first : dateOf(thisYear + 1, month, day);
  return isLocalDate(wanted) ? wanted : null;
}

/** A date that was named: itself, past, or none that the calendar has. */
export function named(day: LocalDate | null, moment: Moment, ...alternatives: LocalDate[]): Found {
  if (day === null) return INVALID;
  return day < moment.today ? PAST : onDay(day, ...alternatives);
}
