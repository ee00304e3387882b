import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { longDay, shortDay } from '@progress/bot-kit/say-time';
import { paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { type BreakFragment, EndBreakDocument, MyBreakDocument, TakeBreakDocument } from '@progress/schema';
import { button } from './buttons.ts';
import { dayAfter } from './calendar-week.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { askForZone } from './zone.ts';
import { refusedFor } from './refused.ts';

/** The lengths that are offered, in days with today; others are written. */
const LENGTHS = [1, 3, 7, 14] as const;

/** A planned break: begun by a button or a number of days, ended by a button. Without a zone nobody knows which day it begins on, so that is asked first. */
export function register(bot: BotOf): void {
  bot.command('pause', async (ctx) => {
    const { me } = await ctx.api.query(MyBreakDocument, {});
    if (!me || me.today === null) return askForZone(ctx);
    const typed = ctx.payload.trim();
    if (typed === '') return say(ctx, me.breakUntil === null ? lengths(me.today, textOf(ctx)) : onBreak(me.breakUntil, textOf(ctx)));
    const days = Number(/^\d{1,2}\b/.exec(typed)?.[0] ?? 0);
    if (days < 1) return say(ctx, { words: textOf(ctx).pause.notUnderstood });
    await take(ctx, dayAfter(me.today, days - 1), say);
  });
  bot.action(/^break:(\d{4}-\d\d-\d\d)$/, (ctx) => take(ctx, ctx.match[1]!, sayInPlace));
  bot.action('break:longer', async (ctx) => {
    const { me } = await ctx.api.query(MyBreakDocument, {});
    if (me?.today) await sayInPlace(ctx, lengths(me.today, textOf(ctx)));
  });
  bot.action('break:end', async (ctx) => {
    await ctx.api.mutate(EndBreakDocument, { input: {} });
    await sayInPlace(ctx, { words: textOf(ctx).pause.ended });
  });
}

/** An old button may name a day that has passed; then the lengths are offered anew. */
async function take(ctx: BotContext, until: string, speakTo: (ctx: BotContext, spoken: Spoken) => Promise<void>): Promise<void> {
  const text = textOf(ctx);
  try {
    const { takeBreak } = await ctx.api.mutate(TakeBreakDocument, { input: { until } });
    await speakTo(ctx, begun(takeBreak.user, text));
  } catch (error) {
    refusedFor(error, 'INVALID_INPUT');
    await speakTo(ctx, { words: text.pause.notUnderstood });
  }
}

/** What a break means, and how long it may be. */
export function lengths(today: string, text: Text): Spoken {
  const { pause, locale } = text;
  return {
    words: paragraphs(pause.offer, pause.typed),
    rows: LENGTHS.map((count) => {
      const until = dayAfter(today, count - 1);
      return [button(pause.days(count, shortDay(until, locale)), 'break', until)];
    }),
  };
}

function begun({ breakUntil, today }: BreakFragment, text: Text): Spoken {
  const { pause, locale } = text;
  return { words: breakUntil === null ? pause.ended : pause.begun(longDay(breakUntil, locale, today)), rows: breakUntil === null ? [] : changes(text) };
}

function onBreak(until: string, text: Text): Spoken {
  return { words: text.pause.until(longDay(until, text.locale, null)), rows: changes(text) };
}

const changes = ({ pause }: Text) => [[button(pause.end, 'break', 'end'), button(pause.longer, 'break', 'longer')]];
