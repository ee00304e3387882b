import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import {
  AnalyzeCommitmentDocument,
  type AnalyzeCommitmentMutation,
  type CommitmentCardFragment,
  CreateCommitmentDocument,
  CreateRecurringCommitmentDocument,
  MeDocument,
  type SmartLetter,
} from '@progress/schema';
import { bold, italic, quote } from 'telegraf/format';
import { buttonAbout, idBehind } from './buttons.ts';
import { isOpen } from './goal-card.ts';
import { daysFrom, longDay, shortDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, pressedMessage, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { noteQuestion } from './open-question.ts';
import { answeredWith, offersCategories, optionRows, pressedLabel, withoutQuestionAbout } from './question-options.ts';
import { ruleInWords, savedRecurring } from './recurring.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { type Timed, withTime } from './time-words.ts';
import { showOpen } from './today.ts';
import { refusedFor } from './refused.ts';
import { markedWords } from './replied.ts';

type Reading = AnalyzeCommitmentMutation['analyzeCommitment']['reading'];
type Item = Reading['items'][number];

/** From so many points on a letter needs no remark. */
const ENOUGH = { S: 2, M: 1, A: 2, R: 1, T: 1 } as const;
const MOST_REASONS = 2;
/** The API keeps no longer text as one promise. */
const LONGEST_PROMISE = 1000;
const MOST_ALTERNATIVES = 2;
/** Two a row, so that a phone shows them whole. */
const CATEGORY_ROWS = [
  ['HEALTH', 'WORK'],
  ['PERSONAL', 'LEARNING'],
] as const;
/** On a button: it is no harm but something else. */
const SAFE = 'SAFE';
type Category = (typeof CATEGORY_ROWS)[number][number];
const isCategory = (choice: string): choice is Category => CATEGORY_ROWS.some((row) => row.some((category) => category === choice));

/**
 * A promise on its way from the member's words to something kept: read, shown, then kept, improved or dropped by a button. Nothing of it lives in this process:
 * the buttons carry the reading's id, and the question that "Improve" asks quotes the promise, so that the reply to it says what it is about.
 */
export function register(bot: BotOf): void {
  bot.command(['commit', 'promise'], async (ctx) => {
    if (ctx.payload.trim() === '') return say(ctx, { words: textOf(ctx).askFirst });
    const { me } = await ctx.api.query(MeDocument, {});
    await read(ctx, ctx.payload, me?.today ?? null);
  });
  bot.action(/^keep:([\w-]+):(\d+)(?::(\d{4}-\d\d-\d\d|HEALTH|WORK|PERSONAL|LEARNING|SAFE))?$/, (ctx) => keep(ctx, ctx.match, keepOnce));
  bot.action(/^repeat:([\w-]+):(\d+)(?::(\d{4}-\d\d-\d\d|HEALTH|WORK|PERSONAL|LEARNING|SAFE))?$/, (ctx) => keep(ctx, ctx.match, keepRepeating));
  bot.action('read:quoted', readQuoted);
  bot.action(/^answer:[\w-]+:\d+:([SMART])\d$/, (ctx) => readAnswered(ctx, ctx.match[1] as SmartLetter));
  bot.action(/^improve:/, ask);
  bot.action(/^drop:/, (ctx) => sayInPlace(ctx, { words: paragraphs(quoted(ctx), textOf(ctx).reading.dropped) }));
}

/** What was taken for something else is a promise after all. */
async function readQuoted(ctx: BotContext): Promise<void> {
  const words = fragment(ctx, 'blockquote');
  if (words === null) return say(ctx, { words: textOf(ctx).reading.gone });
  const { me } = await ctx.api.query(MeDocument, {});
  await sayInPlace(ctx, { words: paragraphs(quote(words)) });
  await read(ctx, words, me?.today ?? null);
}

/** Puts a tapped answer behind the promise and shows in place how it reads now. A second tap finds other buttons and changes nothing. */
async function readAnswered(ctx: BotContext, letter: SmartLetter): Promise<void> {
  const text = textOf(ctx);
  const promise = fragment(ctx, 'blockquote');
  if (promise === null) return say(ctx, { words: text.reading.gone });
  const option = pressedLabel(ctx);
  if (option === null) return;
  const { me } = await ctx.api.query(MeDocument, {});
  const { analyzeCommitment } = await ctx.api.mutate(AnalyzeCommitmentDocument, { input: { text: answeredWith(promise, option, letter) } });
  const { reading } = analyzeCommitment;
  const [item] = reading.items;
  if (item === undefined || reading.items.length > 1 || item.safety !== 'NONE') return show(ctx, reading, me?.today ?? null);
  await sayInPlace(ctx, shownItem(reading, withoutQuestionAbout(item, letter), { text, today: me?.today ?? null, intro: text.reading.intro(1) }));
}

/** Reads a message and shows what was understood, one message for each promise in it. */
export async function read(ctx: BotContext, words: string, today: string | null): Promise<void> {
  const text = textOf(ctx);
  try {
    const { analyzeCommitment } = await ctx.api.mutate(AnalyzeCommitmentDocument, { input: { text: words } });
    await show(ctx, analyzeCommitment.reading, today);
  } catch (error) {
    refusedFor(error, 'INVALID_INPUT');
    await say(ctx, { words: text.reading.tooLong });
  }
}

async function show(ctx: BotContext, reading: Reading, today: string | null): Promise<void> {
  const text = textOf(ctx);
  const harmful = reading.items.find((item) => item.safety !== 'NONE');
  if (harmful && harmful.safety !== 'NONE') return say(ctx, shownHarm(reading, harmful, text));
  if (!reading.isCommitment || reading.items.length === 0) return answerOther(ctx, reading);
  if (reading.items.some((item) => item.text.length > LONGEST_PROMISE)) return say(ctx, { words: text.reading.tooLong });
  for (const [index, item] of reading.items.entries()) {
    await say(ctx, shownItem(reading, item, { text, today, intro: index === 0 ? text.reading.intro(reading.items.length) : null }));
  }
}

/** Where help is, in warm words. What is only suspected may be something else: the member says so with one tap, and nothing is kept before. */
export function shownHarm(reading: { readonly id: string }, item: Item, { harm }: Text): Spoken {
  if (item.safety === 'NONE' || item.safetyCertainty !== 'SUSPECTED') return { words: harm[item.safety === 'NONE' ? 'UNSAFE_PLAN' : item.safety] };
  const verb = ruleOf(item) === null ? 'keep' : 'repeat';
  return { words: harm.suspected, rows: [[buttonAbout(harm.somethingElse, verb, reading.id, item.index, SAFE)]] };
}

async function answerOther(ctx: BotContext, { intent }: Reading): Promise<void> {
  const { chat, help } = textOf(ctx);
  if (intent === 'REPORT') return showOpen(ctx, chat.report, chat.reportNoneOpen);
  await say(ctx, { words: intent === 'QUESTION' ? paragraphs(chat.question, help) : chat.small });
}

type Around = { readonly text: Text; readonly today: string | null; readonly intro: string | null };

/** What was understood of one promise, and what can be done with it. */
export function shownItem(reading: { readonly id: string }, item: Item, { text, today, intro }: Around): Spoken {
  const words = text.reading;
  const about = [reading.id, item.index] as const;
  const rule = ruleOf(item);
  const verb = rule === null ? 'keep' : 'repeat';
  const alternatives = item.dueAlternatives.slice(0, MOST_ALTERNATIVES);
  return {
    words: paragraphs(
      intro,
      quote(item.text),
      lines(...whenLines(item, today, text), item.score === null ? null : words.score(item.score), ...remarks(item, text)),
      offersCategories(item) ? words.categoryQuestion : null,
      item.question === null ? null : lines(words.question, italic(words.ask(item.questionLetter, item.question))),
    ),
    rows: [
      [buttonAbout(words.keep, verb, ...about), ...(item.question === null ? [] : [buttonAbout(words.improve, 'improve', ...about)])],
      ...alternatives.map((day) => [buttonAbout(words.keepFor(shortDay(day, text.locale)), verb, ...about, day)]),
      ...optionRows(reading.id, item),
      ...(offersCategories(item) ? CATEGORY_ROWS.map((row) => row.map((category) => buttonAbout(words.categories[category], verb, ...about, category))) : []),
      [...(rule === null ? [] : [buttonAbout(text.recurring.once, 'keep', ...about)]), buttonAbout(words.drop, 'drop', ...about)],
    ],
  };
}

/** How often it comes, where it does so again and again; else null. */
const ruleOf = ({ when }: Item): string | null => (when.kind === 'recurring' ? when.rrule : null);

function whenLines(item: Item, today: string | null, text: Text): string[] {
  const rule = ruleOf(item);
  if (rule === null || item.dueDate === null) return [dueLine(item, today, text)];
  return [text.recurring.reading(withTime(ruleInWords(rule, text), item.timeOfDay, text)), text.recurring.first(longDay(item.dueDate, text.locale, today))];
}

function dueLine({ dueDate, timeOfDay }: Timed, today: string | null, text: Text): string {
  const { noDue, due, dueToday, dueTomorrow } = text.reading;
  if (dueDate === null) return noDue;
  const day = longDay(dueDate, text.locale, today);
  const away = today === null ? null : daysFrom(today, dueDate);
  return withTime(away === 0 ? dueToday(day) : away === 1 ? dueTomorrow(day) : due(day), timeOfDay, text);
}

/** What keeps the promise from being clear, or that nothing does. */
function remarks(item: Item, text: Text): string[] {
  const lacking = item.reasons.filter(({ letter }) => item.points[letter] < ENOUGH[letter] && !(letter === 'S' && isClearEnough(item))).slice(0, MOST_REASONS);
  return lacking.length === 0 ? [text.reading.clear] : lacking.map((reason) => `– ${text.reading.lacking(reason.letter, reason.text)}`);
}

/** "Jog" is a point short of the fullest words, and yet all that can be said of it: where nothing more is asked about what is done, nothing is remarked either. */
const isClearEnough = ({ points, questionLetter }: Item): boolean => points.S === 1 && points.M >= 1 && points.A === 2 && questionLetter !== 'S';

type Keep = (ctx: BotContext, input: { readonly readingId: string; readonly item: number }, choice: string | undefined) => Promise<Spoken>;

async function keep(ctx: BotContext, [, short = '', item = '', choice]: RegExpMatchArray, as: Keep): Promise<void> {
  const text = textOf(ctx);
  const readingId = idBehind(short);
  if (readingId === null) return sayInPlace(ctx, { words: text.reading.gone });
  try {
    const kept = await as(ctx, { readingId, item: Number(item) }, choice);
    await sayInPlace(ctx, choice === SAFE ? { ...kept, words: paragraphs(kept.words, text.harm.stillThere) } : kept);
  } catch (error) {
    const code = refusedFor(error, 'NOT_FOUND', 'CONFLICT', 'INVALID_INPUT');
    if (code === 'CONFLICT') return say(ctx, { words: text.reading.keptBefore });
    await sayInPlace(ctx, { words: code === 'INVALID_INPUT' ? text.reading.notSaved : text.reading.gone });
  }
}

const keepOnce: Keep = async (ctx, item, choice) => {
  const text = textOf(ctx);
  const { createCommitment } = await ctx.api.mutate(CreateCommitmentDocument, { input: { ...item, ...chosen(choice) } });
  const { commitment, user } = createCommitment;
  const hasGoals = user.longTermGoals.some(isOpen);
  const change = buttonAbout(text.promises.changeThis, 'promise', commitment.id);
  return { words: saved(commitment, text), rows: [[...(hasGoals ? [buttonAbout(text.goals.belongs, 'belongs', commitment.id)] : []), change]] };
};

const keepRepeating: Keep = async (ctx, item, choice) => {
  const { dueDate, ...more } = chosen(choice);
  const input = { ...item, ...more, ...(dueDate !== undefined && { startsOn: dueDate }) };
  const { createRecurringCommitment } = await ctx.api.mutate(CreateRecurringCommitmentDocument, { input });
  return { words: savedRecurring(createRecurringCommitment.recurringCommitment, textOf(ctx)) };
};

/** What a button beside "Keep" says more: another day, the area of life, or that a suspicion of harm is wrong. */
function chosen(choice: string | undefined): { dueDate?: string; category?: Category; confirmedSafe?: true } {
  if (choice === undefined) return {};
  if (choice === SAFE) return { confirmedSafe: true };
  return isCategory(choice) ? { category: choice } : { dueDate: choice };
}

/** That a promise is kept here, and until when. */
export function saved(commitment: CommitmentCardFragment, text: Text) {
  const { saved: heading, savedDue, savedOpen } = text.reading;
  const after = commitment.dueDate === null ? savedOpen : savedDue(withTime(longDay(commitment.dueDate, text.locale, null), commitment.timeOfDay, text));
  return paragraphs(lines(heading, bold(commitment.commitment ?? '')), after);
}

/** Asks the reading's question in a message that opens the reply field and quotes the promise. */
async function ask(ctx: BotContext): Promise<void> {
  const text = textOf(ctx);
  const promise = fragment(ctx, 'blockquote');
  const question = fragment(ctx, 'italic');
  if (promise === null || question === null) return say(ctx, { words: text.reading.gone });
  await ctx.reply(paragraphs(quote(promise), question), { reply_markup: { force_reply: true, input_field_placeholder: text.reading.answerHere } });
  await noteQuestion(ctx, `improve:${promise}`);
}

function quoted(ctx: BotContext) {
  const promise = fragment(ctx, 'blockquote');
  return promise === null ? null : quote(promise);
}

/** What stands under the first mark of a kind in the message whose button was pressed. */
function fragment(ctx: BotContext, type: 'blockquote' | 'italic'): string | null {
  const message = pressedMessage(ctx);
  return message && markedWords(message, type);
}
