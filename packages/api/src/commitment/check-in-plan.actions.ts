import { Change } from '../db/shared-statement.ts';
import type { CalendarChange } from '../user/calendar-change.ts';
import { type ActionContext, type AnyContext, seatOf } from '../viewer/context.ts';
import { checkInAt, nextCheckInAt } from './check-in-time.rules.ts';
import { lockMember, type LockedMember } from './ledger.actions.ts';

const PLAN = new Change({ user_id: 'uuid', next: 'timestamptz' }, 'update users set next_check_in_at = given.next from given where users.id = given.user_id');

/**
 * Sees to it that a locked member who has something open is asked at their next time for it. Called by every verb that leaves something
 * open; where a time is planned already that costs nothing.
 */
export async function planCheckIn(ctx: AnyContext, member: LockedMember): Promise<void> {
  const next = nextCheckInAt(ctx.now, member);
  if (member.nextCheckInAt !== null && member.nextCheckInAt <= next) return;
  await seatOf(ctx).change(PLAN, { user_id: member.id, next });
}

/** In another zone, or with another day start, a member is asked by the new clock; at once, where it is time to ask there. */
export async function moveCheckIn(ctx: ActionContext, change: CalendarChange): Promise<void> {
  const member = await lockMember(ctx, change.userId);
  if (member.nextCheckInAt === null) return;
  const next = checkInAt(ctx.now, member) === null ? nextCheckInAt(ctx.now, member) : ctx.now;
  await ctx.em.execute('update users set next_check_in_at = ? where id = ?', [next, member.id]);
}
