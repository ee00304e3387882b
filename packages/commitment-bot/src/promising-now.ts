import type { BotContext } from '@progress/bot-kit/bot-context';
import { PromisesDocument, type PromisingFragment } from '@progress/schema';

/** What a member has open or lets rest, by due day, and whether they are in a pod. */
export async function promisingNow(ctx: BotContext): Promise<PromisingFragment> {
  const { me } = await ctx.api.query(PromisesDocument, {});
  if (!me) throw new TypeError('The API knows nothing of whom it knows.');
  return me;
}
