import { DomainError } from '../lib/errors.ts';
import { lineOf, paragraphsOf } from '../lib/text.rules.ts';

export const MEETING_STATUSES = ['scheduled', 'completed', 'cancelled'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const RSVPS = ['yes', 'no', 'maybe'] as const;
export type Rsvp = (typeof RSVPS)[number];

/** `expected` until the meeting is over; `excused` counts neither as attended nor as missed. */
export const ATTENDANCE_STATUSES = ['expected', 'attended', 'missed', 'excused'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

/** Who said so: the member's own tap, the host, an admin, or nobody until the check-in closed. */
export const ATTENDANCE_SOURCES = ['self', 'host', 'admin', 'system'] as const;
export type AttendanceSource = (typeof ATTENDANCE_SOURCES)[number];

/** One checks in so many minutes before the start at the earliest, and after it at the latest. */
export const CHECK_IN_MINUTES = { before: 10, after: 15 } as const;
/** The health of a pod looks at its last meetings, and at its satisfaction only with a few ratings. */
export const RECENT_MEETINGS = 8;
export const FEWEST_RATINGS = 3;

/** In characters. */
export const LONGEST_NOTES = 5000;
export const LONGEST_ACTION_ITEM = 300;
const LONGEST_AGENDA_ITEM = 200;
const MOST_AGENDA_ITEMS = 20;
export const MOST_ACTION_ITEMS = 50;

const MINUTE_MS = 60_000;
const refuse = (sentence: string, field: string): never => {
  throw new DomainError('INVALID_INPUT', sentence, field);
};

/** When checking in opens and closes, for a meeting that begins then. */
export const checkInOf = (scheduledAt: Date): { readonly opensAt: Date; readonly closesAt: Date } => ({
  opensAt: new Date(scheduledAt.getTime() - CHECK_IN_MINUTES.before * MINUTE_MS),
  closesAt: new Date(scheduledAt.getTime() + CHECK_IN_MINUTES.after * MINUTE_MS),
});

/**
 * Lets a tap count from 10 minutes before the start to 15 minutes after it, both included.
 * @throws DomainError CONFLICT `meetingId`, with the instant at which it opens or closed
 */
export function requireCheckInOpen(scheduledAt: Date, now: Date): void {
  const { opensAt, closesAt } = checkInOf(scheduledAt);
  if (now < opensAt) throw new DomainError('CONFLICT', `Checking in opens at ${opensAt.toISOString()}; try again then.`, 'meetingId');
  if (now > closesAt) throw new DomainError('CONFLICT', `Checking in closed at ${closesAt.toISOString()}; ask your host to record that you came.`, 'meetingId');
}

/**
 * Lets a meeting be completed once nobody can check in any more: who is missing then has not come.
 * @throws DomainError CONFLICT `id`
 */
export function requireCheckInOver(scheduledAt: Date, now: Date): void {
  const { closesAt } = checkInOf(scheduledAt);
  if (now <= closesAt) throw new DomainError('CONFLICT', `Members may check in until ${closesAt.toISOString()}; complete the meeting after that.`, 'id');
}

/** What happened to somebody who was expected and of whom nothing else is known: whoever said beforehand that they would not come is excused. */
export const silentStatus = (rsvp: Rsvp | null): AttendanceStatus => (rsvp === 'no' ? 'excused' : 'missed');

/** Who came of those who were expected, in percent with two decimals; excused ones do not count, and null when nobody is left. */
export function attendanceRateOf(statuses: readonly AttendanceStatus[]): number | null {
  const [came, missed] = [statuses.filter((status) => status === 'attended').length, statuses.filter((status) => status === 'missed').length];
  return came + missed === 0 ? null : Math.round((came * 10_000) / (came + missed)) / 100;
}

/** @throws DomainError INVALID_INPUT `rating` outside 1 to 5 */
export function ratingOf(given: number): number {
  return given >= 1 && given <= 5 ? given : refuse('A rating goes from 1 (poor) to 5 (great).', 'rating');
}
/** @throws DomainError INVALID_INPUT `energy` outside 1 to 10 */
export function energyOf(given: number | null): number | null {
  return given === null || (given >= 1 && given <= 10) ? given : refuse('Energy goes from 1 (drained) to 10 (full of it).', 'energy');
}
/** @throws DomainError INVALID_INPUT `notes` */
export const notesOf = (given: string | null, field = 'notes'): string | null => paragraphsOf(given, { longest: LONGEST_NOTES, field });

/** @throws DomainError INVALID_INPUT `agenda` for more than 20 points, or one that is empty or longer than 200 characters */
export function agendaOf(given: readonly string[]): string[] {
  if (given.length > MOST_AGENDA_ITEMS) refuse(`An agenda has at most ${MOST_AGENDA_ITEMS} points; leave some out.`, 'agenda');
  return given.map((point) => lineOf(point, { longest: LONGEST_AGENDA_ITEM, field: 'agenda' }));
}
/** @throws DomainError INVALID_INPUT `text` */
export const actionItemOf = (given: string): string => lineOf(given, { longest: LONGEST_ACTION_ITEM, field: 'text' });
