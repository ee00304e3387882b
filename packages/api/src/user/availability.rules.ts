import { DomainError } from '../lib/errors.ts';

/** A member may name so many spans: three a day, all week. */
export const MOST_WINDOWS = 21;

/** A span of a weekday (1 = Monday) by the member's own clock, as "09:00" to "11:30". */
export type Window = { readonly dayOfWeek: number; readonly fromTime: string; readonly toTime: string };

/**
 * Spans in which a member could meet as they are stored: in the order of the week, to the minute.
 * @throws DomainError INVALID_INPUT for more than 21, a weekday that there is not, a span that does not end after it begins, or two that overlap
 */
export function windowsOf(given: readonly Window[]): Window[] {
  if (given.length > MOST_WINDOWS) throw refused(`At most ${MOST_WINDOWS} spans can be kept, ${given.length} were given; join some of them.`);
  const windows = given.map(windowOf).toSorted((a, b) => a.dayOfWeek - b.dayOfWeek || (a.fromTime < b.fromTime ? -1 : 1));
  windows.forEach((window, at) => requireApart(windows[at - 1], window));
  return windows;
}

function windowOf({ dayOfWeek, fromTime, toTime }: Window): Window {
  if (!Number.isInteger(dayOfWeek) || dayOfWeek < 1 || dayOfWeek > 7) throw refused('A weekday is a number from 1 (Monday) to 7 (Sunday).');
  const window = { dayOfWeek, fromTime: minuteOf(fromTime), toTime: minuteOf(toTime) };
  if (window.fromTime >= window.toTime) throw refused('A span ends after it begins, on the same day; split one that runs past midnight.');
  return window;
}

/** "19:00:00" and "19:00" are the same minute. */
const minuteOf = (time: string): string => time.slice(0, 5);

function requireApart(before: Window | undefined, after: Window): void {
  if (before?.dayOfWeek === after.dayOfWeek && after.fromTime < before.toTime)
    throw refused(`The spans ${before.fromTime} to ${before.toTime} and ${after.fromTime} to ${after.toTime} overlap; give them as one.`);
}

const refused = (sentence: string): DomainError => new DomainError('INVALID_INPUT', sentence, 'windows');
