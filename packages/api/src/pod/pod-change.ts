import type { ActionContext } from '../viewer/context.ts';
import type { WeeklyTime } from './pod-input.rules.ts';

/** The time, the length or the state of a pod's calls has changed. `before`: when it met until now; null when it had no time. */
export type PodChange = { readonly podId: string; readonly before: WeeklyTime | null };
/** What a higher slice does about it, in the same transaction; the pod is locked. */
export type PodFollower = (ctx: ActionContext, change: PodChange) => Promise<void>;

const followers = new Set<PodFollower>();

/** Lets a higher slice hear of it (the planned calls move along); called once, where the process is put together. */
export function followPodChanges(follower: PodFollower): void {
  followers.add(follower);
}

/** Tells all followers, one after the other; one that throws undoes the change. */
export async function tellPodChange(ctx: ActionContext, change: PodChange): Promise<void> {
  for (const follower of followers) await follower(ctx, change);
}
