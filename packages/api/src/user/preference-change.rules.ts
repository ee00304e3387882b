import { z } from 'zod';
import { DomainError } from '../lib/errors.ts';
import { usualPreferences } from './preferences.rules.ts';
import type { NotificationPreferences } from './user-json.ts';

/** A reminder may come up to a week ahead of a meeting, a due day at most two days. */
const LONGEST_MEETING_HOURS = 168;
const LONGEST_DUE_HOURS = 48;
const MOST_MEETING_REMINDERS = 5;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written as "21:00"');
const locale = z.string().max(35).refine(isLocale, 'a language is written as a tag, such as "de" or "pt-BR"');
const hours = (most: number) => z.int().min(1, `it is 1 to ${most} hours`).max(most, `it is 1 to ${most} hours`);
const weekday = z.union(
  [1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as 1 | 2 | 3 | 4 | 5 | 6 | 7)),
  'a weekday is a number from 1 (Monday) to 7 (Sunday)',
);

/** The one shape that is ever written to `users.notification_preferences`. */
const PREFERENCES = z.strictObject({
  v: z.literal(1),
  channels: z.strictObject({ telegram: z.boolean(), email: z.boolean(), sms: z.boolean() }),
  quiet_hours: z
    .strictObject({ start: time, end: time })
    .refine(({ start, end }) => start !== end, 'quiet hours begin and end at different times; leave them out for none')
    .nullable(),
  reminders: z.strictObject({
    due_today: z.boolean(),
    due_soon_hours: hours(LONGEST_DUE_HOURS).nullable(),
    pod_meeting_hours: z.array(hours(LONGEST_MEETING_HOURS)).max(MOST_MEETING_REMINDERS, `at most ${MOST_MEETING_REMINDERS} reminders come before a meeting`),
    weekly_summary: z.strictObject({ weekday, time }).nullable(),
  }),
  streak: z.strictObject({ day_start_hour: z.int(), rule: z.enum(['any', 'all']), paused_until: z.string().nullable() }),
  locale,
  ai: z.strictObject({ llm_opt_in: z.boolean(), memory_opt_out: z.boolean() }),
});

/** What is to change: undefined stays, null takes away where that is possible. */
export type PreferenceChange = {
  readonly channels?: Partial<Record<'telegram' | 'email' | 'sms', boolean | null>> | null | undefined;
  readonly quietHours?: { readonly start: string; readonly end: string } | null | undefined;
  readonly dueToday?: boolean | null | undefined;
  readonly dueSoonHours?: number | null | undefined;
  readonly podMeetingHours?: readonly number[] | null | undefined;
  readonly weeklySummary?: { readonly weekday: number; readonly time: string } | null | undefined;
  readonly locale?: string | null | undefined;
  readonly llmOptIn?: boolean | null | undefined;
  readonly memoryOptOut?: boolean | null | undefined;
};

/** Which input said what stands at which place of the stored shape. */
const INPUTS: readonly (readonly [string, string])[] = [
  ['quiet_hours', 'quietHours'],
  ['reminders.due_soon_hours', 'dueSoonHours'],
  ['reminders.pod_meeting_hours', 'podMeetingHours'],
  ['reminders.weekly_summary', 'weeklySummary'],
  ['locale', 'locale'],
];

/**
 * The preferences after a change; a member who has none yet starts from the usual ones.
 * @throws DomainError INVALID_INPUT with the input at fault
 */
export function changedPreferences(before: NotificationPreferences | null, change: PreferenceChange): NotificationPreferences {
  const old = before ?? usualPreferences(null);
  const next = {
    ...old,
    channels: { ...old.channels, ...said(change.channels ?? {}) },
    quiet_hours: change.quietHours === undefined ? old.quiet_hours : minutesOf(change.quietHours),
    reminders: remindersOf(old.reminders, change),
    locale: change.locale == null ? old.locale : canonicalLocale(change.locale),
    ai: { ...old.ai, ...said({ llm_opt_in: change.llmOptIn, memory_opt_out: change.memoryOptOut }) },
  };
  const judged = PREFERENCES.safeParse(next);
  if (judged.success) return judged.data;
  throw refusal(judged.error);
}

function remindersOf(old: NotificationPreferences['reminders'], change: PreferenceChange): object {
  const { dueToday, dueSoonHours, podMeetingHours, weeklySummary } = change;
  return {
    ...old,
    ...said({ due_today: dueToday, pod_meeting_hours: podMeetingHours && earliestFirst(podMeetingHours) }),
    ...(dueSoonHours !== undefined && { due_soon_hours: dueSoonHours }),
    ...(weeklySummary !== undefined && { weekly_summary: weeklySummary && { weekday: weeklySummary.weekday, time: weeklySummary.time.slice(0, 5) } }),
  };
}

const earliestFirst = (all: readonly number[]): number[] => [...new Set(all)].toSorted((a, b) => b - a);
const minutesOf = (span: { readonly start: string; readonly end: string } | null) => span && { start: span.start.slice(0, 5), end: span.end.slice(0, 5) };
/** What was said, without what was left out. */
const said = (answers: object): object => Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined && answer !== null));

function refusal(error: z.ZodError): DomainError {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const field = INPUTS.find(([place]) => path.startsWith(place))?.[1];
  return new DomainError('INVALID_INPUT', `These preferences cannot be kept: ${issue?.message ?? 'they have another shape'}.`, field);
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
const canonicalLocale = (tag: string): string => (isLocale(tag) ? Intl.getCanonicalLocales(tag)[0]! : tag);
