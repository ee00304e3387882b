import type { DeliveryVerdict, WaitingDelivery } from '../delivery/delivery-judge.ts';
import type { DeliveryButton } from '../delivery/delivery.rules.ts';
import { queueDelivery } from '../delivery/queue.actions.ts';
import { addDays, localDay, wallClock, type LocalDate } from '../lib/calendar.rules.ts';
import { isQuietAt } from '../lib/quiet-hours.rules.ts';
import { usualPreferences } from '../user/preferences.rules.ts';
import type { NotificationPreferences } from '../user/user-json.ts';
import { ZONE_UNTIL_TOLD } from '../user/user.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { checkInAt, checkInOn, CHECK_INS, nextCheckInAt, type CheckIn, type CheckInKind, type Rhythm } from './check-in-time.rules.ts';
import { checkInTextOf, dayAndTime, longDay, type CheckInText } from './check-in.text.ts';
import { withoutDay } from './day-words.rules.ts';
import { failsAt } from './grace.rules.ts';
import { openPromises, type Named } from './open-promises.actions.ts';

/** What the messages are called, by when they are asked. */
export const CHECK_IN_TOPICS: Readonly<Record<CheckInKind, string>> = { evening: 'commitment.check_in', morning: 'commitment.grace' };

/** So many characters are shown of one promise; members know their own words. */
const LONGEST_SHOWN = 200;

type MemberRow = {
  id: string;
  is_active: boolean;
  timezone: string | null;
  day_start_hour: number;
  preferences: NotificationPreferences | null;
  break_until: LocalDate | null;
  grace_until: Date | string | null;
  next_check_in_at: Date | string | null;
};

/** A member who may be asked, with what they have said about it. */
type Asked = Rhythm & {
  readonly id: string;
  readonly isActive: boolean;
  readonly preferences: NotificationPreferences;
  readonly breakUntil: LocalDate | null;
  readonly graceUntil: Date | null;
  readonly nextCheckInAt: Date | null;
};

async function readAsked({ em }: ActionContext, userId: string, lock: '' | 'for update'): Promise<Asked> {
  const [row] = await em.execute<MemberRow[]>(
    `select id, is_active, timezone, day_start_hour, notification_preferences as preferences, break_until::text as break_until, grace_until, next_check_in_at
     from users where id = ? ${lock}`,
    [userId],
  );
  if (!row) throw new Error('A member is to be asked who does not exist.');
  const preferences = row.preferences ?? usualPreferences(null);
  return {
    id: row.id,
    isActive: row.is_active,
    frame: { timezone: row.timezone ?? ZONE_UNTIL_TOLD, dayStartHour: row.day_start_hour },
    quietHours: preferences.quiet_hours,
    preferences,
    breakUntil: row.break_until,
    graceUntil: row.grace_until === null ? null : new Date(row.grace_until),
    nextCheckInAt: row.next_check_in_at === null ? null : new Date(row.next_check_in_at),
  };
}

type Message = { readonly body: string; readonly buttons: DeliveryButton[][] };

/** Why a member is not asked at all at present; null when they may be. */
function whyNot({ isActive, preferences, breakUntil, frame }: Asked, now: Date): string | null {
  if (!isActive) return 'the member takes no part at present';
  if (!preferences.channels.telegram || !preferences.reminders.due_today) return 'the member wants no such messages';
  return breakUntil !== null && breakUntil >= localDay(now, frame) ? 'the member takes a break' : null;
}

/** The question as it is right now, or why there is none. */
async function messageFor(ctx: ActionContext, asked: Asked, checkIn: CheckIn): Promise<Message | string> {
  const reason = whyNot(asked, ctx.now);
  if (reason !== null) return reason;
  const open = await openPromises(ctx, asked, checkIn);
  if (open.named.length === 0) return 'everything has been reported';
  const text = checkInTextOf(asked.preferences.locale);
  const { named, hidden } = open;
  const yesterday = addDays(localDay(ctx.now, asked.frame), -1);
  const heading = text[checkIn.kind](named.length);
  const among = { text, named, timezone: asked.frame.timezone, usualDay: checkIn.kind === 'evening' ? addDays(yesterday, 1) : yesterday };
  const lines = named.map((one, index) => line(one, named.length === 1 ? null : index + 1, among));
  if (hidden > 0) lines.push(text.more(hidden));
  return {
    body: [heading, lines.join('\n'), ending(asked, checkIn, named, text)].join('\n\n'),
    buttons: named.map((one, index) => rowOf(one, named.length === 1 ? '' : `${index + 1} `, { text, yesterday })),
  };
}

/** `usualDay`: the day that a question is about, and that need not be named. */
type Among = { readonly text: CheckInText; readonly named: readonly Named[]; readonly timezone: string; readonly usualDay: LocalDate };

