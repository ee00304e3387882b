import type { ActionContext } from '../viewer/context.ts';

/** A member's days are counted differently from `ctx.now` on. What has not changed is null. */
export type CalendarChange = { readonly userId: string; readonly timezone: string | null; readonly dayStartHour: number | null };
/** What a higher slice does about it, in the same transaction. */
export type CalendarFollower = (ctx: ActionContext, change: CalendarChange) => Promise<void>;

const followers = new Set<CalendarFollower>();

/** Lets a higher slice hear of calendar changes (the streak ledger does); called once, where the process is put together. */
export function followCalendarChanges(follower: CalendarFollower): void {
  followers.add(follower);
}

/** Tells all followers, one after the other; one that throws undoes the change. */
export async function tellCalendarChange(ctx: ActionContext, change: CalendarChange): Promise<void> {
  for (const follower of followers) await follower(ctx, change);
}
