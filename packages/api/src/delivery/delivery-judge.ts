import type { ActionContext } from '../viewer/context.ts';
import type { DeliveryButton } from './delivery.rules.ts';

/** A message to a member that is about to be sent. */
export type WaitingDelivery = { readonly id: string; readonly userId: string; readonly topic: string; readonly dedupeKey: string };

/**
 * What has become of a message while it waited: it is pointless, and why; it has to wait on, to be judged again then; or it says something else by now. Null: it is
 * sent as it was written.
 */
export type DeliveryVerdict =
  | { readonly skip: string }
  | { readonly notBefore: Date }
  | { readonly body: string; readonly buttons: readonly (readonly DeliveryButton[])[] }
  | null;

/** Judges one message at the moment it is claimed, in the transaction of the claim, as of `ctx.now`. */
export type DeliveryJudge = (ctx: ActionContext, delivery: WaitingDelivery) => Promise<DeliveryVerdict>;

const judges = new Map<string, DeliveryJudge>();

/** Lets the slice that writes the messages of a topic judge them again before they are sent; called once, where the process is put together. */
export function judgeDeliveries(topic: string, judge: DeliveryJudge): void {
  judges.set(topic, judge);
}

/** The verdict of whoever judges the topic of a message; null when nobody does. */
export async function verdictOn(ctx: ActionContext, delivery: WaitingDelivery): Promise<DeliveryVerdict> {
  const judge = judges.get(delivery.topic);
  return judge === undefined ? null : judge(ctx, delivery);
}
