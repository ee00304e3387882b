import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { changeCalendar } from './calendar.actions.ts';
import { tellCalendarChange } from './calendar-change.ts';
import { bioOf, nextOnboardingStep, slugsOf } from './profile.rules.ts';
import { User } from './user.entity.ts';
import type { UpdateProfileInput } from './user.input.ts';
import type { OnboardingStep } from './user.rules.ts';

/**
 * Changes what a person says about themselves, and moves the onboarding on when its open question is answered or skipped. An update that changes nothing
 * leaves the version alone and records no event.
 * @returns the person's id
 * @throws DomainError FORBIDDEN for somebody else's profile unless by an admin, NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT with the field at fault,
 * CONFLICT for a zone or day start that may not change now, or an address that is taken
 */
export async function updateProfile(ctx: ActionContext, input: UpdateProfileInput): Promise<{ userId: string }> {
  const userId = profileOwner(ctx.viewer, input.userId ?? null);
  noteAudit(ctx, { subjectId: userId });
  const user = isId(userId) ? await ctx.em.findOne(User, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
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
    if (error instanceof UniqueConstraintViolationException)
      throw new DomainError('CONFLICT', 'This e-mail address cannot be used here; give another one.', 'email');
    throw error;
  }
  if (user.version === versionBefore) return;
  if (user.id === ctx.viewer.id) await ctx.em.execute('update users set last_activity_at = greatest(last_activity_at, ?) where id = ?', [ctx.now, user.id]);
  await recordEvent(ctx.em, { type: 'user.updated', at: ctx.now, userId: user.id });
}
