import { clockTime } from '@progress/bot-kit/say-time';
import type { SettingsFragment } from '@progress/schema';
import { weekdayInFull } from './day-names.ts';
import type { Text } from './text.en.ts';

/** When a member wants to be told of their week, and whether anything may be remembered for it. */
export type SummaryWish = Pick<NonNullable<SettingsFragment['notificationPreferences']>, 'weeklySummary' | 'memoryOptOut'>;

/** A time of day as it is written in that language; it belongs to no zone. */
export const timeWords = (time: string, locale: string): string => clockTime(new Date(`1970-01-01T${time.slice(0, 5)}:00Z`), locale, 'UTC');

/** "Weekly summary: Monday, 18:00" */
export function weeklyLine({ weeklySummary }: Pick<SummaryWish, 'weeklySummary'>, { settings, locale }: Text): string {
  const { on, off } = settings.weekly;
  return weeklySummary === null ? off : on(weekdayInFull(weeklySummary.weekday, locale), timeWords(weeklySummary.time, locale));
}
