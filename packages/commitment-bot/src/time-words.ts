import type { Text } from './text.en.ts';

/** What has a day, and perhaps a time on it ("07:00:00"). */
export type Timed = { readonly dueDate: string | null; readonly timeOfDay: string | null };

/** "Friday 27 November, 07:00"; without a time the day alone. */
export const withTime = (words: string, timeOfDay: string | null, { promises }: Text): string =>
  timeOfDay === null ? words : `${words}, ${promises.clock(timeOfDay.slice(0, 5))}`;

/** The earlier day first, on a day the earlier time, and what says none after what does; then as they were promised. */
export function inOrder<One extends Timed & { readonly createdAt: string }>(all: readonly One[]): One[] {
  const LAST = '~';
  const keyOf = ({ dueDate, timeOfDay, createdAt }: One): string => [dueDate ?? LAST, timeOfDay ?? LAST, createdAt].join(' ');
  return all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))));
}
