import { instantOfWallTime, localDay, addDays, type LocalDate } from '../lib/calendar.rules.ts';
import { CATEGORIES, DEFAULT_DAY_START_HOUR, EXPERIENCE_LEVELS, MEETING_STYLES, type Category } from '../user/user.rules.ts';
import type { Random } from './random.ts';
import { BIOS, NEEDS, PLACES, SKILLS } from './texts.ts';

export const WEEKS = 12;
const DAY_MS = 86_400_000;

/** A member as the demonstration imagines them. Shares are 0-1. */
export type Member = {
  readonly id: string;
  /** Beyond what Telegram has given to anybody, so that no message can reach a stranger. */
  readonly telegramUserId: string;
  readonly firstName: string;
  readonly region: number;
  /** Where they lived when they came; null: has not told yet. */
  readonly timezone: string | null;
  /** Where and when they moved; null: never. */
  readonly move: { readonly at: Date; readonly timezone: string } | null;
  readonly dayStartHour: number;
  readonly category: Category;
  readonly joinedAt: Date;
  /** The last day on which they still promised something; null: they are still at it. */
  readonly quitOn: LocalDate | null;
  /** Days without promises, announced beforehand; null: none. */
  readonly holiday: { readonly from: LocalDate; readonly days: number } | null;
  /** How much of what they promise they keep, how many promises a day they make, how often they come to meetings. */
  readonly diligence: number;
  readonly eagerness: number;
  readonly attendance: number;
  /** The weekday (1 Monday) on which they keep less. */
  readonly weakDay: number;
  readonly profile: Readonly<Record<string, unknown>>;
};

/** Telegram ids have at most 52 significant bits; these are the highest. */
const FIRST_TELEGRAM_ID = 4_503_599_627_000_000;

/** Forty members: most have been there from the start, some came later, a few this week; the last has not said where they live. */
export function castOf(now: Date, random: Random): Member[] {
  const people = PLACES.flatMap(({ region, timezone, names }) => names.map((firstName) => ({ region, timezone, firstName })));
  return people.map((person, index) =>
    memberOf({ ...person, number: index, isLate: index % 8 === 7, isNewest: index === people.length - 1, moves: index === 4 }, now, random),
  );
}

/** Where somebody lives and what sets them apart: latecomers came in the last ten days, the newest half an hour ago. */
type Person = {
  readonly number: number;
  readonly region: number;
  readonly timezone: string;
  readonly firstName: string;
  readonly isLate: boolean;
  readonly isNewest: boolean;
  readonly moves: boolean;
};

function memberOf(person: Person, now: Date, random: Random): Member {
  const { isNewest } = person;
  const joinedAt = joiningOf(person, now, random);
  const today = localDay(now, { timezone: person.timezone, dayStartHour: DEFAULT_DAY_START_HOUR });
  const isVeteran = now.getTime() - joinedAt.getTime() > 8 * 7 * DAY_MS;
  const category = random.pick(CATEGORIES);
  return {
    id: random.uuid(),
    telegramUserId: String(FIRST_TELEGRAM_ID + person.number),
    firstName: person.firstName,
    region: person.region,
    timezone: isNewest ? null : person.timezone,
    move: person.moves && isVeteran ? { at: new Date(now.getTime() - 33 * DAY_MS), timezone: 'Europe/London' } : null,
    dayStartHour: random.chance(0.15) ? random.whole(4, 6) : DEFAULT_DAY_START_HOUR,
    category,
    joinedAt,
    quitOn: isVeteran && random.chance(0.12) ? addDays(today, -random.whole(10, 30)) : null,
    holiday: isVeteran && random.chance(0.15) ? { from: addDays(today, -random.whole(20, 45)), days: random.whole(5, 9) } : null,
    diligence: random.between(0.45, 0.97),
    eagerness: random.between(0.35, 1.25),
    attendance: random.between(0.6, 0.98),
    weakDay: random.whole(1, 7),
    profile: profileOf(category, isNewest, random),
  };
}

function joiningOf({ timezone, isLate, isNewest }: Person, now: Date, random: Random): Date {
  if (isNewest) return new Date(now.getTime() - 1_800_000);
  const days = isLate ? random.whole(1, 10) : WEEKS * 7 - random.whole(0, random.chance(0.7) ? 6 : 40);
  const day = addDays(localDay(now, { timezone, dayStartHour: 0 }), -days);
  return instantOfWallTime(day, random.whole(8 * 60, 21 * 60), timezone);
}

function profileOf(category: Category, isNewest: boolean, random: Random): Record<string, unknown> {
  if (isNewest) return { onboarding_step: 'timezone' };
  return {
    onboarding_step: null,
    goals_category: category,
    experience_level: random.pick(EXPERIENCE_LEVELS),
    preferred_meeting_style: random.pick(MEETING_STYLES),
    strengths: random.some(SKILLS, random.whole(1, 3)),
    help_needed: random.some(NEEDS, random.whole(1, 3)),
    bio: random.chance(0.6) ? random.pick(BIOS) : null,
  };
}
