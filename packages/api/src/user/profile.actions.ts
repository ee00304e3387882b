import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { recordEvent } from '../event/record-event.ts';
import { localDay } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { requireZone } from '../lib/zone.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { type CalendarChange, tellCalendarChange } from './calendar-change.ts';
import { bioOf, nextOnboardingStep, requireDayStartHour, slugsOf } from './profile.rules.ts';
import { User } from './user.entity.ts';
import type { UpdateProfileInput } from './user.input.ts';
import type { OnboardingStep } from './user.rules.ts';
import { requireCalendarChange } from './calendar-change.rules.ts';

/** Where a member's days turn while they have not said where they live. */
const ZONE_UNTIL_TOLD = 'UTC';

/**
 * Changes what a person says about themselves, and moves the onboarding on when its open question is answered or skipped. An update that changes nothing
 * leaves the version alone and records no event.
 * @returns the person's id
 * @throws DomainError FORBIDDEN for somebody else's profile unless by an admin, NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT with the field at fault,
 * CONFLICT for a zone or day start that may not change now, or an address that is taken
 */
export async function updateProfile(ctx: ActionContext, input: UpdateProfileInput): Promise<{ userId: string }> {
  const userId = profileOwner(ctx.viewer, input.userId ?? null);
  const user = await ctx.em.findOne(User, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!user) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  if (input.version != null && input.version !== user.version) {
    throw new DomainError('VERSION_CONFLICT', 'This profile has changed since it was read; read it again and repeat the change.', 'version');
  }
  const before = user.version;
  const moved = await changeCalendar(ctx, user, input);
  ctx.em.assign(user, answersOf(input));
  user.onboardingStep = nextOnboardingStep(user.onboardingStep ?? null, answeredSteps(user, input), input.skipOnboardingStep === true);
  await save(ctx, user, before);
  if (moved?.isZoneChange) await recordEvent(ctx.em, { type: 'user.timezone_changed', at: ctx.now, userId });
  if (moved) await tellCalendarChange(ctx, moved.change);
  return { userId };
}

/** @throws DomainError FORBIDDEN, INVALID_INPUT when an admin key that belongs to nobody names nobody */
function profileOwner(viewer: Viewer, named: string | null): string {
  const userId = named ?? viewer.id;
  if (userId === null) throw new DomainError('INVALID_INPUT', 'Say whose profile it is: this key belongs to no person.', 'userId');
  if (userId !== viewer.id && viewer.kind !== 'admin') throw new DomainError('FORBIDDEN', 'Only admins change the profile of somebody else.', 'userId');
  return userId;
}

type Moved = { readonly change: CalendarChange; readonly isZoneChange: boolean };

/** Zone and day start are judged together: what counts is whether the days go on from where they stand. Null when both stay as they are. */
async function changeCalendar(ctx: ActionContext, user: User, input: UpdateProfileInput): Promise<Moved | null> {
  if (input.timezone === null) throw new DomainError('INVALID_INPUT', 'A time zone can be changed but not taken back.', 'timezone');
  if (input.dayStartHour === null) throw new DomainError('INVALID_INPUT', 'The start of a day can be changed but not taken back.', 'dayStartHour');
  const timezone = input.timezone === undefined ? null : changed(requireZone(input.timezone), user.timezone);
  const dayStartHour = input.dayStartHour === undefined ? null : changed(requireDayStartHour(input.dayStartHour), user.dayStartHour);
  if (timezone === null && dayStartHour === null) return null;

  const from = { timezone: user.timezone ?? ZONE_UNTIL_TOLD, dayStartHour: user.dayStartHour };
  const isZoneChange = timezone !== null && user.timezone != null;
  requireCalendarChange({
    to: { timezone: timezone ?? from.timezone, dayStartHour: dayStartHour ?? from.dayStartHour },
    isZoneChange,
    lastZoneChangeAt: isZoneChange ? await lastZoneChange(ctx, user.id) : null,
    today: user.firstCommitmentAt == null || user.timezone == null ? null : localDay(ctx.now, from),
    now: ctx.now,
  });
  if (timezone !== null) user.timezone = timezone;
  if (dayStartHour !== null) user.dayStartHour = dayStartHour;
  return { change: { userId: user.id, timezone, dayStartHour }, isZoneChange };
}

const changed = <Value>(wanted: Value, current: Value | null | undefined): Value | null => (wanted === current ? null : wanted);

/** The first zone of a member is no change and has no such event. */
async function lastZoneChange({ em }: ActionContext, userId: string): Promise<Date | null> {
  const [row] = await em.execute<{ at: Date | string | null }[]>(`select max(at) as at from events where user_id = ? and type = 'user.timezone_changed'`, [userId]);
  return row?.at == null ? null : new Date(row.at);
}

/** What is written as it was said, cleaned. `undefined` stays as it is, null takes an answer back. */
function answersOf(input: UpdateProfileInput): Partial<User> {
  const answers = {
    goalsCategory: input.goalsCategory,
    experienceLevel: input.experienceLevel,
    preferredMeetingStyle: input.preferredMeetingStyle,
    strengths: input.strengths && slugsOf(input.strengths, 'strengths'),
    helpNeeded: input.helpNeeded && slugsOf(input.helpNeeded, 'helpNeeded'),
    bio: input.bio && bioOf(input.bio),
    email: input.email?.toLowerCase() ?? input.email,
  };
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
}

/** The questions that need not be asked: this update answers them, or the profile already knows. A day start is always known, so only an answer counts. */
function answeredSteps(user: User, input: UpdateProfileInput): ReadonlySet<OnboardingStep> {
  const known: Record<OnboardingStep, boolean> = {
    timezone: user.timezone != null,
    day_start: input.dayStartHour != null,
    category: user.goalsCategory != null,
    level: user.experienceLevel != null,
    style: user.preferredMeetingStyle != null,
  };
  return new Set((Object.keys(known) as OnboardingStep[]).filter((step) => known[step]));
}

async function save(ctx: ActionContext, user: User, versionBefore: number): Promise<void> {
  try {
    await ctx.em.flush();
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw new DomainError('CONFLICT', 'This e-mail address cannot be used here; give another one.', 'email');
    throw error;
  }
  if (user.version === versionBefore) return;
  if (user.id === ctx.viewer.id) await ctx.em.execute('update users set last_activity_at = greatest(last_activity_at, ?) where id = ?', [ctx.now, user.id]);
  await recordEvent(ctx.em, { type: 'user.updated', at: ctx.now, userId: user.id });
}
