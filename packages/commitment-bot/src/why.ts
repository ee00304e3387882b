import type { BotOf } from '@progress/bot-kit/bot-context';
import { WhyDocument, type WhyQuery } from '@progress/schema';
import { bold } from 'telegraf/format';
import { shortDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, say, type Spoken } from '@progress/bot-kit/speak';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';

type Member = NonNullable<WhyQuery['me']>;
type Day = Member['days'][number];

const DAYS = 14;

/** The streak explained: the last fourteen days, each with what it came to and why. */
export function register(bot: BotOf): void {
  bot.command('why', async (ctx) => {
    const { me } = await ctx.api.query(WhyDocument, { first: DAYS });
    if (me) await say(ctx, explained(me, textOf(ctx)));
  });
}

/** The ledger in words, newest day first; days in a row with the same reason share a line. */
export function explained(member: Member, text: Text): Spoken {
  const { why } = text;
  const standing = lines(bold(why.current(member.currentStreak)), member.longestStreak > member.currentStreak ? why.longest(member.longestStreak) : null);
  if (member.days.length === 0) return { words: paragraphs(standing, why.nothing) };
  return {
    words: paragraphs(
      standing,
      lines(...spans(member.days, text).map((span) => spanLine(span, text))),
      member.days.some(({ verdict }) => verdict === 'MISSED') ? why.anew : null,
      why.explained,
    ),
  };
}

type Span = { readonly newest: Day; readonly oldest: Day; readonly reason: string };

function spans(days: readonly Day[], text: Text): Span[] {
  const found: Span[] = [];
  for (const day of days) {
    const reason = text.why.reason(day.rule, day.credits, day.misses, day.reason);
    const last = found.at(-1);
    if (last?.reason === reason) found[found.length - 1] = { ...last, oldest: day };
    else found.push({ newest: day, oldest: day, reason });
  }
  return found;
}

function spanLine({ newest, oldest, reason }: Span, text: Text): string {
  const [from, to] = [shortDay(oldest.day, text.locale), shortDay(newest.day, text.locale)];
  return `${text.why.verdicts[newest.verdict]} ${from === to ? to : text.why.range(from, to)}: ${reason}`;
}
