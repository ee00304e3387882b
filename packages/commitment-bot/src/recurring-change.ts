import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { lines, paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { type RecurringFragment, UpdateRecurringCommitmentDocument, type UpdateRecurringCommitmentInput } from '@progress/schema';
import { bold, italic } from 'telegraf/format';
import type { InlineKeyboardButton } from 'telegraf/types';
import { shortId } from '@progress/bot-kit/callback-data';
import { buttonAbout, idBehind } from './buttons.ts';
import { noteQuestion } from './open-question.ts';
import { habitCard, habitList, habitsOf, rhythmWords, showHabit, WEEK, weekdayName, wholeRule, withHabit } from './recurring.ts';
import { endsHour, harmIn, hourChange, type Reading, readingOf, wordsToKeep } from './other-words.ts';
import { LANGUAGES, textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { refusedFor } from './refused.ts';
import { markedWords, repliedTo } from './replied.ts';

const FIRST_ROW = 4;

/** Other words and other days for what repeats. Nothing lives in this process: the days are in the buttons, and the question for words names the habit. */
export function register(bot: BotOf): void {
  bot.action(/^reword:([\w-]+)$/, (ctx) => withHabit(ctx, ctx.match[1]!, (habit) => askForWords(ctx, habit)));
  bot.action(/^days:([\w-]+)(?::([01]{7}))?$/, (ctx) =>
    withHabit(ctx, ctx.match[1]!, (habit) => sayInPlace(ctx, dayChoice(habit, ctx.match[2] ?? daysOf(habit), textOf(ctx)))),
  );
  bot.action(/^ondays:([\w-]+):([01]{7})$/, (ctx) =>
    withHabit(ctx, ctx.match[1]!, async (habit) => {
      await send(ctx, { id: habit.id, version: habit.version, rule: ruleOn(ctx.match[2]!, habit) });
      await showHabit(ctx, habit.id, textOf(ctx).recurring.daysChanged);
    }),
  );
}

const send = (ctx: BotContext, input: UpdateRecurringCommitmentInput) => ctx.api.mutate(UpdateRecurringCommitmentDocument, { input });

/** The days of a habit as seven digits from Monday on: 1 where it comes. Of one that is counted in months, none. */
export function daysOf({ rule, startsOn }: Pick<RecurringFragment, 'rule' | 'startsOn'>): string {
  const named = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(',');
  if (named) return WEEK.map((day) => (named.includes(day) ? '1' : '0')).join('');
  if (rule === 'FREQ=DAILY') return '1111111';
  const weekday = (new Date(`${startsOn}T12:00:00Z`).getUTCDay() + 6) % 7;
  return WEEK.map((_, index) => (rule.includes('FREQ=WEEKLY') && index === weekday ? '1' : '0')).join('');
}

/** The rule of a habit that comes on these days from now on; every other week stays every other week, and its last day stays. */
export function ruleOn(days: string, { rule, endsOn }: Pick<RecurringFragment, 'rule' | 'endsOn'>): string {
  const interval = rule.includes('FREQ=WEEKLY') ? (/;INTERVAL=\d+/.exec(rule)?.[0] ?? '') : '';
  const named = WEEK.filter((_, index) => days[index] === '1');
  const isDaily = named.length === WEEK.length && interval === '';
  return wholeRule({ rule: isDaily ? 'FREQ=DAILY' : `FREQ=WEEKLY${interval};BYDAY=${named.join()}`, endsOn });
}

/** Asks on which days, each a button that turns it on and off. */
export function dayChoice(habit: RecurringFragment, days: string, text: Text): Spoken {
  const { recurring, locale } = text;
  const turned = (index: number): string => [...days].map((digit, at) => (at === index ? String(1 - Number(digit)) : digit)).join('');
  const toggles: InlineKeyboardButton[] = [...days].map((digit, index) =>
    buttonAbout(`${digit === '1' ? '✓ ' : ''}${weekdayName(index, locale, 'short')}`, 'days', habit.id, turned(index)),
  );
  return {
    words: paragraphs(lines(bold(habit.commitment), rhythmWords(habit, text)), recurring.whichDays),
    rows: [
      toggles.slice(0, FIRST_ROW),
      toggles.slice(FIRST_ROW),
      [...(days.includes('1') ? [buttonAbout(recurring.saveDays, 'ondays', habit.id, days)] : []), buttonAbout(recurring.back, 'habit', habit.id)],
    ],
  };
}

/** Asks for other words in a message that opens the reply field and names the habit. */
async function askForWords(ctx: BotContext, habit: RecurringFragment): Promise<void> {
  const text = textOf(ctx);
  const name = lines(bold(habit.commitment), rhythmWords(habit, text));
  const words = paragraphs(name, habit.timeOfDay === null ? null : text.promises.timeGoes, italic(text.recurring.askWords));
  await ctx.reply(words, { reply_markup: { force_reply: true, input_field_placeholder: text.reading.answerHere } });
  await noteQuestion(ctx, `reword:${shortId(habit.id)}`);
}

/** The words of the habit for which a message replies to our question for others; else null. */
export function habitAsked(ctx: BotContext): string | null {
  const asked = repliedTo(ctx);
  const named = asked && markedWords(asked, 'bold');
  const isQuestion = asked !== null && Object.values(LANGUAGES).some(({ recurring }) => asked.text.endsWith(recurring.askWords));
  return isQuestion ? named : null;
}

/** Gives a habit the words that were answered, and the days that are named in them. */
export async function reword(ctx: BotContext, named: string, words: string): Promise<void> {
  const running = await habitsOf(ctx);
  await rewordOne(ctx, running.find(({ commitment }) => commitment === named), words); // prettier-ignore
}

/** The same of the habit behind a short id, for what was written without replying. */
export async function rewordById(ctx: BotContext, short: string, words: string): Promise<void> {
  const running = await habitsOf(ctx);
  await rewordOne(ctx, running.find(({ id }) => id === idBehind(short)), words); // prettier-ignore
}

async function rewordOne(ctx: BotContext, habit: RecurringFragment | undefined, words: string): Promise<void> {
  const text = textOf(ctx);
  if (!habit) return say(ctx, habitList(await habitsOf(ctx), text, text.recurring.gone));
  try {
    await say(ctx, await reworded(ctx, habit, words));
  } catch (error) {
    const code = refusedFor(error, 'INVALID_INPUT', 'VERSION_CONFLICT', 'CONFLICT');
    await say(ctx, code === 'INVALID_INPUT' ? { words: text.reading.tooLong } : habitList(await habitsOf(ctx), text, text.recurring.gone));
  }
}

async function reworded(ctx: BotContext, habit: RecurringFragment, words: string): Promise<Spoken> {
  const text = textOf(ctx);
  const read = readingOf(ctx);
  const named = { commitment: habit.commitment, shown: habit.commitment, dueDate: null };
  const changed = (await hourChange(named, words, read)) ?? changedBy(habit, words, await read(wordsToKeep(words)));
  if (changed === null) return habitCard(habit, text, { heading: text.recurring.noWords });
  if ('safety' in changed) return { words: text.harm[changed.safety] };
  const { updateRecurringCommitment } = await send(ctx, { id: habit.id, version: habit.version, ...changed });
  return habitCard(updateRecurringCommitment.recurringCommitment, text, { heading: text.recurring.wordsChanged, isOneOfMany: true });
}

/** What the words change of a habit, or the harm that they speak of; null where there is no promise in them. */
function changedBy(habit: RecurringFragment, words: string, reading: Reading) {
  const safety = harmIn(reading);
  if (safety !== null) return { safety };
  if (!reading.isCommitment) return null;
  const rule = ruleIn(reading, habit);
  return { ...(isOnlyDays(reading) ? {} : { text: wordsToKeep(words) }), ...(rule === null ? {} : { rule }), ...timeIn(habit, words, reading) };
}

/** "Tuesdays and thursdays" names days and nothing to do: the words stay. */
const isOnlyDays = ({ items }: Reading): boolean => items[0]?.points.S === 0 && items[0].when.kind === 'recurring';

/** The time of day that the new words name. Without one it stays as it was, unless they ask for none or say the same without it. */
function timeIn({ commitment }: RecurringFragment, words: string, { items }: Reading): { timeOfDay?: string | null } {
  const timeOfDay = items[0]?.timeOfDay ?? null;
  if (timeOfDay !== null) return { timeOfDay };
  return endsHour({ commitment, shown: commitment, dueDate: null }, words) ? { timeOfDay: null } : {};
}

/** How often the new words say that it comes, until the day on which it ends anyway; null when they do not say. */
function ruleIn({ items }: Reading, { endsOn }: RecurringFragment): string | null {
  const [item] = items;
  if (item?.when.kind !== 'recurring' || item.when.rrule === null || items.length > 1) return null;
  return item.when.rrule.includes('UNTIL') ? item.when.rrule : wholeRule({ rule: item.when.rrule, endsOn });
}
