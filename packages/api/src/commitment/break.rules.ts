import { addDays, dayNumber, dayOpensAtMs, isLocalDate, type DayFrame, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import type { HistoryRow } from './history.rules.ts';

/** A break lasts at most so many days from today on. */
export const LONGEST_BREAK_DAYS = 90;

/** The last day of a break, from today to ninety days ahead: a break is planned, never claimed afterwards. Throws INVALID_INPUT. */
export function breakUntilOf(given: LocalDate, today: LocalDate): LocalDate {
  if (!isLocalDate(given)) throw new DomainError('INVALID_INPUT', 'The last day of a break is a date that the calendar has, such as 2026-11-22.', 'until');
  if (given < today)
    throw new DomainError('INVALID_INPUT', `A break cannot end before it begins: it is ${today} for this member. Give today or a later day.`, 'until');
  if (given > addDays(today, LONGEST_BREAK_DAYS))
    throw new DomainError(
      'INVALID_INPUT',
      `A break lasts at most ${LONGEST_BREAK_DAYS} days; give a day up to ${addDays(today, LONGEST_BREAK_DAYS)}.`,
      'until',
    );
  return given;
}

const isOfMember = ({ commitment }: HistoryRow): boolean => commitment === null;

/**
 * When a break that was begun and not ended comes to its end (epoch ms): the first instant, in the frame that is in force, of the day after
 * its last. Null when there is none. `rows`: what happened to the member, in order.
 */
export function breakEndsAtMs(rows: readonly HistoryRow[], breakUntil: LocalDate | null, frame: DayFrame): number | null {
  const last = rows.findLast((row) => isOfMember(row) && (row.type === 'pause' || row.type === 'resume'));
  if (breakUntil === null || last?.type !== 'pause') return null;
  const framed = rows.findLast(({ type }) => type === 'tz' || type === 'day_start');
  return dayOpensAtMs(dayNumber(breakUntil) + 1, frame, framed === undefined ? -Infinity : Date.parse(framed.at));
}
