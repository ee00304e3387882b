import { addDays, isLocalDate, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isBlank, withoutControls } from '../lib/text.rules.ts';

export const COMMITMENT_STATUSES = ['active', 'completed', 'failed', 'paused'] as const;
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

/**
 * What can happen to a promise or to the calendar of its member; the streak is a pure function of these.
 * `pause`, `resume`, `freeze`, `tz` and `day_start` concern the member when no commitment is named.
 */
export const COMMITMENT_EVENT_TYPES = [
  'create',
  'complete',
  'uncomplete',
  'fail',
  'reschedule',
  'delete',
  'pause',
  'resume',
  'freeze',
  'tz',
  'day_start',
  'void',
] as const;
export type CommitmentEventType = (typeof COMMITMENT_EVENT_TYPES)[number];

/** What a day of a member came to. `pending` is the open day before its first credit. */
export const DAY_VERDICTS = ['kept', 'missed', 'neutral', 'frozen', 'paused', 'pending'] as const;
export type DayVerdict = (typeof DAY_VERDICTS)[number];

/** The longest text of a promise, in characters. */
export const LONGEST_COMMITMENT = 1000;
/** A due day may lie so many days ahead, and no more: about five years. */
export const FURTHEST_DUE_DAYS = 1830;
/** The longest time a promise may be estimated at, in minutes: a whole year. */
export const LONGEST_MINUTES = 525_600;

/** The text of a promise, trimmed and with single spaces. Throws INVALID_INPUT when nothing or too much is left. */
export function textOf(given: string, field = 'text'): string {
  const text = withoutControls(given.replace(/\s+/gu, ' ')).trim();
  if (isBlank(text)) throw new DomainError('INVALID_INPUT', 'A commitment needs a text: say what you will do.', field);
  if (text.length > LONGEST_COMMITMENT)
    throw new DomainError('INVALID_INPUT', `A commitment has at most ${LONGEST_COMMITMENT} characters; this one has ${text.length}.`, field);
  return text;
}

/** A due day from today to five years ahead, or null for none. Throws INVALID_INPUT. */
export function dueDayOf(given: LocalDate | null, today: LocalDate, field = 'dueDate'): LocalDate | null {
  if (given === null) return null;
  if (!isLocalDate(given)) throw new DomainError('INVALID_INPUT', 'A due day is a date that the calendar has, such as 2026-11-22.', field);
  if (given < today)
    throw new DomainError('INVALID_INPUT', `The due day ${given} has passed; it is ${today} for this member. Choose today or a later day.`, field);
  if (given > addDays(today, FURTHEST_DUE_DAYS))
    throw new DomainError('INVALID_INPUT', `The due day ${given} is more than five years ahead; choose an earlier one, or none.`, field);
  return given;
}

/** Difficulty 1 to 5, or null when it is not known. Throws INVALID_INPUT. */
export function difficultyOf(given: number | null): number | null {
  if (given !== null && (given < 1 || given > 5))
    throw new DomainError('INVALID_INPUT', 'The difficulty goes from 1 (trivial) to 5 (exceptional).', 'difficultyLevel');
  return given;
}

/** Minutes, at least 1; null when they are not known, or when the promise is to leave something be and takes none. Throws INVALID_INPUT. */
export function minutesOf(given: number | null): number | null {
  if (given === null || given === 0) return null;
  if (given < 0 || given > LONGEST_MINUTES)
    throw new DomainError('INVALID_INPUT', `The estimated time is 1 to ${LONGEST_MINUTES} minutes.`, 'estimatedTimeMinutes');
  return given;
}

/** A time of day as it is kept: to the minute. */
export const timeOfDayOf = (given: string | null): string | null => (given === null ? null : `${given.slice(0, 5)}:00`);

/** How long something took in the end. @throws DomainError INVALID_INPUT `actualTimeMinutes` */
export function actualMinutesOf(given: number | null): number | null {
  if (given === null || (given >= 1 && given <= LONGEST_MINUTES)) return given;
  throw new DomainError('INVALID_INPUT', `What took time took 1 to ${LONGEST_MINUTES} minutes; leave it out if you do not know.`, 'actualTimeMinutes');
}
