import type { BotOf } from '@progress/bot-kit/bot-context';
import { lines, paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { MySettingsDocument } from '@progress/schema';
import { bold } from 'telegraf/format';
import { button } from './buttons.ts';
import { weekdayInFull } from './day-names.ts';
import { change } from './settings.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { timeWords, weeklyLine, type SummaryWish } from './weekly-line.ts';

const TIMES = ['08:00', '12:30', '18:00', '20:00'] as const;
/** Monday to Sunday. */
const DAYS_IN_ROWS = [
  [1, 2, 3, 4],
  [5, 6, 7],
] as const;

/** When a member wants to be told of their week: the day, then the time, or not at all. */
export function register(bot: BotOf): void {
  for (const [data, speakTo] of [
    // Under the summary itself, which stays.
    ['weekly', say],
    ['weekly:here', sayInPlace],
  ] as const)
    bot.action(data, async (ctx) => {
      const { me } = await ctx.api.query(MySettingsDocument, {});
      if (me?.notificationPreferences) await speakTo(ctx, daysOffered(me.notificationPreferences, textOf(ctx)));
    });
  bot.action('weekly:none', async (ctx) => void (await change(ctx, { weeklySummary: null }, sayInPlace)));
  bot.action(/^weekly:([1-7])$/, (ctx) => sayInPlace(ctx, timesOffered(Number(ctx.match[1]), textOf(ctx))));
  bot.action(/^weekly:([1-7]):(\d\d)(\d\d)$/, async (ctx) => {
    const [, weekday, hour, minute] = ctx.match;
    await change(ctx, { weeklySummary: { weekday: Number(weekday), time: `${hour}:${minute}` } }, sayInPlace);
  });
}

/** What is told and when, and the days on which it may come. */
export function daysOffered(wish: SummaryWish, text: Text): Spoken {
  const words = text.settings.weekly;
  const isOn = wish.weeklySummary !== null;
  return {
    words: paragraphs(lines(bold(words.title), isOn ? weeklyLine(wish, text) : null), words.means, wish.memoryOptOut ? words.needsMemory : words.whichDay),
    rows: [
      ...(wish.memoryOptOut ? [] : DAYS_IN_ROWS.map((row) => row.map((day) => button(weekdayInFull(day, text.locale), 'weekly', day)))),
      ...(isOn ? [[button(words.none, 'weekly', 'none')]] : []),
      [button(text.settings.back, 'settings')],
    ],
  };
}

function timesOffered(day: number, text: Text): Spoken {
  const { settings, locale } = text;
  return {
    words: settings.weekly.whichTime(weekdayInFull(day, locale)),
    rows: [TIMES.map((time) => button(timeWords(time, locale), 'weekly', day, time.replace(':', ''))), [button(settings.back, 'weekly', 'here')]],
  };
}
