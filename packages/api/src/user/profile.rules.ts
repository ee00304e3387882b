import { DomainError } from '../lib/errors.ts';
import { withoutControls } from '../lib/text.rules.ts';
import { ONBOARDING_STEPS, type OnboardingStep } from './user.rules.ts';

/** At most so many strengths, and so many needs; each of at most so many characters. */
export const MOST_SLUGS = 10;
export const LONGEST_SLUG = 40;
export const LONGEST_BIO = 500;
/** A day may begin from midnight to noon: late enough for people who work at night; after noon, "today" would be yesterday for most of the daylight. */
export const DAY_START_HOURS = { least: 0, most: 12 } as const;

/** A letter or digit first; then also the marks that names of skills are written with ("c++", "r&d", "node.js"). */
const SLUG = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}+#.&'’-]*$/u;

/**
 * Short words about a person as they are stored: small letters, hyphens for spaces, each once, in the order given.
 * @throws DomainError INVALID_INPUT for more than ten, for one that is empty, longer than 40 characters or holds other signs
 */
export function slugsOf(texts: readonly string[], field: string): string[] {
  const slugs = [...new Set(texts.map((text) => slugOf(text, field)))];
  if (slugs.length > MOST_SLUGS)
    throw new DomainError('INVALID_INPUT', `At most ${MOST_SLUGS} can be kept, ${slugs.length} were given; leave some out.`, field);
  return slugs;
}

function slugOf(text: string, field: string): string {
  const slug = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '-');
  if ([...slug].length > LONGEST_SLUG)
    throw new DomainError('INVALID_INPUT', `Each has at most ${LONGEST_SLUG} characters; "${slug.slice(0, LONGEST_SLUG)}..." is longer.`, field);
  if (!SLUG.test(slug)) throw new DomainError('INVALID_INPUT', 'Each is a word or two, made of letters, digits and hyphens.', field);
  return slug;
}

/**
 * What a person wrote about themselves as it is stored: trimmed; null when nothing is left.
 * @throws DomainError INVALID_INPUT when it has more than 500 characters
 */
export function bioOf(text: string): string | null {
  const bio = withoutControls(text).trim();
  const length = [...bio].length;
  if (length > LONGEST_BIO) throw new DomainError('INVALID_INPUT', `This is ${length} characters long; ${LONGEST_BIO} can be kept. Shorten it.`, 'bio');
  return bio === '' ? null : bio;
}

/** A name as Telegram sent it, cut to `longest` characters rather than refused: nobody may be kept out by their name. Null when nothing is left. */
export function nameOf(text: string | null | undefined, longest: number): string | null {
  const name = [...withoutControls(text ?? '').trim()].slice(0, longest).join('').trim();
  return name === '' ? null : name;
}

/** @throws DomainError INVALID_INPUT for anything but a whole hour from 0 to 12 */
export function requireDayStartHour(hour: number): number {
  if (Number.isInteger(hour) && hour >= DAY_START_HOURS.least && hour <= DAY_START_HOURS.most) return hour;
  throw new DomainError('INVALID_INPUT', `A day may begin at a whole hour from ${DAY_START_HOURS.least} to ${DAY_START_HOURS.most}.`, 'dayStartHour');
}

/**
 * The question to be asked after an update.
 * @param current the question that stood open; null when the onboarding was finished, which it then stays
 * @param answered what the update answers, and what the profile already knew
 * @param isSkipped leaves the open question unanswered; without effect when the update answers it
 * @returns the first question behind the current one that is not answered; null when none is left
 */
export function nextOnboardingStep(current: OnboardingStep | null, answered: ReadonlySet<OnboardingStep>, isSkipped: boolean): OnboardingStep | null {
  if (current === null) return null;
  const isPassed = answered.has(current) || isSkipped;
  if (!isPassed) return current;
  const behind = ONBOARDING_STEPS.slice(ONBOARDING_STEPS.indexOf(current) + 1);
  return behind.find((step) => !answered.has(step)) ?? null;
}
