import { graceEndsAt } from '../../commitment/grace.rules.ts';
import type { DeliveryVerdict, WaitingDelivery } from '../../delivery/delivery-judge.ts';
import type { DeliveryButton } from '../../delivery/delivery.rules.ts';
import { queueDelivery } from '../../delivery/queue.actions.ts';
import { dayClosesAt, localDay, type DayFrame, type LocalDate } from '../../lib/calendar.rules.ts';
import { afterQuiet, isQuietAt } from '../../lib/quiet-hours.rules.ts';
import { usualPreferences } from '../../user/preferences.rules.ts';
import type { NotificationPreferences } from '../../user/user-json.ts';
import { ZONE_UNTIL_TOLD } from '../../user/user.rules.ts';
import { nextSummaryTime, summaryTimeAt, type SummaryRhythm } from '../../user/weekly-summary.rules.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { periodOf, weekToldOn, type Period } from './period.rules.ts';
import { sumUpWeek, wordsOfWeek } from './sum-up.actions.ts';
import { tellWeekTextOf } from './tell-week.text.ts';

/** What the messages are called. */
export const WEEKLY_SUMMARY_TOPIC = 'memory.weekly_summary';

type MemberRow = {
  is_active: boolean;
  timezone: string | null;
  day_start_hour: number;
  preferences: NotificationPreferences | null;
  break_until: LocalDate | null;
  weekly_summary_at: Date | string | null;
};

/** A member who may be told, with what they have said about it. */
type Told = SummaryRhythm & {
  readonly id: string;
  readonly isActive: boolean;
  readonly frame: DayFrame;
  readonly locale: string;
  readonly preferences: NotificationPreferences;
  readonly breakUntil: LocalDate | null;
  readonly plannedAt: Date | null;
};

async function readTold({ em }: ActionContext, id: string, lock: '' | 'for no key update'): Promise<Told | null> {
  const [row] = await em.execute<MemberRow[]>(
    `select is_active, timezone, day_start_hour, notification_preferences as preferences, break_until::text as break_until, weekly_summary_at
     from users where id = ? ${lock}`,
    [id],
  );
  if (!row) return null;
  const preferences = row.preferences ?? usualPreferences(null);
  const timezone = row.timezone ?? ZONE_UNTIL_TOLD;
  return {
    id,
    isActive: row.is_active,
    frame: { timezone, dayStartHour: row.day_start_hour },
    timezone,
    wish: preferences.reminders.weekly_summary,
    quietHours: preferences.quiet_hours,
    locale: preferences.locale,
    preferences,
    breakUntil: row.break_until,
    plannedAt: row.weekly_summary_at === null ? null : new Date(row.weekly_summary_at),
  };
}

/** Why a member is not told at present; null when they may be. */
function whyNot({ isActive, preferences, breakUntil, frame }: Told, now: Date): string | null {
  if (!isActive) return 'the member takes no part at present';
  if (!preferences.channels.telegram || preferences.reminders.weekly_summary === null) return 'the member wants no such messages';
  if (preferences.ai.memory_opt_out) return 'the member wants nothing to be remembered';
  return breakUntil !== null && breakUntil >= localDay(now, frame) ? 'the member takes a break' : null;
}

type Message = { readonly body: string; readonly buttons: DeliveryButton[][] };

/** The week as it stands right now, or why there is nothing to tell. */
async function messageFor(ctx: ActionContext, told: Told, week: Period): Promise<Message | string> {
  const reason = whyNot(told, ctx.now);
  if (reason !== null) return reason;
  const words = await wordsOfWeek(ctx, told, week);
  if (words === null) return 'nothing was promised in that week';
  const text = tellWeekTextOf(told.locale);
  const isOpen = graceEndsAt(week.endOn, told.frame) > ctx.now;
  return { body: isOpen ? `${words}\n\n${text.stillOpen}` : words, buttons: [[{ text: text.change, data: 'weekly' }]] };
}

/** `weekly-summary:<member>:<Monday>`: a week is told once, whatever the clocks, the zone, the wishes and the processes do. */
const dedupeKeyOf = (userId: string, week: Period): string => `weekly-summary:${userId}:${week.startOn}`;

/**
 * Tells a member what their week came to, if it is their time for it and there is something to tell, and plans the next time. Of a week that is over the
 * summary is written first, where nobody has yet. Another process that was faster leaves nothing to do.
 */
export async function tellWeek(ctx: ActionContext, userId: string): Promise<void> {
  const told = await readTold(ctx, userId, 'for no key update');
  if (told === null || told.plannedAt === null || told.plannedAt > ctx.now) return;
  const time = summaryTimeAt(ctx.now, told);
  const isQuiet = isQuietAt(ctx.now, told.quietHours, told.timezone);
  if (time !== null && !isQuiet) await queueWeek(ctx, told, weekToldOn(time.day));
  // What is made up for in the quiet hours waits for their end.
  const later = time !== null && isQuiet ? afterQuiet(ctx.now, [told.quietHours], told.timezone) : null;
  await ctx.em.execute('update users set weekly_summary_at = ? where id = ?', [
    later !== null && later < time!.until ? later : nextSummaryTime(ctx.now, told),
    userId,
  ]);
}

async function queueWeek(ctx: ActionContext, told: Told, week: Period): Promise<void> {
  const message = await messageFor(ctx, told, week);
  if (typeof message === 'string') return;
  if (dayClosesAt(week.endOn, told.frame) <= ctx.now) await sumUpWeek(ctx, told, week);
  await queueDelivery(ctx, {
    bot: 'commitment',
    userId: told.id,
    topic: WEEKLY_SUMMARY_TOPIC,
    ...message,
    dueAt: ctx.now,
    dedupeKey: dedupeKeyOf(told.id, week),
  });
}

/** Judges a summary again when a bot is about to send it: it says what holds by then, and waits for the end of the quiet hours. */
export async function judgeWeek(ctx: ActionContext, { userId, dedupeKey }: WaitingDelivery): Promise<DeliveryVerdict> {
  const told = await readTold(ctx, userId, '');
  if (told === null) return { skip: 'the member is gone' };
  const message = await messageFor(ctx, told, periodOf('week', dedupeKey.split(':')[2]!));
  if (typeof message === 'string') return { skip: message };
  return isQuietAt(ctx.now, told.quietHours, told.timezone) ? { notBefore: afterQuiet(ctx.now, [told.quietHours], told.timezone) } : message;
}
