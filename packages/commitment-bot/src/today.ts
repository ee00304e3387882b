import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import {
  ApiError,
  type CommitmentCardFragment,
  CommitmentByIdDocument,
  CompleteCommitmentDocument,
  FailCommitmentDocument,
  TodayDocument,
  type TodayQuery,
  UndoCommitmentDocument,
} from '@progress/schema';
import { bold, fmt, type FmtString } from 'telegraf/format';
import type { InlineKeyboardButton } from 'telegraf/types';
import { buttonAbout, idBehind } from './buttons.ts';
import { clockTime, dayAndTime, daysFrom, longDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import { itemsRow } from './action-items.ts';
import { changeRow, restingRow } from './change-row.ts';
import { dueWords } from './due-words.ts';
import { pageOf, pageRows } from './list-page.ts';
import { promisedWords, shownWords } from './telling-apart.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { lengthQuestion, lengthRow, lengthWords } from './took.ts';

type Member = NonNullable<TodayQuery['me']>;
/** What has just happened to one commitment, shown above the list. */
type News = {
  readonly heading: string;
  readonly commitment: CommitmentCardFragment | null;
  readonly canUndo: boolean;
  readonly after?: string | null;
  readonly asksLength?: boolean;
};

const MOST = 8;
/** As many as the API hands out at once. */
const FETCHED = 100;

/** The open promises to tick off. The list is drawn anew, in place, after every button. */
export function register(bot: BotOf): void {
  bot.command('today', (ctx) => showOpen(ctx, null, textOf(ctx).today.empty));
  bot.action(/^today:(\d+)$/, (ctx) => turnPage(ctx, Number(ctx.match[1])));
  bot.action(/^done:([\w-]+)$/, (ctx) => report(ctx, ctx.match[1]!, complete(null)));
  bot.action(/^done:([\w-]+):(\d{4}-\d\d-\d\d)$/, (ctx) => report(ctx, ctx.match[1]!, complete(ctx.match[2]!)));
  bot.action(/^took:([\w-]+):(\d{1,4})$/, (ctx) => report(ctx, ctx.match[1]!, took(Number(ctx.match[2]))));
  bot.action(/^failed:([\w-]+)$/, (ctx) => report(ctx, ctx.match[1]!, giveUp));
  bot.action(/^undo:([\w-]+)$/, (ctx) => report(ctx, ctx.match[1]!, undo));
  bot.action(/^later:([\w-]+)$/, (ctx) => report(ctx, ctx.match[1]!, leaveOpen));
}

/** The list as a new message, behind an opening; other words when nothing is open. */
export async function showOpen(ctx: BotContext, opening: string | null, nothingOpen: string): Promise<void> {
  const text = textOf(ctx);
  const [member, fromCalls] = await Promise.all([memberNow(ctx), itemsRow(ctx)]);
  if (!member || member.commitments.nodes.length === 0) {
    const words = paragraphs(opening === null && member ? header(member, text) : null, nothingOpen);
    return say(ctx, { words, rows: [...(member ? restingRow(member, text) : []), ...fromCalls] });
  }
  const list = todayList(member, text, null);
  await say(ctx, { words: paragraphs(opening, list.words), rows: [...(list.rows ?? []), ...fromCalls] });
}

async function turnPage(ctx: BotContext, page: number): Promise<void> {
  const member = await memberNow(ctx);
  if (member) await sayInPlace(ctx, todayList(member, textOf(ctx), null, page));
}

type Act = (ctx: BotContext, id: string, text: Text) => Promise<News>;

async function report(ctx: BotContext, short: string, act: Act): Promise<void> {
  const text = textOf(ctx);
  const id = idBehind(short);
  const news = id === null ? gone(text) : await act(ctx, id, text).catch((error: unknown) => refusal(ctx, id, error));
  const member = await memberNow(ctx);
  if (member) await sayInPlace(ctx, todayList(member, text, news));
}

/** Done today, or on the day that a button of the morning after names. */
const complete =
  (doneOn: string | null): Act =>
  async (ctx, id, text) => {
    const { completeCommitment } = await ctx.api.mutate(CompleteCommitmentDocument, { input: { id, ...(doneOn !== null && { doneOn }) } });
    const { commitment } = completeCommitment;
    const heading = commitment.isLate ? text.today.wasDoneLate : text.today.wasDone;
    return { heading, commitment, canUndo: true, after: lengthQuestion(commitment, text), asksLength: true };
  };

/** How long it took, told after it was done. Of one that was taken back meanwhile nothing is noted. */
const took =
  (minutes: number): Act =>
  async (ctx, id, text) => {
    const { commitment } = await ctx.api.query(CommitmentByIdDocument, { id });
    if (!commitment) return gone(text);
    if (commitment.status !== 'COMPLETED') return { heading: text.today.notDoneYet, commitment, canUndo: false };
    await ctx.api.mutate(CompleteCommitmentDocument, { input: { id, actualTimeMinutes: minutes } });
    return { heading: text.today.tookNoted(lengthWords(minutes)), commitment, canUndo: true };
  };

const giveUp: Act = async (ctx, id, text) => {
  const { failCommitment } = await ctx.api.mutate(FailCommitmentDocument, { input: { id } });
  return { heading: text.today.couldNotSaid, commitment: failCommitment.commitment, canUndo: true };
};

const undo: Act = async (ctx, id, text) => {
  const { undoCommitment } = await ctx.api.mutate(UndoCommitmentDocument, { input: { id } });
  return { heading: text.today.undone, commitment: undoCommitment.commitment, canUndo: false };
};

/** "Not yet" changes nothing: it says until when there is time. */
const leaveOpen: Act = async (ctx, id, text) => {
  const { me, commitment } = await ctx.api.query(CommitmentByIdDocument, { id });
  if (!commitment) return gone(text);
  return { heading: text.today.wasNotYet, commitment, canUndo: false, after: timeLeft(commitment, me?.timezone ?? 'UTC', text) };
};

/** Until when a promise can be kept in time; null where it has no day, or that has closed. */
export function timeLeft({ closesAt, dueDate, isAwaitingReport }: CommitmentCardFragment, timezone: string, { locale, today }: Text): string | null {
  if (closesAt === null || isAwaitingReport) return null;
  const end = new Date(closesAt);
  const isMidnight = dueDate !== null && clockTime(end, locale, timezone) === '00:00';
  return isMidnight ? today.untilMidnight(longDay(dueDate, locale, null)) : today.until(dayAndTime(end, locale, timezone));
}

const gone = (text: Text): News => ({ heading: text.today.gone, commitment: null, canUndo: false });

/** What the API would not do, said kindly; anything unexpected is thrown on. */
async function refusal(ctx: BotContext, id: string, error: unknown): Promise<News> {
  if (!(error instanceof ApiError)) throw error;
  const text = textOf(ctx);
  if (error.code === 'NOT_FOUND') return gone(text);
  if (error.code !== 'CONFLICT' && error.code !== 'COMMITMENT_LOCKED') throw error;
  const { commitment } = await ctx.api.query(CommitmentByIdDocument, { id });
  const isConflict = error.code === 'CONFLICT';
  return { heading: isConflict ? text.today.conflict : text.today.locked, commitment, canUndo: isConflict };
}

async function memberNow(ctx: BotContext): Promise<Member | null> {
  const { me } = await ctx.api.query(TodayDocument, { first: FETCHED });
  return me;
}

/** A page of the list with its buttons, below the news. */
export function todayList(member: Member, text: Text, news: News | null, page = 0): Spoken {
  const list = pageOf(member.commitments, { page, size: MOST });
  const { shown, before, left, hasNext } = list;
  const isSingle = member.commitments.totalCount === 1;
  return {
    words: paragraphs(
      news && lines(news.heading, news.commitment && bold(shownWords(news.commitment)), news.after ?? null),
      header(member, text),
      lines(
        ...shown.map((commitment, index) => line(commitment, isSingle ? null : before + index + 1, { text, member })),
        left === 0 ? null : hasNext ? text.today.more(left) : text.today.moreLater(left),
      ),
    ),
    rows: [
      ...newsRows(news, text),
      ...shown.map((commitment, index) => rowOf(commitment, isSingle ? '' : `${before + index + 1} `, { text, today: member.today })),
      ...pageRows('today', list, text),
      ...(shown.length === 0 ? restingRow(member, text) : changeRow(member.commitments.nodes, member.resting.totalCount, text)),
    ],
  };
}

function newsRows(news: News | null, text: Text): InlineKeyboardButton[][] {
  if (!news?.commitment || !news.canUndo) return [];
  const lengths = news.asksLength ? lengthRow(news.commitment) : [];
  return [...(lengths.length === 0 ? [] : [lengths]), [buttonAbout(text.today.undo, 'undo', news.commitment.id)]];
}

function header(member: Pick<Member, 'today' | 'currentStreak' | 'breakUntil'>, text: Text): FmtString {
  const isOnBreak = member.breakUntil !== null;
  return lines(
    member.today === null ? null : bold(text.today.title(longDay(member.today, text.locale, member.today))),
    isOnBreak && member.currentStreak === 0 ? null : text.today.streak(member.currentStreak),
    isOnBreak ? text.pause.until(longDay(member.breakUntil!, text.locale, member.today)) : null,
  );
}

/** What was for yesterday may have been done yesterday; then "not yet" is no answer any more. */
function rowOf({ id, dueDate }: CommitmentCardFragment, number: string, { text, today }: { text: Text; today: string | null }): InlineKeyboardButton[] {
  const { done, doneYesterday, doneOnlyNow, notYet, couldNot } = text.today;
  const last = buttonAbout(`${number}${couldNot}`, 'failed', id);
  const isForYesterday = dueDate !== null && today !== null && daysFrom(today, dueDate) === -1;
  return isForYesterday
    ? [buttonAbout(`${number}${doneYesterday}`, 'done', id, dueDate), buttonAbout(`${number}${doneOnlyNow}`, 'done', id), last]
    : [buttonAbout(`${number}${done}`, 'done', id), buttonAbout(`${number}${notYet}`, 'later', id), last];
}

function line(commitment: CommitmentCardFragment, number: number | null, { text, member }: { text: Text; member: Member }): FmtString {
  const about = [
    dueWords(commitment, member.today, text),
    promisedWords(commitment, member.commitments.nodes, { text, timezone: member.timezone }),
    commitment.isAwaitingReport ? text.today.awaiting : null,
  ].filter((part) => part !== null);
  return fmt`${number === null ? '' : `${number}. `}${shownWords(commitment)} (${about.join(', ')})`;
}
