import type { BotContext } from '@progress/bot-kit/bot-context';
import { lines, say } from '@progress/bot-kit/speak';
import { LastSummaryDocument, type Period } from '@progress/schema';
import { bold, type FmtString } from 'telegraf/format';

/** Says what the last week or month came to, which was written when it was over; nothing before the first one. */
export async function sayLast(ctx: BotContext, period: Period): Promise<void> {
  const { summaries } = await ctx.api.query(LastSummaryDocument, { period });
  const [last] = summaries.nodes;
  if (last) await say(ctx, { words: summaryInWords(last.text) });
}

/** The first line of a summary is its title. */
export function summaryInWords(text: string): FmtString {
  const [title = '', ...rest] = text.split('\n');
  return lines(bold(title), ...rest);
}
