import { dayOf, type LocalDate } from '../lib/calendar.rules.ts';
import { beginningOf, historyEventOf } from './history.rules.ts';
import type { LedgerPage } from './ledger-page.actions.ts';
import type { LockedMember } from './ledger.actions.ts';
import { timelineThrough, userDayNumber } from './streak-timeline.rules.ts';

/** The member's day at an instant that has passed, by the calendar that held then: whoever has travelled since promised it on another date than their clocks say now. */
export function userDayAt(
  { oldest_zone: oldestZone, first_at: firstAt, events: known }: LedgerPage,
  { timezone, frame }: LockedMember,
  instant: Date,
): LocalDate {
  const changes = (known ?? []).filter(({ type }) => type === 'tz' || type === 'day_start');
  const told = changes.map(historyEventOf).filter((event) => event !== null);
  const first = firstAt === null ? null : new Date(firstAt);
  const { frame: begun, events } = beginningOf(told, { firstAt: first, oldestZone, timezone, dayStartHour: frame.dayStartHour });
  return dayOf(userDayNumber(timelineThrough(begun, events), instant.getTime()));
}
