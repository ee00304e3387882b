import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { shortDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, say } from '@progress/bot-kit/speak';
import { LedgerDocument, WeekDocument } from '@progress/schema';
import { bold, type FmtString } from 'telegraf/format';
import { dayAfter, mondayOf } from './calendar-week.ts';
import { sayLast } from './last-summary.ts';
import { weekPicture } from './picture/week-picture.ts';
import { sayWithPicture } from './say-with-picture.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { tallyWeek, type WeekDay, type WeekTally } from './week-tally.ts';

/** This week in words and in a picture. */
export function register(bot: BotOf): void {
  bot.command('week', async (ctx) => {
    const text = textOf(ctx);
    const tally = await thisWeek(ctx);
    const isEmpty = tally === null || (Object.values(tally.sums).every((count) => count === 0) && !tally.days.some(({ isBreak }) => isBreak));
    if (isEmpty) await say(ctx, { words: text.lookingBack.week.nothing });
    else await sayWithPicture(ctx, { words: weekInWords(tally, text), svg: weekPicture(tally, text), name: 'week' });
    await sayLast(ctx, 'WEEK', tally === null ? '' : dayAfter(tally.days[0]!.day, -1));
  });
}

/** The week of the member's day; null before the first day of somebody whose zone is not known. */
async function thisWeek(ctx: BotContext): Promise<WeekTally | null> {
  const { me } = await ctx.api.query(LedgerDocument, { first: 1, before: null });
  const today = me?.today ?? me?.days[0]?.day;
  if (today === undefined) return null;
  const from = mondayOf(today);
  const week = await ctx.api.query(WeekDocument, { from, before: dayAfter(from, 7) });
  if (!week.me) return null;
  const { currentStreak, breakUntil, days, commitments } = week.me;
  return tallyWeek({ today, currentStreak, breakUntil, ledger: days, due: commitments.nodes });
}

/** The same as the picture says: the sums in a sentence, and each day on which something was, or of a break. */
export function weekInWords({ days, sums, currentStreak }: WeekTally, text: Text): FmtString {
  const { week } = text.lookingBack;
  const [first, last] = [days[0]!.day, days[6]!.day];
  return paragraphs(
    lines(bold(week.title(shortDay(first, text.locale), shortDay(last, text.locale))), week.sums(sums.kept, sums.late, sums.missed, sums.open)),
    lines(...days.map((day) => dayInWords(day, text))),
    currentStreak === 0 ? null : week.streak(currentStreak),
  );
}

function dayInWords(day: WeekDay, text: Text): string | null {
  const words = text.lookingBack.week.day;
  const counted = (['kept', 'late', 'missed', 'open'] as const).flatMap((kind) => (day[kind] > 0 ? [words[kind](day[kind])] : []));
  const parts = [...(day.isBreak ? [words.onBreak] : []), ...counted];
  return parts.length === 0 ? null : `${shortDay(day.day, text.locale)}: ${parts.join(', ')}`;
}
