import { type DayFrame, localDay } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { requireZone } from '../lib/zone.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { CalendarChange } from './calendar-change.ts';
import { requireCalendarChange } from './calendar-change.rules.ts';
import { requireDayStartHour } from './profile.rules.ts';
import type { User } from './user.entity.ts';
import type { UpdateProfileInput } from './user.input.ts';

/** What has changed, and whether another zone held before. */
export type Moved = { readonly change: CalendarChange; readonly isZoneChange: boolean };

/**
 * Gives a locked member another zone or day start, without writing it yet. The two are judged together: what counts is whether the days go on from where they
 * stand. Null when both stay as they are.
 * @throws DomainError INVALID_INPUT, CONFLICT
 */
export async function changeCalendar(ctx: ActionContext, user: User, input: UpdateProfileInput): Promise<Moved | null> {
  const timezone = changed(wantedZone(input), user.timezone);
  const dayStartHour = changed(wantedHour(input), user.dayStartHour);
  if (timezone === null && dayStartHour === null) return null;
  const from = user.timezone == null ? null : { timezone: user.timezone, dayStartHour: user.dayStartHour };
  const isZoneChange = timezone !== null && from !== null;
  keepCalendar(user, { timezone: timezone ?? user.timezone ?? null, dayStartHour: dayStartHour ?? user.dayStartHour }, ctx.now);
  // While somebody has no zone there is no day that could be opened again.
  if (from !== null) await requireOnward(ctx, user, { from, isZoneChange });
  return { change: { userId: user.id, timezone, dayStartHour }, isZoneChange };
}

function keepCalendar(user: User, { timezone, dayStartHour }: { timezone: string | null; dayStartHour: number }, now: Date): void {
  user.timezone = timezone;
  user.dayStartHour = dayStartHour;
  // By another clock the time for the summary is another one: the next round looks for it anew.
  if (user.weeklySummaryAt != null) user.weeklySummaryAt = now;
  const preferences = user.notificationPreferences;
  if (preferences) user.notificationPreferences = { ...preferences, streak: { ...preferences.streak, day_start_hour: dayStartHour } };
}

async function requireOnward(ctx: ActionContext, user: User, { from, isZoneChange }: { from: DayFrame; isZoneChange: boolean }): Promise<void> {
  requireCalendarChange({
    from,
    to: { timezone: user.timezone ?? from.timezone, dayStartHour: user.dayStartHour },
    isZoneChange,
    lastZoneChangeAt: isZoneChange ? await lastZoneChange(ctx, user.id) : null,
    today: user.firstCommitmentAt == null ? null : localDay(ctx.now, from),
    now: ctx.now,
  });
}

function wantedZone({ timezone }: UpdateProfileInput): string | undefined {
  if (timezone === null) throw new DomainError('INVALID_INPUT', 'A time zone can be changed but not taken back.', 'timezone');
  return timezone === undefined ? undefined : requireZone(timezone);
}

function wantedHour({ dayStartHour }: UpdateProfileInput): number | undefined {
  if (dayStartHour === null) throw new DomainError('INVALID_INPUT', 'The start of a day can be changed but not taken back.', 'dayStartHour');
  return dayStartHour === undefined ? undefined : requireDayStartHour(dayStartHour);
}

/** Null for what is not asked for, or holds already. */
const changed = <Value>(wanted: Value | undefined, current: Value | null | undefined): Value | null =>
  wanted === undefined || wanted === current ? null : wanted;

/** The first zone of a member is no change and has no such event. */
async function lastZoneChange({ em }: ActionContext, userId: string): Promise<Date | null> {
  const [row] = await em.execute<{ at: Date | string | null }[]>(`select max(at) as at from events where user_id = ? and type = 'user.timezone_changed'`, [
    userId,
  ]);
  return row?.at == null ? null : new Date(row.at);
}
