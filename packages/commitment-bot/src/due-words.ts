import { daysFrom, longDay } from '@progress/bot-kit/say-time';
import type { Text } from './text.en.ts';
import { type Timed, withTime } from './time-words.ts';

/** When a promise is due, seen from today. */
export function dueWords({ dueDate, timeOfDay }: Timed, today: string | null, text: Text): string {
  return dueDate === null ? text.today.due.never : withTime(dayWords(dueDate, today, text), timeOfDay, text);
}

function dayWords(dueDate: string, today: string | null, text: Text): string {
  const { due } = text.today;
  const day = longDay(dueDate, text.locale, today);
  if (today === null) return due.later(day);
  const away = daysFrom(today, dueDate);
  if (away === 0) return due.today;
  if (away === 1) return due.tomorrow;
  if (away === -1) return due.yesterday;
  return away < 0 ? due.overdue(day) : due.later(day);
}
