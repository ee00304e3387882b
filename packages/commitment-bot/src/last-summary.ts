import type { BotContext } from '@progress/bot-kit/bot-context';
import { lines, say } from '@progress/bot-kit/speak';
import { LastSummaryDocument, type Period } from '@progress/schema';
import { bold, type FmtString } from 'telegraf/format';
import { button } from './buttons.ts';
import { textOf } from './text.ts';

/**
 * Says what the last week or month came to, which was written when it was over; nothing before the first one, and nothing that ended before `notBefore`: on a Monday
 * morning the last week is not summed up yet, and the one before is nobody's last. Whoever is not told each week is offered it.
 */
export async function sayLast(ctx: BotContext, period: Period, notBefore = ''): Promise<void> {
  const { summaries, me } = await ctx.api.query(LastSummaryDocument, { period });
  const [last] = summaries.nodes;
  const preferences = me?.notificationPreferences ?? null;
  const isOffered = period === 'WEEK' && preferences !== null && preferences.weeklySummary === null && !preferences.memoryOptOut;
  if (last && last.endOn >= notBefore)
    await say(ctx, { words: summaryInWords(last.text), rows: isOffered ? [[button(textOf(ctx).settings.weekly.offer, 'weekly')]] : [] });
}

/** The first line of a summary is its title. */
export function summaryInWords(text: string): FmtString {
  const [title = '', ...rest] = text.split('\n');
  return lines(bold(title), ...rest);
}
