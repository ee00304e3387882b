import type { Text } from './text.en.ts';

/** What has a day, and perhaps a time on it ("07:00:00"). */
export type Timed = { readonly dueDate: string | null; readonly timeOfDay: string | null };

/** "Friday 27 November, 07:00"; without a time the day alone. */
export const withTime = (words: string, timeOfDay: string | null, { promises }: Text): string =>
  timeOfDay === null ? words : `${words}, ${promises.clock(timeOfDay.slice(0, 5))}`;
