import type { ActionContext } from '../viewer/context.ts';

/** One key takes the place of another; `to` is null when it was revoked and none does. */
export type KeySuccession = { readonly from: string; readonly to: string | null };
/** What a higher slice does about it, in the same transaction. */
export type KeySuccessionFollower = (ctx: ActionContext, succession: KeySuccession) => Promise<void>;

const followers = new Set<KeySuccessionFollower>();

/** Lets a higher slice hear of rotations and revocations (webhooks go over to the new key, or end); called once, where the process is put together. */
export function followKeySuccessions(follower: KeySuccessionFollower): void {
  followers.add(follower);
}

/** Tells all followers, one after the other; one that throws undoes the rotation or the revocation. */
export async function tellKeySuccession(ctx: ActionContext, succession: KeySuccession): Promise<void> {
  for (const follower of followers) await follower(ctx, succession);
}
