import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { longDay } from '@progress/bot-kit/say-time';
import { sayInPlace } from '@progress/bot-kit/speak';
import {
  ChangePromiseDocument,
  DeletePromiseDocument,
  PausePromiseDocument,
  type PromiseFragment,
  type PromisingFragment,
  ResumePromiseDocument,
  type UpdateCommitmentInput,
} from '@progress/schema';
import { idBehind } from './buttons.ts';
import { daysOffered, lastQuestion, promiseCard, promiseList } from './promise-card.ts';
import { askForWords } from './promise-words.ts';
import { promisingNow } from './promising-now.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { refusedFor } from './refused.ts';

/** Promises that are open or rest: a list, a card for each, and what its buttons do. */
export function register(bot: BotOf): void {
  bot.action(/^promises(?::(\d+))?$/, async (ctx) => sayInPlace(ctx, promiseList(await promisingNow(ctx), textOf(ctx), null, Number(ctx.match[1] ?? 0))));
  bot.action(/^promise:([\w-]+)$/, (ctx) => withPromise(ctx, ctx.match[1]!, (one, me) => sayInPlace(ctx, promiseCard(one, me, textOf(ctx), null))));
  bot.action(/^rename:([\w-]+)$/, (ctx) => withPromise(ctx, ctx.match[1]!, (one, me) => askForWords(ctx, one, me)));
  bot.action(/^move:([\w-]+)$/, (ctx) =>
    withPromise(ctx, ctx.match[1]!, (one, me) => sayInPlace(ctx, daysOffered(one, { ...me, today: me.today ?? todayInUtc() }, textOf(ctx)))),
  );
  bot.action(/^move:([\w-]+):(\d{4}-\d\d-\d\d|none)$/, (ctx) =>
    withPromise(ctx, ctx.match[1]!, async (one, { today }) => {
      const dueDate = ctx.match[2] === 'none' ? null : ctx.match[2]!;
      await send(ctx, one, { dueDate });
      await showPromise(ctx, one.id, movedWords(one.dueDate, dueDate, { today, text: textOf(ctx) }));
    }),
  );
  bot.action(/^sharing:([\w-]+):(on|off)$/, (ctx) =>
    withPromise(ctx, ctx.match[1]!, async (one) => {
      const isOn = ctx.match[2] === 'on';
      await send(ctx, one, { sharedWithPod: isOn });
      await showPromise(ctx, one.id, textOf(ctx).promises.changed[isOn ? 'shared' : 'unshared']);
    }),
  );
  bot.action(/^putaside:([\w-]+)$/, (ctx) =>
    withPromise(ctx, ctx.match[1]!, async ({ id }) => {
      await ctx.api.mutate(PausePromiseDocument, { input: { id } });
      await showPromise(ctx, id, textOf(ctx).promises.changed.putAside);
    }),
  );
  bot.action(/^takeup:([\w-]+)$/, (ctx) =>
    withPromise(ctx, ctx.match[1]!, async ({ id }) => {
      await ctx.api.mutate(ResumePromiseDocument, { input: { id } });
      await showPromise(ctx, id, textOf(ctx).promises.changed.takenUp);
    }),
  );
  bot.action(/^remove:([\w-]+)$/, (ctx) => withPromise(ctx, ctx.match[1]!, (one, me) => sayInPlace(ctx, lastQuestion(one, me, textOf(ctx)))));
  bot.action(/^remove:([\w-]+):yes$/, (ctx) =>
    withPromise(ctx, ctx.match[1]!, async ({ id }) => {
      await ctx.api.mutate(DeletePromiseDocument, { input: { id } });
      await showPromise(ctx, id, textOf(ctx).promises.changed.removed);
    }),
  );
}

/** That it was moved, and from when; not that it was, where the day is the one it had. */
function movedWords(before: string | null, after: string | null, { today, text }: { readonly today: string | null; readonly text: Text }): string {
  const { changed } = text.promises;
  if (before === after) return changed.stays;
  return changed.moved(before === null ? null : longDay(before, text.locale, today));
}

/** Nobody without a zone has a day of their own; theirs is that of UTC. */
const todayInUtc = (): string => new Date().toISOString().slice(0, 10);

const send = (ctx: BotContext, { id, version }: PromiseFragment, input: Omit<UpdateCommitmentInput, 'id'>) =>
  ctx.api.mutate(ChangePromiseDocument, { input: { id, version, ...input } });

/** Does it with the promise behind a button; of one that is not open any more, or has just changed, the list is shown instead. */
async function withPromise(ctx: BotContext, short: string, act: (one: PromiseFragment, me: PromisingFragment) => Promise<void>): Promise<void> {
  const id = idBehind(short);
  const me = await promisingNow(ctx);
  const one = me.commitments.nodes.find((promise) => promise.id === id);
  try {
    if (one) return await act(one, me);
  } catch (error) {
    refusedFor(error, 'NOT_FOUND', 'CONFLICT', 'VERSION_CONFLICT', 'COMMITMENT_LOCKED');
  }
  await sayInPlace(ctx, promiseList(await promisingNow(ctx), textOf(ctx), textOf(ctx).promises.gone));
}

/** The promise as it is now under what has just become of it; the list once it is gone. */
async function showPromise(ctx: BotContext, id: string, heading: string): Promise<void> {
  const me = await promisingNow(ctx);
  const one = me.commitments.nodes.find((promise) => promise.id === id);
  await sayInPlace(ctx, one ? promiseCard(one, me, textOf(ctx), heading) : promiseList(me, textOf(ctx), heading));
}
