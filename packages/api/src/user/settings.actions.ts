import { LockMode } from '@mikro-orm/core';
import { isDeepStrictEqual } from 'node:util';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';
import { windowsOf, type Window } from './availability.rules.ts';
import { lockPeople, noteActivity } from './lock-people.actions.ts';
import { personOf } from './person.rules.ts';
import { changedPreferences } from './preference-change.rules.ts';
import { usualPreferences } from './preferences.rules.ts';
import type { SetAvailabilityInput, SetNotificationPreferencesInput } from './settings.input.ts';
import type { NotificationPreferences } from './user-json.ts';
import { User } from './user.entity.ts';
import { ZONE_UNTIL_TOLD } from './user.rules.ts';
import { nextSummaryTime } from './weekly-summary.rules.ts';

type Answered = { readonly userId: string };

/**
 * Replaces when in the week a member could meet. The same spans again change nothing and record no event.
 * @throws DomainError INVALID_INPUT `windows`, VERSION_CONFLICT, FORBIDDEN | NOT_FOUND `userId`
 */
export async function setAvailability(ctx: ActionContext, input: SetAvailabilityInput): Promise<Answered> {
  const userId = personOf(ctx.viewer, input.userId);
  noteAudit(ctx, { subjectId: userId });
  const windows = windowsOf(input.windows);
  await lockPeople(ctx, [userId]);
  await requireVersion(ctx, userId, input.version ?? null);
  if (isDeepStrictEqual(await keptWindows(ctx, userId), windows)) return { userId };
  await ctx.em.execute('delete from availability_windows where user_id = ?', [userId]);
  for (const { dayOfWeek, fromTime, toTime } of windows)
    await ctx.em.execute('insert into availability_windows (user_id, day_of_week, from_time, to_time, created_at, updated_at) values (?, ?, ?, ?, ?, ?)', [
      userId,
      dayOfWeek,
      fromTime,
      toTime,
      ctx.now,
      ctx.now,
    ]);
  await ctx.em.execute('update users set version = version + 1, updated_at = ? where id = ?', [ctx.now, userId]);
  await tell(ctx, userId);
  return { userId };
}

/** @throws DomainError VERSION_CONFLICT when the locked member is not in the version that was read */
async function requireVersion({ em }: ActionContext, userId: string, version: number | null): Promise<void> {
  if (version === null) return;
  const [kept] = await em.execute<{ version: number }[]>('select version from users where id = ?', [userId]);
  if (kept!.version !== version) throw changedSince();
}

const changedSince = (): DomainError =>
  new DomainError('VERSION_CONFLICT', 'This profile has changed since it was read; read it again and repeat the change.', 'version');

async function keptWindows({ em }: ActionContext, userId: string): Promise<Window[]> {
  return em.execute<Window[]>(
    `select day_of_week as "dayOfWeek", to_char(from_time, 'HH24:MI') as "fromTime", to_char(to_time, 'HH24:MI') as "toTime"
     from availability_windows where user_id = ? order by day_of_week, from_time`,
    [userId],
  );
}

/**
 * Changes what a member is sent, how and when. What changes nothing leaves the version alone and records no event.
 * @throws DomainError INVALID_INPUT with the input at fault, VERSION_CONFLICT, FORBIDDEN | NOT_FOUND `userId`
 */
export async function setNotificationPreferences(ctx: ActionContext, input: SetNotificationPreferencesInput): Promise<Answered> {
  const userId = personOf(ctx.viewer, input.userId);
  noteAudit(ctx, { subjectId: userId });
  const user = await ctx.em.findOne(User, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!user) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  if (input.version != null && input.version !== user.version) throw changedSince();
  const before = user.version;
  const next = changedPreferences(user.notificationPreferences ?? null, input);
  if (!isDeepStrictEqual(next, user.notificationPreferences)) {
    planSummary(ctx, user, next);
    user.notificationPreferences = next;
    // Other quiet hours move the time at which the member is asked: the next round looks for it anew.
    if (user.nextCheckInAt != null) user.nextCheckInAt = ctx.now;
  }
  await ctx.em.flush();
  if (user.version !== before) await tell(ctx, userId);
  return { userId };
}

/** A summary comes at the next time that was wished for. Other quiet hours may move the time: the next round looks for it anew. */
function planSummary(ctx: ActionContext, user: User, next: NotificationPreferences): void {
  const before = user.notificationPreferences ?? usualPreferences(null);
  const wish = next.reminders.weekly_summary;
  const rhythm = { wish, timezone: user.timezone ?? ZONE_UNTIL_TOLD, quietHours: next.quiet_hours };
  if (!isDeepStrictEqual(wish, before.reminders.weekly_summary)) user.weeklySummaryAt = nextSummaryTime(ctx.now, rhythm);
  else if (wish !== null && !isDeepStrictEqual(next.quiet_hours, before.quiet_hours)) user.weeklySummaryAt = ctx.now;
}

async function tell(ctx: ActionContext, userId: string): Promise<void> {
  if (userId === ctx.viewer.id) await noteActivity(ctx);
  await recordEvent(ctx.em, { type: 'user.updated', at: ctx.now, userId });
}
