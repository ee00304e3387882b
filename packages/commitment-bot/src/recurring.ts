import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { longDay, shortDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import {
  EndRecurringCommitmentDocument,
  PauseRecurringCommitmentDocument,
  type RecurringFragment,
  RecurringCommitmentsDocument,
  ResumeRecurringCommitmentDocument,
} from '@progress/schema';
import { bold } from 'telegraf/format';
import { button, buttonAbout, idBehind } from './buttons.ts';
import { label } from './goal-card.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { withTime } from './time-words.ts';
import { refusedFor } from './refused.ts';

const MOST = 10;
/** A Monday, so that the names of weekdays can be counted from it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
export const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const VERBS = {
  rest: (ctx: BotContext, id: string) => ctx.api.mutate(PauseRecurringCommitmentDocument, { input: { id } }),
  again: (ctx: BotContext, id: string) => ctx.api.mutate(ResumeRecurringCommitmentDocument, { input: { id } }),
  endit: (ctx: BotContext, id: string) => ctx.api.mutate(EndRecurringCommitmentDocument, { input: { id } }),
};

/** Promises that repeat: a list, a card for each, and what its buttons do. A single one is shown as its card at once. */
export function register(bot: BotOf): void {
  bot.command(['habits', 'repeat'], async (ctx) => {
    const running = await habitsOf(ctx);
    const [single] = running;
    await say(ctx, single && running.length === 1 ? habitCard(single, textOf(ctx), {}) : habitList(running, textOf(ctx), null));
  });
  bot.action('habits', async (ctx) => sayInPlace(ctx, habitList(await habitsOf(ctx), textOf(ctx), null)));
  bot.action(/^habit:([\w-]+)$/, (ctx) => withHabit(ctx, ctx.match[1]!, async (habit, more) => sayInPlace(ctx, habitCard(habit, textOf(ctx), more))));
  bot.action(/^ending:([\w-]+)$/, (ctx) => withHabit(ctx, ctx.match[1]!, async (habit) => sayInPlace(ctx, lastQuestion(habit, textOf(ctx)))));
  bot.action(/^(rest|again|endit):([\w-]+)$/, (ctx) =>
    withHabit(ctx, ctx.match[2]!, async (habit) => {
      const verb = ctx.match[1] as keyof typeof VERBS;
      await VERBS[verb](ctx, habit.id);
      await showHabit(ctx, habit.id, textOf(ctx).recurring.changed[verb]);
    }),
  );
}

/** What repeats and has not ended, oldest first. */
export async function habitsOf(ctx: BotContext): Promise<RecurringFragment[]> {
  const { me } = await ctx.api.query(RecurringCommitmentsDocument, {});
  return (me?.recurringCommitments ?? []).filter(({ status }) => status !== 'ENDED');
}

type Beside = { readonly heading?: string; readonly isOneOfMany?: boolean };

/** Does it with the habit behind a button; of one that has ended or is not there any more, the list is shown instead. */
export async function withHabit(ctx: BotContext, short: string, act: (habit: RecurringFragment, beside: Beside) => Promise<void>): Promise<void> {
  const running = await habitsOf(ctx);
  const habit = running.find(({ id }) => id === idBehind(short));
  try {
    if (habit) return await act(habit, { isOneOfMany: running.length > 1 });
  } catch (error) {
    refusedFor(error, 'NOT_FOUND', 'CONFLICT', 'VERSION_CONFLICT');
  }
  await sayInPlace(ctx, habitList(await habitsOf(ctx), textOf(ctx), textOf(ctx).recurring.gone));
}

/** The habit as it is now under what has just become of it; the list once it has ended. */
export async function showHabit(ctx: BotContext, id: string, heading: string): Promise<void> {
  const running = await habitsOf(ctx);
  const habit = running.find((one) => one.id === id);
  const isOneOfMany = running.length > 1;
  await sayInPlace(ctx, habit ? habitCard(habit, textOf(ctx), { heading, isOneOfMany }) : habitList(running, textOf(ctx), heading));
}

/** All that repeats, each with a button that opens it, numbered as they are. */
export function habitList(all: readonly RecurringFragment[], text: Text, heading: string | null): Spoken {
  const { recurring } = text;
  const running = all.filter(({ status }) => status !== 'ENDED').slice(0, MOST);
  if (running.length === 0) return { words: paragraphs(heading, recurring.none) };
  return {
    words: paragraphs(heading, recurring.title, ...running.map((one, index) => habitLines(one, text, `${index + 1}. `)), recurring.more),
    rows: running.map((one, index) => [buttonAbout(label(`${index + 1} ${one.commitment}`), 'habit', one.id)]),
  };
}

function habitLines(one: RecurringFragment, text: Text, number: string) {
  const { recurring, locale } = text;
  return lines(
    bold(`${number}${one.commitment}`),
    rhythmWords(one, text),
    one.nextOn === null ? recurring.resting : recurring.next(longDay(one.nextOn, locale, null)),
  );
}

/** One habit, and what can be done with it. */
export function habitCard(one: RecurringFragment, text: Text, { heading, isOneOfMany = false }: Beside): Spoken {
  const { recurring } = text;
  return {
    words: paragraphs(heading ?? null, habitLines(one, text, '')),
    rows: [
      [buttonAbout(recurring.reword, 'reword', one.id), buttonAbout(recurring.otherDays, 'days', one.id)],
      [
        one.status === 'PAUSED' ? buttonAbout(recurring.again, 'again', one.id) : buttonAbout(recurring.rest, 'rest', one.id),
        buttonAbout(recurring.end, 'ending', one.id),
      ],
      ...(isOneOfMany ? [[button(recurring.all, 'habits')]] : []),
    ],
  };
}

/** What has ended cannot be taken up again: so it is asked once. */
function lastQuestion(one: RecurringFragment, text: Text): Spoken {
  const { recurring } = text;
  return {
    words: paragraphs(habitLines(one, text, ''), recurring.reallyEnd),
    rows: [[buttonAbout(recurring.end, 'endit', one.id), buttonAbout(recurring.back, 'habit', one.id)]],
  };
}

/** The rule with its last day, where it has one. */
export const wholeRule = ({ rule, endsOn }: Pick<RecurringFragment, 'rule' | 'endsOn'>): string =>
  endsOn === null ? rule : `${rule};UNTIL=${endsOn.replaceAll('-', '')}`;

/** How often a habit comes, and at what time: "Every weekday, 07:00". */
export const rhythmWords = (one: Pick<RecurringFragment, 'rule' | 'endsOn' | 'timeOfDay'>, text: Text): string =>
  withTime(ruleInWords(wholeRule(one), text), one.timeOfDay, text);

/** "Every Monday and Thursday", "Every 2 days"; with its last day where it has one. */
export function ruleInWords(rule: string, { recurring, locale }: Text): string {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const days = parts.get('BYDAY')?.split(',') ?? [];
  const until = parts.get('UNTIL')?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const words = days.length === 0 ? recurring.every(parts.get('FREQ') ?? '', interval) : recurring.onDays(daysInWords(days, { recurring, locale }), interval);
  return until === undefined ? words : recurring.until(words, shortDay(until, locale));
}

function daysInWords(days: readonly string[], { recurring, locale }: Pick<Text, 'recurring' | 'locale'>): string {
  if (days.join() === WEEK.slice(0, 5).join()) return recurring.weekday;
  return new Intl.ListFormat(locale).format(days.map((day) => weekdayName(WEEK.indexOf(day), locale, 'long')));
}

/** The name of a weekday, counted from Monday, which is 0. */
export const weekdayName = (index: number, locale: string, length: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(MONDAY + index * DAY_MS);

/** That something is kept here that repeats, how often, and when it is next to be done. */
export function savedRecurring(one: Pick<RecurringFragment, 'commitment' | 'rule' | 'timeOfDay' | 'startsOn' | 'endsOn'>, text: Text) {
  const { reading, recurring, locale } = text;
  return paragraphs(lines(reading.saved, bold(one.commitment), rhythmWords(one, text)), recurring.saved(longDay(one.startsOn, locale, null)));
}
