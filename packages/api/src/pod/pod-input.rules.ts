import { DomainError } from '../lib/errors.ts';
import { lineOf, paragraphsOf } from '../lib/text.rules.ts';
import { requireZone } from '../lib/zone.rules.ts';

/** In characters. */
export const LONGEST_POD_NAME = 80;
export const LONGEST_POD_DESCRIPTION = 1000;
/** Six talk well within an hour; beyond twelve nobody gets a turn. */
export const SEATS = { least: 1, usual: 6, most: 12 } as const;
/** In minutes. */
export const CALL_MINUTES = { least: 5, usual: 60, most: 480 } as const;
const LONGEST_LINK = 500;

/** When a pod meets every week, by the clocks of its zone; `dayOfWeek` 1 is Monday. */
export type WeeklyTime = { readonly dayOfWeek: number; readonly localTime: string; readonly timezone: string };
/** The same as it may be given, or stored: all three or none. */
export type MaybeWeeklyTime = { readonly [part in keyof WeeklyTime]: WeeklyTime[part] | null };

const refuse = (sentence: string, field: string): never => {
  throw new DomainError('INVALID_INPUT', sentence, field);
};

/** @throws DomainError INVALID_INPUT `name` */
export const podNameOf = (given: string): string => lineOf(given, { longest: LONGEST_POD_NAME, field: 'name' });
/** @throws DomainError INVALID_INPUT `description` */
export const podDescriptionOf = (given: string | null): string | null => paragraphsOf(given, { longest: LONGEST_POD_DESCRIPTION, field: 'description' });

/**
 * How many seats a pod has: 1 to 12, and not fewer than are taken.
 * @throws DomainError INVALID_INPUT `maxMembers`
 */
export function seatsOf(given: number, taken: number): number {
  if (given < SEATS.least || given > SEATS.most) refuse(`A pod has ${SEATS.least} to ${SEATS.most} seats.`, 'maxMembers');
  if (given < taken) refuse(`${taken} seats are taken; let somebody leave first, or keep at least ${taken}.`, 'maxMembers');
  return given;
}

/** @throws DomainError INVALID_INPUT `durationMinutes` outside 5 minutes to 8 hours */
export function callMinutesOf(given: number): number {
  if (given < CALL_MINUTES.least || given > CALL_MINUTES.most) refuse(`A call lasts ${CALL_MINUTES.least} to ${CALL_MINUTES.most} minutes.`, 'durationMinutes');
  return given;
}

/**
 * The address of the call; null for none.
 * @throws DomainError INVALID_INPUT `zoomLink` for what a browser could not open safely
 */
export function callLinkOf(given: string | null): string | null {
  const text = given?.trim() ?? '';
  if (text === '') return null;
  if (text.length > LONGEST_LINK || !URL.canParse(text) || new URL(text).protocol !== 'https:')
    refuse(`A link is an address that begins with https:// and has at most ${LONGEST_LINK} characters.`, 'zoomLink');
  return text;
}

/**
 * When a pod meets, in its canonical form ("19:00" is "19:00:00"); null when it has no time.
 * @throws DomainError INVALID_INPUT for a weekday that there is not, a zone that is none, or a part that is missing beside others
 */
export function weeklyTimeOf({ dayOfWeek, localTime, timezone }: MaybeWeeklyTime): WeeklyTime | null {
  if (dayOfWeek === null && localTime === null && timezone === null) return null;
  if (dayOfWeek === null) return refuse('Say the weekday too, 1 for Monday to 7 for Sunday, or take the whole time away.', 'dayOfWeek');
  if (localTime === null) return refuse('Say the time of day too, such as 19:00, or take the whole time away.', 'localTime');
  if (timezone === null) return refuse('Say the time zone too, such as Europe/Berlin, or take the whole time away.', 'timezone');
  if (!Number.isInteger(dayOfWeek) || dayOfWeek < 1 || dayOfWeek > 7) refuse('The weekday is a number from 1 (Monday) to 7 (Sunday).', 'dayOfWeek');
  return { dayOfWeek, localTime: clockOf(localTime), timezone: requireZone(timezone) };
}

/** The weekly time as it is stored: judged when it was given, null unless it is whole. */
export function storedTimeOf({ dayOfWeek, localTime, timezone }: MaybeWeeklyTime): WeeklyTime | null {
  return dayOfWeek === null || localTime === null || timezone === null ? null : { dayOfWeek, localTime, timezone };
}

/** Calls begin on a full minute, so that everybody's clock shows the same. */
function clockOf(localTime: string): string {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)(:00(\.0+)?)?$/.exec(localTime);
  return parts ? `${parts[1]}:${parts[2]}:00` : refuse('The time of day is hours and minutes, such as 19:00.', 'localTime');
}

/**
 * The id of a group at Telegram, which is negative; null for none.
 * @throws DomainError INVALID_INPUT `chatId` for a chat with one person
 */
export function groupChatOf(given: string | null): string | null {
  if (given === null || given.startsWith('-')) return given;
  return refuse('This is a chat with one person; a pod talks in a group, whose id is negative.', 'chatId');
}
