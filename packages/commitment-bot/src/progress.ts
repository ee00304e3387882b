import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { paragraphs, say } from '@progress/bot-kit/speak';
import { LedgerDocument, type LedgerDayFragment, type LedgerQuery } from '@progress/schema';
import { countHalfYear, firstDayOf, type HalfYear, rateOf } from './half-year.ts';
import { sayLast } from './last-summary.ts';
import { progressPicture } from './picture/progress-picture.ts';
import { sayWithPicture } from './say-with-picture.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';

/** As many days of the ledger as the API gives at once. */
const AT_ONCE = 100;

/** The last half year as a picture: a square for each day, completion by week and by weekday. */
export function register(bot: BotOf): void {
  bot.command('progress', async (ctx) => {
    const text = textOf(ctx);
    const half = await lastHalfYear(ctx);
    if (half === null || half.total.kept === 0) return say(ctx, { words: text.lookingBack.progress.nothing });
    await sayWithPicture(ctx, { words: paragraphs(inOneSentence(half, text)), svg: progressPicture(half, text), name: 'progress' });
    await sayLast(ctx, 'MONTH');
  });
}

/** Null before the first day of the ledger. */
async function lastHalfYear(ctx: BotContext): Promise<HalfYear | null> {
  const { me } = await ctx.api.query(LedgerDocument, { first: AT_ONCE, before: null });
  const newest = me?.days[0];
  if (!me || !newest) return null;
  const today = me.today ?? newest.day;
  return countHalfYear({ today, currentStreak: me.currentStreak, longestStreak: me.longestStreak, ledger: await backTo(ctx, firstDayOf(today), me.days) });
}

type Days = NonNullable<LedgerQuery['me']>['days'];

/** The days given, newest first, and those before them down to `day`. */
async function backTo(ctx: BotContext, day: string, known: Days): Promise<LedgerDayFragment[]> {
  const days = [...known];
  for (let page = known; page.length === AT_ONCE && page.at(-1)!.day > day;) {
    const { me } = await ctx.api.query(LedgerDocument, { first: AT_ONCE, before: page.at(-1)!.day });
    page = me?.days ?? [];
    days.push(...page);
  }
  return days;
}

/** What the picture shows, for whoever does not see it. */
export function inOneSentence({ total, keptDays, currentStreak, longestStreak }: HalfYear, text: Text): string {
  return text.lookingBack.progress.caption({ kept: total.kept, days: keptDays, rate: rateOf(total), streak: currentStreak, longest: longestStreak });
}
