import type { ActionContext } from '../viewer/context.ts';

/** One key takes the place of another; `to` is null when it was revoked and none does. */
export type KeyRotation = { readonly from: string; readonly to: string | null };
/** What a higher slice does about it, in the same transaction. */
export type KeyRotationFollower = (ctx: ActionContext, rotation: KeyRotation) => Promise<void>;

const followers = new Set<KeyRotationFollower>();

/** Lets a higher slice hear of rotations and revocations (webhooks go over to the new key, or end); called once, where the process is put together. */
export function followKeyRotations(follower: KeyRotationFollower): void {
  followers.add(follower);
}

/** Tells all followers, one after the other; one that throws undoes the rotation or the revocation. */
export async function tellKeyRotation(ctx: ActionContext, rotation: KeyRotation): Promise<void> {
  for (const follower of followers) await follower(ctx, rotation);
}
