import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** A call as a calendar shows it; instants as the database driver gives them. */
export type CalendarCall = {
  readonly id: string;
  readonly startsAt: Date | string;
  readonly minutes: number;
  readonly status: string;
  /** Grows with every change. */
  readonly version: number;
  readonly createdAt: Date | string;
  readonly updatedAt: Date | string;
  readonly agenda: readonly string[] | null;
};
export type CalendarOfPod = { readonly podName: string; readonly link: string | null; readonly calls: readonly CalendarCall[] };

const REFRESH_SECONDS = 3600;

/**
 * The calls of a pod as iCalendar (RFC 5545). Instants are in UTC, so that no program has to know our zones; each call keeps its UID however often it moves,
 * and its SEQUENCE grows with it; a cancelled one stays, marked as cancelled, so that programs take it out. The same calls give the same text.
 */
export function calendarOf({ podName, link, calls }: CalendarOfPod): string {
  const calendar = ical({ name: podName, prodId: '//The Progress Method//Pod calls//EN', method: ICalCalendarMethod.PUBLISH, ttl: REFRESH_SECONDS });
  for (const call of calls) {
    const start = new Date(call.startsAt);
    calendar.createEvent({
      id: `${call.id}@progress-method`,
      sequence: call.version - 1,
      start,
      end: new Date(start.getTime() + call.minutes * 60_000),
      stamp: new Date(call.updatedAt),
      created: new Date(call.createdAt),
      lastModified: new Date(call.updatedAt),
      summary: podName,
      status: call.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      description: call.agenda?.length ? call.agenda.join('\n') : null,
      ...(link !== null && { location: link, url: link }),
    });
  }
  return calendar.toString();
}
