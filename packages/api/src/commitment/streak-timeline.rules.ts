import { dayOpensAtMs, localDayNumber, type DayFrame } from '../lib/calendar.rules.ts';
import type { HistoryEvent } from './streak-event.rules.ts';

type Period = DayFrame & { readonly fromMs: number; /** The day that had been reached before this period began. */ readonly floor: number };

/** The zones and day starts that somebody lived by, each in force from its own instant. */
export type Timeline = readonly Period[];

/** A timeline that has known one frame so far. */
export const timelineOf = (frame: DayFrame): Timeline => [{ timezone: frame.timezone, dayStartHour: frame.dayStartHour, fromMs: -Infinity, floor: -Infinity }];

/** The timeline with one more change. Changes are added in the order in which they came into force. */
export function withFrame(timeline: Timeline, fromMs: number, change: Partial<DayFrame>): Timeline {
  const before = timeline.at(-1)!;
  const floor = userDayNumber(timeline, fromMs - 1);
  return [...timeline, { timezone: change.timezone ?? before.timezone, dayStartHour: change.dayStartHour ?? before.dayStartHour, fromMs, floor }];
}

/** The timeline with what an event changes about it; the same one when that is nothing. */
export function withEvent(timeline: Timeline, event: HistoryEvent): Timeline {
  if (event.type === 'tz') return withFrame(timeline, event.atMs, { timezone: event.timezone });
  return event.type === 'day_start' ? withFrame(timeline, event.atMs, { dayStartHour: event.hour }) : timeline;
}

/** The timeline that begins with a frame and goes through those events, given in their order. */
export const timelineThrough = (frame: DayFrame, events: readonly HistoryEvent[]): Timeline => events.reduce(withEvent, timelineOf(frame));

function periodAt(timeline: Timeline, atMs: number): Period {
  let index = timeline.length - 1;
  while (timeline[index]!.fromMs > atMs) index -= 1;
  return timeline[index]!;
}

/** The frame in force at an instant. */
export const frameAt = (timeline: Timeline, atMs: number): DayFrame => periodAt(timeline, atMs);

/**
 * The number of a member's day at an instant: the latest local day that was reached until then. It never goes back: travelling west
 * stretches a day, travelling east may skip one, and clocks turned back past midnight do not reopen yesterday.
 */
export function userDayNumber(timeline: Timeline, atMs: number): number {
  const period = periodAt(timeline, atMs);
  let day = localDayNumber(atMs, period);
  while (dayOpensAtMs(day + 1, period, period.fromMs) <= atMs) day += 1;
  return Math.max(day, period.floor);
}

/** The first instant (epoch ms) that belongs to that day or a later one: where the day before closes. */
export function userDayOpensAtMs(timeline: Timeline, day: number): number {
  const reached = timeline.findIndex((period, index) => dayOpensAtMs(day, period, period.fromMs) < (timeline[index + 1]?.fromMs ?? Infinity));
  const period = timeline[reached]!;
  return dayOpensAtMs(day, period, period.fromMs);
}
