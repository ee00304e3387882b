import { firstInstantAtWall, offsetSpanAt } from './zone.rules.ts';

/** A calendar date, "2026-11-22". Kept as text from the database to the screen, so that no zone can move it. */
export type LocalDate = string;

/** Where and how somebody's days turn: an IANA zone, and the wall-clock hour (0-23) before which it is still yesterday. */
export type DayFrame = { readonly timezone: string; readonly dayStartHour: number };

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The number of days since 1970-01-01 of a date. @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
export function dayNumber(day: LocalDate): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The date with that number of days since 1970-01-01. @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days */
export function dayOf(number: number): LocalDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** Whether the text is a date that the calendar has: "2027-02-29" is none. */
export const isLocalDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0001-01-01' && dayOf(dayNumber(text)) === text;

/** The date so many days later (earlier, when negative). */
export const addDays = (day: LocalDate, days: number): LocalDate => dayOf(dayNumber(day) + days);

/** 1 Monday ... 7 Sunday. */
export const weekdayOf = (day: LocalDate): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** What the clocks of a zone show: the date, and the minutes since midnight (0-1439). */
export function wallClock(at: Date, timezone: string): { readonly day: LocalDate; readonly minutes: number } {
  const wallMs = at.getTime() + offsetSpanAt(timezone, at.getTime()).offsetMs;
  const day = Math.floor(wallMs / DAY_MS);
  return { day: dayOf(day), minutes: Math.floor((wallMs - day * DAY_MS) / 60_000) };
}

/**
 * The number of somebody's day at an instant: the date their clocks show, minus one while those clocks show an hour before the day start.
 * The hour that is compared is the one on the wall: on a night when clocks change, an instant some hours earlier may be another date.
 */
export function localDayNumber(atMs: number, frame: DayFrame): number {
  const wallMs = atMs + offsetSpanAt(frame.timezone, atMs).offsetMs;
  const day = Math.floor(wallMs / DAY_MS);
  return wallMs - day * DAY_MS < frame.dayStartHour * HOUR_MS ? day - 1 : day;
}

/** Somebody's day at an instant, in one frame. Over a history of frames `userDayNumber` of a timeline is asked instead. */
export const localDay = (at: Date, frame: DayFrame): LocalDate => dayOf(localDayNumber(at.getTime(), frame));

/** The first instant, not before `notBeforeMs`, that belongs to that day or a later one. */
export const dayOpensAtMs = (day: number, frame: DayFrame, notBeforeMs = -Infinity): number =>
  firstInstantAtWall(frame.timezone, day * DAY_MS + frame.dayStartHour * HOUR_MS, notBeforeMs);

/** The first instant of somebody's day. A day that their zone left out begins, and ends, when the next one does. */
export const dayOpensAt = (day: LocalDate, frame: DayFrame): Date => new Date(dayOpensAtMs(dayNumber(day), frame));

/** The instant at which somebody's day is over: the first that belongs to a later day. */
export const dayClosesAt = (day: LocalDate, frame: DayFrame): Date => new Date(dayOpensAtMs(dayNumber(day) + 1, frame));

/** The instant of a wall time: in a gap of the clocks the first instant after it, in an overlap the first of the two. `minutes` since midnight. */
export const instantOfWallTime = (day: LocalDate, minutes: number, timezone: string): Date =>
  new Date(firstInstantAtWall(timezone, dayNumber(day) * DAY_MS + minutes * 60_000));
