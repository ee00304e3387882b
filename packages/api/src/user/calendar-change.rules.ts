import { dayOpensAt, localDay, type DayFrame, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';

const HOUR_MS = 3_600_000;
/** A member's zone may change once in so many milliseconds (12 hours): nobody travels faster, and a day could be stretched at will otherwise. */
export const ZONE_CHANGE_EVERY_MS = 12 * HOUR_MS;

/** Nobody is told to wait longer for a day to begin where they are now. Between places that are further apart lies the date line. */
const LONGEST_WAIT_MS = ZONE_CHANGE_EVERY_MS;

export type WantedCalendar = {
  /** What has held until now. */
  readonly from: DayFrame;
  /** The zone that is to hold from now on, and the hour at which the member's day is to begin. */
  readonly to: DayFrame;
  /** Whether another zone held before. The first zone of a member is no change, and so leaves room for a correction. */
  readonly isZoneChange: boolean;
  /** When the zone was changed last; null if it never was. */
  readonly lastZoneChangeAt: Date | null;
  /** The member's day at this moment, by the calendar that holds until now; null while no day can have closed because nothing was ever promised. */
  readonly today: LocalDate | null;
  readonly now: Date;
};

/**
 * Judges a change of zone or day start. A refused change may be asked for again later; the sentence says when. Where a day begins more than twelve hours
 * later than it did, a change of zone is not refused for that day's sake: the hours in which both places have it would be few, or none. The day that has
 * begun then goes on until it is over there too.
 * @throws DomainError CONFLICT (`timezone`) less than 12 hours after the last change of zone; CONFLICT (`timezone` or `dayStartHour`) when a day that has
 * closed would be open again
 */
export function requireCalendarChange({ from, to, isZoneChange, lastZoneChangeAt, today, now }: WantedCalendar): void {
  const allowedAt = isZoneChange && lastZoneChangeAt !== null ? lastZoneChangeAt.getTime() + ZONE_CHANGE_EVERY_MS : -Infinity;
  if (now.getTime() < allowedAt) {
    const hours = Math.ceil((allowedAt - now.getTime()) / HOUR_MS);
    throw new DomainError(
      'CONFLICT',
      `The time zone was changed less than 12 hours ago; it can be changed again in ${hours === 1 ? 'an hour' : `${hours} hours`}.`,
      'timezone',
    );
  }
  const day = localDay(now, to);
  if (today === null || day >= today) return;
  const laterMs = dayOpensAt(today, to).getTime() - dayOpensAt(today, from).getTime();
  if (isZoneChange && laterMs > LONGEST_WAIT_MS) return;
  if (isZoneChange)
    throw new DomainError(
      'CONFLICT',
      `In ${to.timezone} it is still ${day}, a day that has closed for you. Change the zone when ${today} has begun there.`,
      'timezone',
    );
  throw new DomainError(
    'CONFLICT',
    `With days that begin at ${to.dayStartHour} it would be ${day} again, a day that has closed. Change this after ${to.dayStartHour} o'clock.`,
    'dayStartHour',
  );
}
