import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { longDay, shortDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import {
  ApiError,
  EndRecurringCommitmentDocument,
  PauseRecurringCommitmentDocument,
  type RecurringFragment,
  RecurringCommitmentsDocument,
  ResumeRecurringCommitmentDocument,
} from '@progress/schema';
import { bold } from 'telegraf/format';
import { buttonAbout, idBehind } from './buttons.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';

const MOST = 10;
/** A Monday, so that the names of weekdays can be counted from it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const VERBS = {
  rest: (ctx: BotContext, id: string) => ctx.api.mutate(PauseRecurringCommitmentDocument, { input: { id } }),
  again: (ctx: BotContext, id: string) => ctx.api.mutate(ResumeRecurringCommitmentDocument, { input: { id } }),
  endit: (ctx: BotContext, id: string) => ctx.api.mutate(EndRecurringCommitmentDocument, { input: { id } }),
};

/** Promises that repeat: a list, with buttons that let one rest, take it up again and end it. */
export function register(bot: BotOf): void {
  bot.command(['habits', 'repeat'], async (ctx) => say(ctx, await listed(ctx, null)));
  bot.action(/^(rest|again|endit):([\w-]+)$/, (ctx) => change(ctx, ctx.match[1] as keyof typeof VERBS, ctx.match[2]!));
}

async function listed(ctx: BotContext, heading: string | null): Promise<Spoken> {
  const { me } = await ctx.api.query(RecurringCommitmentsDocument, {});
  return habitList(me?.recurringCommitments ?? [], textOf(ctx), heading);
}

async function change(ctx: BotContext, verb: keyof typeof VERBS, short: string): Promise<void> {
  const { recurring } = textOf(ctx);
  const id = idBehind(short);
  if (id === null) return sayInPlace(ctx, await listed(ctx, recurring.gone));
  try {
    await VERBS[verb](ctx, id);
    await sayInPlace(ctx, await listed(ctx, recurring.changed[verb]));
  } catch (error) {
    if (!(error instanceof ApiError) || !['NOT_FOUND', 'CONFLICT'].includes(error.code)) throw error;
    await sayInPlace(ctx, await listed(ctx, recurring.gone));
  }
}

/** What repeats and has not ended, each with its buttons, numbered as they are. */
export function habitList(all: readonly RecurringFragment[], text: Text, heading: string | null): Spoken {
  const { recurring, locale } = text;
  const running = all.filter(({ status }) => status !== 'ENDED').slice(0, MOST);
  if (running.length === 0) return { words: paragraphs(heading, recurring.none) };
  return {
    words: paragraphs(
      heading,
      recurring.title,
      ...running.map((one, index) =>
        lines(
          bold(`${index + 1}. ${one.commitment}`),
          ruleInWords(one.rule, text),
          one.nextOn === null ? recurring.resting : recurring.next(longDay(one.nextOn, locale, null)),
        ),
      ),
    ),
    rows: running.map((one, index) => [
      one.status === 'PAUSED' ? buttonAbout(recurring.again(index + 1), 'again', one.id) : buttonAbout(recurring.rest(index + 1), 'rest', one.id),
      buttonAbout(recurring.end(index + 1), 'endit', one.id),
    ]),
  };
}

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
  const named = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return new Intl.ListFormat(locale).format(days.map((day) => named.format(MONDAY + WEEK.indexOf(day) * DAY_MS)));
}

/** That something is kept here that repeats, how often, and when it is next to be done. */
export function savedRecurring(one: Pick<RecurringFragment, 'commitment' | 'rule' | 'startsOn'>, text: Text) {
  const { reading, recurring, locale } = text;
  return paragraphs(lines(reading.saved, bold(one.commitment), ruleInWords(one.rule, text)), recurring.saved(longDay(one.startsOn, locale, null)));
}
