import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { lines, paragraphs, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { ActionItemsDocument, type ActionItemsQuery, type CommitmentCardFragment, PromiseActionItemDocument } from '@progress/schema';
import { bold } from 'telegraf/format';
import type { InlineKeyboardButton } from 'telegraf/types';
import { button, buttonAbout, idBehind } from './buttons.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { dueWords } from './due-words.ts';
import { shownWords } from './telling-apart.ts';
import { refusedFor } from './refused.ts';

type Member = NonNullable<ActionItemsQuery['me']>;
/** Something to be done after a call of one's pod that nobody has promised yet. `place`: where it stands among those of its meeting. */
type Item = { readonly meetingId: string; readonly place: number; readonly text: string };

const MOST = 8;

/** What is to be done after the calls of the member's pod: each becomes a promise by one tap. */
export function register(bot: BotOf): void {
  bot.action('items', async (ctx) => sayInPlace(ctx, itemsCard(await askItems(ctx), textOf(ctx), null)));
  bot.action(/^item:([\w-]+):(\d{1,2})$/, (ctx) => promise(ctx, ctx.match[1]!, Number(ctx.match[2])));
}

/** The way to what is to be done; no row when nothing is. */
export async function itemsRow(ctx: BotContext): Promise<InlineKeyboardButton[][]> {
  const { length } = openItems(await askItems(ctx));
  return length === 0 ? [] : [[button(textOf(ctx).promises.items.open(length), 'items')]];
}

async function askItems(ctx: BotContext): Promise<Member | null> {
  return (await ctx.api.query(ActionItemsDocument, {})).me;
}

async function promise(ctx: BotContext, short: string, item: number): Promise<void> {
  const text = textOf(ctx);
  const meetingId = idBehind(short);
  const kept = meetingId === null ? null : await keptOf(ctx, meetingId, item);
  await sayInPlace(ctx, itemsCard(await askItems(ctx), text, kept ?? text.promises.items.gone));
}

/** The promise that it became; null when somebody else has it, or it is no more. */
async function keptOf(ctx: BotContext, meetingId: string, item: number): Promise<CommitmentCardFragment | null> {
  try {
    return (await ctx.api.mutate(PromiseActionItemDocument, { input: { meetingId, item } })).promiseActionItem.commitment;
  } catch (error) {
    refusedFor(error, 'NOT_FOUND', 'CONFLICT', 'INVALID_INPUT');
    return null;
  }
}

/** What nobody has promised yet and this member may: their own, and what is for whoever finds the time. The latest call first. */
function openItems(me: Member | null): Item[] {
  const meetings = (me?.memberships ?? []).filter(({ status }) => status === 'ACTIVE').flatMap(({ pod }) => pod?.meetings.nodes ?? []);
  return meetings.flatMap(({ id, actionItems }) =>
    (actionItems ?? []).flatMap(({ text, userId, commitmentId }, place) =>
      commitmentId === null && (userId === null || userId === me?.id) ? [{ meetingId: id, place, text }] : [],
    ),
  );
}

/** @param news the promise that one of them has just become, or what is to be said instead */
export function itemsCard(me: Member | null, text: Text, news: CommitmentCardFragment | string | null): Spoken {
  const words = text.promises.items;
  const all = openItems(me);
  const shown = all.slice(0, MOST);
  const kept = typeof news === 'string' ? null : news;
  return {
    words: paragraphs(
      kept && lines(words.promised, bold(shownWords(kept)), dueWords(kept, me?.today ?? null, text)),
      typeof news === 'string' ? news : null,
      shown.length === 0 ? words.none : lines(bold(words.title), ...shown.map((item, at) => `${at + 1}. ${item.text}`)),
      shown.length === 0 ? null : words.means,
    ),
    rows: [
      ...(kept ? [[buttonAbout(text.promises.changeThis, 'promise', kept.id)]] : []),
      ...shown.map(({ meetingId, place }, at) => [buttonAbout(words.take(shown.length === 1 ? null : at + 1), 'item', meetingId, place)]),
    ],
  };
}