function line(one: Named, number: number | null, { text, named, timezone, usualDay }: Among): string {
  const about = [
    one.dueDay === null ? text.noDay : one.dueDay === usualDay ? null : longDay(one.dueDay, text),
    one.timeOfDay === null ? null : text.clock(one.timeOfDay),
    named.some((other) => other.id !== one.id && readsTheSame(one, other)) ? text.promisedAt(dayAndTime(one.createdAt, text, timezone)) : null,
  ].filter((part) => part !== null);
  return `${number === null ? '' : `${number}. `}${shownWords(one)}${about.length === 0 ? '' : ` (${about.join(', ')})`}`;
}

function shownWords({ commitment }: Named): string {
  const letters = [...withoutDay(commitment)];
  return letters.length <= LONGEST_SHOWN ? letters.join('') : `${letters.slice(0, LONGEST_SHOWN).join('')}...`;
}

/** Nothing that is shown tells the two apart. */
const readsTheSame = (one: Named, other: Named): boolean =>
  shownWords(one).toLowerCase() === shownWords(other).toLowerCase() && one.dueDay === other.dueDay && one.timeOfDay === other.timeOfDay;

/** Until when there is time: the close of the day in the evening, the end of the first grace in the morning; nothing for promises without a day. */
function ending({ frame, graceUntil }: Asked, { kind }: CheckIn, named: readonly Named[], text: CheckInText): string {
  const ends = named.map(({ dueDay, closesAt }) => (kind === 'evening' ? closesAt : failsAt(dueDay!, { frame, graceUntil }))).filter((end) => end !== null);
  const first = ends.toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (first === undefined) return text.whenever;
  const { minutes } = wallClock(first, frame.timezone);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return kind === 'evening' ? text.eveningEnd(time) : text.morningEnd(time, named.length);
}

/** What was for yesterday may have been done yesterday: whoever says so kept it, and is not late because they were asked in the morning. */
function rowOf({ id, dueDay }: Named, number: string, { text, yesterday }: { text: CheckInText; yesterday: LocalDate }): DeliveryButton[] {
  const couldNot = { text: `${number}${text.couldNot}`, data: `failed:${id}` };
  const isForYesterday = dueDay === yesterday;
  return isForYesterday
    ? [{ text: `${number}${text.doneYesterday}`, data: `done:${id}:${yesterday}` }, { text: `${number}${text.doneOnlyNow}`, data: `done:${id}` }, couldNot]
    : [{ text: `${number}${text.done}`, data: `done:${id}` }, { text: `${number}${text.notYet}`, data: `later:${id}` }, couldNot];
}

/** `check-in:evening:<member>:<local date>`: once on a date, whatever the clocks, the zone and the processes do. */
const dedupeKeyOf = (userId: string, { kind, day }: CheckIn): string => `check-in:${kind}:${userId}:${day}`;

/**
 * Asks a member how it went, if it is their time for it and something is open, and plans the next time. Another process that was faster
 * leaves nothing to do.
 */
export async function checkIn(ctx: ActionContext, userId: string): Promise<void> {
  const asked = await readAsked(ctx, userId, 'for update');
  if (asked.nextCheckInAt === null || asked.nextCheckInAt > ctx.now) return;
  const time = checkInAt(ctx.now, asked);
  const message = time === null ? 'it is not the time' : await messageFor(ctx, asked, time);
  if (time !== null && typeof message !== 'string')
    await queueDelivery(ctx, {
      bot: 'commitment',
      userId,
      topic: CHECK_IN_TOPICS[time.kind],
      ...message,
      dueAt: ctx.now,
      dedupeKey: dedupeKeyOf(userId, time),
    });
  await ctx.em.execute(
    `update users set next_check_in_at = case when exists (select from commitments where user_id = ? and status = 'active' and deleted_at is null) then ?::timestamptz end where id = ?`,
    [userId, nextCheckInAt(ctx.now, asked), userId],
  );
}

/** Judges a question again when a bot is about to send it: what has been reported meanwhile is not asked any more. */
export async function judgeCheckIn(ctx: ActionContext, { userId, dedupeKey }: WaitingDelivery): Promise<DeliveryVerdict> {
  const asked = await readAsked(ctx, userId, '');
  const [, kind, , day] = dedupeKey.split(':');
  const time = checkInOn(
    CHECK_INS.find((one) => one === kind)!,
    day!,
    asked,
  );
  if (time === null || ctx.now >= time.until || isQuietAt(ctx.now, asked.quietHours, asked.frame.timezone)) return { skip: 'its time is over' };
  const message = await messageFor(ctx, asked, time);
  return typeof message === 'string' ? { skip: message } : message;
}
