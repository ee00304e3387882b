import type { BotContext } from '@progress/bot-kit/bot-context';
import { dayAndTime, longDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, say, type Spoken } from '@progress/bot-kit/speak';
import { ChangePromiseDocument, type PromiseFragment, type PromisingFragment } from '@progress/schema';
import { bold, italic } from 'telegraf/format';
import { shortId } from '@progress/bot-kit/callback-data';
import { idBehind } from './buttons.ts';
import { noteQuestion } from './open-question.ts';
import { changesBy, harmIn, hourChange, readingOf, wordsToKeep } from './other-words.ts';
import { promiseCard, promiseList } from './promise-card.ts';
import { promisingNow } from './promising-now.ts';
import { shownWords } from './telling-apart.ts';
import { LANGUAGES, textOf } from './text.ts';
import type { Text } from './text.en.ts';
import { refusedFor } from './refused.ts';
import { markedWords, repliedTo } from './replied.ts';

/** Asks for other words in a message that opens the reply field and names the promise: nothing is kept in this process. */
export async function askForWords(ctx: BotContext, one: PromiseFragment, { commitments, timezone }: PromisingFragment): Promise<void> {
  const text = textOf(ctx);
  const name = shownWords(one);
  const isAlone = namesakes(commitments.nodes, name).length === 1;
  const which = isAlone ? null : Object.values(whichWords(one, timezone, text)).join(', ');
  await ctx.reply(paragraphs(lines(bold(name), which), one.timeOfDay === null ? null : text.promises.timeGoes, italic(text.promises.askWords)), {
    reply_markup: { force_reply: true, input_field_placeholder: text.reading.answerHere },
  });
  await noteQuestion(ctx, `rename:${shortId(one.id)}`);
}

const namesakes = (all: readonly PromiseFragment[], named: string): PromiseFragment[] =>
  all.filter((one) => [shownWords(one), one.commitment ?? ''].some((words) => words.trim() === named.trim()));

/** What tells a promise from others with the same words: the day it is due, and when it was made. */
function whichWords({ dueDate, createdAt }: PromiseFragment, timezone: string | null, { locale, reading, promises }: Text): { due: string; promised: string } {
  const due = dueDate === null ? reading.noDue : reading.due(longDay(dueDate, locale, null));
  return { due, promised: promises.promisedAt(dayAndTime(new Date(createdAt), locale, timezone ?? 'UTC')) };
}

/** The one of several with the same words that our question was about, in whatever language it was asked. */
function meant(all: readonly PromiseFragment[], question: string, timezone: string | null): PromiseFragment | undefined {
  const asked = (one: PromiseFragment): number =>
    Math.max(...Object.values(LANGUAGES).map((text) => Object.values(whichWords(one, timezone, text)).filter((words) => question.includes(words)).length));
  return all.toSorted((a, b) => asked(b) - asked(a))[0];
}

/** The words of the promise for which a message replies to our question for others, and the question; else null. */
export function renamedPromise(ctx: BotContext): { readonly named: string; readonly question: string } | null {
  const asked = repliedTo(ctx);
  const named = asked && markedWords(asked, 'bold');
  const isQuestion = asked !== null && Object.values(LANGUAGES).some(({ promises }) => asked.text.endsWith(promises.askWords));
  return named !== null && isQuestion ? { named, question: asked.text } : null;
}

/** Gives a promise the words that were answered, and the day that is named in them. */
export async function rename(ctx: BotContext, { named, question }: { readonly named: string; readonly question: string }, words: string): Promise<void> {
  const me = await promisingNow(ctx);
  await renameOne(ctx, meant(namesakes(me.commitments.nodes, named), question, me.timezone), words);
}

/** The same of the promise behind a short id, for what was written without replying. */
export async function renameById(ctx: BotContext, short: string, words: string): Promise<void> {
  const me = await promisingNow(ctx);
  await renameOne(
    ctx,
    me.commitments.nodes.find(({ id }) => id === idBehind(short)),
    words,
  );
}

async function renameOne(ctx: BotContext, one: PromiseFragment | undefined, words: string): Promise<void> {
  const text = textOf(ctx);
  if (!one) return say(ctx, promiseList(await promisingNow(ctx), text, text.promises.gone));
  try {
    await say(ctx, await renamed(ctx, one, words));
  } catch (error) {
    const code = refusedFor(error, 'INVALID_INPUT', 'VERSION_CONFLICT', 'COMMITMENT_LOCKED');
    await say(ctx, code === 'INVALID_INPUT' ? { words: text.reading.tooLong } : promiseList(await promisingNow(ctx), text, text.promises.gone));
  }
}

async function renamed(ctx: BotContext, one: PromiseFragment, words: string): Promise<Spoken> {
  const text = textOf(ctx);
  const changes = await changesFrom(ctx, one, words);
  if (changes !== null && 'safety' in changes) return { words: text.harm[changes.safety] };
  if (changes === null) return promiseCard(one, await promisingNow(ctx), text, text.promises.noWords);
  await ctx.api.mutate(ChangePromiseDocument, { input: { id: one.id, version: one.version, ...changes } });
  const me = await promisingNow(ctx);
  const now = me.commitments.nodes.find(({ id }) => id === one.id);
  return now ? promiseCard(now, me, text, text.promises.changed.renamed) : promiseList(me, text, text.promises.gone);
}

/** What the words change, or the harm that they speak of; null where no one promise can be read in them. */
async function changesFrom(ctx: BotContext, one: PromiseFragment, words: string) {
  const read = readingOf(ctx);
  const named = { commitment: one.commitment ?? '', shown: shownWords(one), dueDate: one.dueDate };
  const ofHour = await hourChange(named, words, read);
  if (ofHour !== null) return ofHour;
  const reading = await read(wordsToKeep(words));
  const safety = harmIn(reading);
  return safety === null ? changesBy(named, words, { reading, read }) : { safety };
}
