import ICAL from 'ical.js';
import { addDays, isLocalDate, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';

export const RECURRING_STATUSES = ['active', 'paused', 'ended'] as const;
export type RecurringStatus = (typeof RECURRING_STATUSES)[number];

/** An occurrence becomes a commitment at most so many days before its day. */
export const DAYS_AHEAD = 7;
/** The longest rule that is read. */
const LONGEST_RULE = 200;
const MOST_INTERVAL = 99;
const DAY = '(?:MO|TU|WE|TH|FR|SA|SU)';
const PARTS: { readonly [name: string]: RegExp } = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY)$/,
  INTERVAL: /^[1-9]\d?$/,
  BYDAY: new RegExp(`^${DAY}(?:,${DAY}){0,6}$`),
  UNTIL: /^\d{8}$/,
};

/** How a promise repeats: `rule` in iCalendar's words without its end, the day it is counted from, and its last day (null: no end). */
export type Recurrence = { readonly rule: string; readonly startsOn: LocalDate; readonly endsOn: LocalDate | null };

const unreadable = (): DomainError =>
  new DomainError(
    'INVALID_INPUT',
    `A rule says FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY, and may add INTERVAL (1 to ${MOST_INTERVAL}), UNTIL (such as 20261231) and, for weeks, BYDAY: FREQ=WEEKLY;BYDAY=MO,TH.`,
    'rule',
  );

function partsOf(given: string): Map<string, string> {
  const pairs = given.length > LONGEST_RULE ? [] : given.split(';').map((part) => part.split('='));
  const parts = new Map(pairs.map(([name = '', text = '']) => [name, text]));
  const areGood = pairs.length === parts.size && pairs.every(([name = '', text = '', ...more]) => more.length === 0 && PARTS[name]?.test(text) === true);
  const isOfWeeks = parts.get('FREQ') === 'WEEKLY' || !parts.has('BYDAY');
  if (!areGood || !parts.has('FREQ') || !isOfWeeks) throw unreadable();
  return parts;
}

function untilOf(written: string | undefined): LocalDate | null {
  if (written === undefined) return null;
  const day = `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`;
  if (!isLocalDate(day)) throw unreadable();
  return day;
}

/**
 * Takes a rule of iCalendar (RFC 5545) apart. All days are days of the member, so that neither a zone nor a change of clocks can move them.
 * @throws DomainError INVALID_INPUT `rule`
 */
export function recurrenceOf(given: string, startsOn: LocalDate): Recurrence {
  const parts = partsOf(given);
  const endsOn = untilOf(parts.get('UNTIL'));
  const rule = ['FREQ', 'INTERVAL', 'BYDAY'].flatMap((name) => (parts.has(name) ? [`${name}=${parts.get(name)!}`] : [])).join(';');
  return { rule, startsOn, endsOn };
}

const isLastOfMonth = (day: LocalDate): boolean => addDays(day, 1).endsWith('-01');
const dayOfMonth = (day: LocalDate): number => Number(day.slice(8));

/** In a shorter month, what is done on its 29th, 30th or 31st is done on the last day: no month is left out. The 28th to 30th are then narrowed by `isMeant`. */
function anchored({ rule, startsOn }: Recurrence): string {
  if (!rule.includes('FREQ=MONTHLY')) return rule;
  if (isLastOfMonth(startsOn)) return `${rule};BYMONTHDAY=-1`;
  return dayOfMonth(startsOn) <= 28 ? rule : `${rule};BYMONTHDAY=28,29,30`;
}

function isMeant({ rule, startsOn }: Recurrence, day: LocalDate): boolean {
  if (!rule.includes('FREQ=MONTHLY') || isLastOfMonth(startsOn)) return true;
  return dayOfMonth(day) === dayOfMonth(startsOn) || (dayOfMonth(day) < dayOfMonth(startsOn) && isLastOfMonth(day));
}

/** The first day from `from` on which it is to be done; null when there is none any more. */
export function occurrenceFrom(recurrence: Recurrence, from: LocalDate): LocalDate | null {
  const { startsOn, endsOn } = recurrence;
  const days = ICAL.Recur.fromString(anchored(recurrence)).iterator(ICAL.Time.fromDateString(startsOn));
  for (let next = days.next(); next; next = days.next()) {
    const day = next.toString();
    if (endsOn !== null && day > endsOn) return null;
    if (day >= from && day >= startsOn && isMeant(recurrence, day)) return day;
  }
  return null;
}

/** What comes next: on `nextOn` it is to be done, and on `makeOn` that becomes a commitment, once the occurrence before is over and at most a week ahead. */
export type Next = { readonly nextOn: LocalDate; readonly makeOn: LocalDate };

/** The next occurrence from `from` on; null when there is none any more. */
export function nextFrom(recurrence: Recurrence, from: LocalDate): Next | null {
  const nextOn = occurrenceFrom(recurrence, from);
  if (nextOn === null) return null;
  const ahead = addDays(nextOn, -DAYS_AHEAD);
  return { nextOn, makeOn: ahead > from ? ahead : from };
}
