import { recordEvent } from '../event/record-event.ts';
import { addDays, type LocalDate } from '../lib/calendar.rules.ts';
import type { CalendarChange } from '../user/calendar-change.ts';
import type { ActionContext } from '../viewer/context.ts';
import { breakUntilOf } from './break.rules.ts';
import { graceEndsAt } from './grace.rules.ts';
import { lockMember, memberDay, refreshLedger, type LockedMember } from './ledger.actions.ts';

/** Whose break it is. */
export type BreakChanged = { readonly userId: string };
type Held = { readonly ctx: ActionContext; readonly member: LockedMember; readonly today: LocalDate; readonly isOnBreak: boolean };

/** The caller, locked. `ctx.now` is after everything that is known of their calendar, so that two taps in one instant keep their order. */
async function holdCaller(given: ActionContext): Promise<Held> {
  const member = await lockMember(given, given.viewer.id!);
  const [row] = await given.em.execute<{ at: Date | string | null }[]>(
    'select max(at) as at from commitment_events where user_id = ? and commitment_id is null',
    [member.id],
  );
  const now = new Date(Math.max(given.now.getTime(), row?.at == null ? 0 : new Date(row.at).getTime() + 1));
  const ctx = { ...given, now };
  const today = await memberDay(ctx, member);
  return { ctx, member, today, isOnBreak: member.breakUntil !== null && member.breakUntil >= today };
}

async function note({ em, now }: ActionContext, member: LockedMember, type: 'pause' | 'resume'): Promise<void> {
  await em.execute('insert into commitment_events (user_id, type, at, recorded_at) values (?, ?, ?, ?)', [member.id, type, now, now]);
}

const KEEP = `
update users set break_until = ?::date, grace_until = ?, updated_at = ?, version = version + 1, last_activity_at = greatest(last_activity_at, ?),
  notification_preferences = case when notification_preferences is null then null else jsonb_set(notification_preferences, '{streak,paused_until}', ?::jsonb, false) end
where id = ?`;

async function keep(ctx: ActionContext, member: LockedMember, breakUntil: LocalDate, { isOver }: { isOver: boolean }): Promise<void> {
  const { em, now } = ctx;
  const graceUntil = graceEndsAt(isOver ? addDays(breakUntil, 1) : breakUntil, member.frame);
  await em.execute(KEEP, [breakUntil, graceUntil, now, now, JSON.stringify(isOver ? null : breakUntil), member.id]);
  await refreshLedger(ctx, { ...member, breakUntil });
  await recordEvent(em, { type: 'user.updated', at: now, userId: member.id });
}

/**
 * A planned break of the caller, from today to the end of `until`: on its days nothing can be missed, quiet days do not count, what is done
 * still does, and nobody asks. During a break it moves the end. It never reaches back.
 * @throws DomainError INVALID_INPUT `until` for a day before today, or more than ninety days ahead
 */
export async function takeBreak(given: ActionContext, input: { readonly until: LocalDate }): Promise<BreakChanged> {
  const { ctx, member, today, isOnBreak } = await holdCaller(given);
  const until = breakUntilOf(input.until, today);
  if (isOnBreak && member.breakUntil === until) return { userId: member.id };
  if (!isOnBreak) {
    // The end of a break before this one may not have been written down yet.
    await refreshLedger(ctx, member);
    await note(ctx, member, 'pause');
  }
  await keep(ctx, member, until, { isOver: false });
  return { userId: member.id };
}

/** Ends the caller's break: today counts again. What fell due meanwhile can be reported until noon tomorrow. Without a break nothing changes. */
export async function endBreak(given: ActionContext): Promise<BreakChanged> {
  const { ctx, member, today, isOnBreak } = await holdCaller(given);
  if (!isOnBreak) return { userId: member.id };
  await note(ctx, member, 'resume');
  await keep(ctx, member, addDays(today, -1), { isOver: true });
  return { userId: member.id };
}

/** Elsewhere, or with another day start, the noon after a break is another instant. */
export async function moveBreak(ctx: ActionContext, change: CalendarChange): Promise<void> {
  const member = await lockMember(ctx, change.userId);
  if (member.breakUntil === null || member.graceUntil === null || member.graceUntil <= ctx.now) return;
  const today = await memberDay(ctx, member);
  const lastDay = member.breakUntil >= today ? member.breakUntil : addDays(today, -1);
  await ctx.em.execute('update users set grace_until = greatest(grace_until, ?) where id = ?', [graceEndsAt(lastDay, member.frame), member.id]);
}
