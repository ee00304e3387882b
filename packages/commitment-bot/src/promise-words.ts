import type { BotContext } from '@progress/bot-kit/bot-context';
import { paragraphs, say, type Spoken } from '@progress/bot-kit/speak';
import { AnalyzeCommitmentDocument, type AnalyzeCommitmentMutation, ApiError, ChangePromiseDocument, type PromiseFragment } from '@progress/schema';
import { bold, italic } from 'telegraf/format';
import { promiseCard, promiseList } from './promise-card.ts';
import { promisingNow } from './promising-now.ts';
import { LANGUAGES, textOf } from './text.ts';

type Reading = AnalyzeCommitmentMutation['analyzeCommitment']['reading'];

/** Asks for other words in a message that opens the reply field and names the promise: nothing is kept in this process. */
export async function askForWords(ctx: BotContext, { commitment }: PromiseFragment): Promise<void> {
  const text = textOf(ctx);
  await ctx.reply(paragraphs(bold(commitment ?? ''), italic(text.promises.askWords)), {
    reply_markup: { force_reply: true, input_field_placeholder: text.reading.answerHere },
  });
}

/** The words of the promise for which a message replies to our question for others; else null. */
export function renamedPromise(ctx: BotContext): string | null {
  const { message } = ctx;
  const asked = message && 'reply_to_message' in message ? message.reply_to_message : undefined;
  if (!asked || asked.from?.id !== ctx.botInfo.id || !('text' in asked)) return null;
  const name = asked.entities?.find((entity) => entity.type === 'bold' && entity.offset === 0);
  const isQuestion = Object.values(LANGUAGES).some(({ promises }) => asked.text.endsWith(promises.askWords));
  return name && isQuestion ? asked.text.slice(0, name.length) : null;
}

/** Gives a promise the words that were answered, and the day that is named in them. */
export async function rename(ctx: BotContext, named: string, words: string): Promise<void> {
  const text = textOf(ctx);
  const me = await promisingNow(ctx);
  const one = me.commitments.nodes.find(({ commitment }) => commitment?.trim() === named.trim());
  if (!one) return say(ctx, promiseList(me, text, text.promises.gone));
  try {
    const { analyzeCommitment } = await ctx.api.mutate(AnalyzeCommitmentDocument, { input: { text: words } });
    await say(ctx, await renamed(ctx, one, analyzeCommitment.reading));
  } catch (error) {
    if (!(error instanceof ApiError) || !['INVALID_INPUT', 'VERSION_CONFLICT', 'COMMITMENT_LOCKED'].includes(error.code)) throw error;
    await say(ctx, error.code === 'INVALID_INPUT' ? { words: text.reading.tooLong } : promiseList(await promisingNow(ctx), text, text.promises.gone));
  }
}

async function renamed(ctx: BotContext, one: PromiseFragment, reading: Reading): Promise<Spoken> {
  const text = textOf(ctx);
  const harmful = reading.items.find(({ safety }) => safety !== 'NONE');
  if (harmful && harmful.safety !== 'NONE') return { words: text.harm[harmful.safety] };
  const changes = changesIn(reading);
  if (changes === null) return promiseCard(one, await promisingNow(ctx), text, text.promises.noWords);
  await ctx.api.mutate(ChangePromiseDocument, { input: { id: one.id, version: one.version, ...changes } });
  const me = await promisingNow(ctx);
  const now = me.commitments.nodes.find(({ id }) => id === one.id);
  return now ? promiseCard(now, me, text, text.promises.changed.renamed) : promiseList(me, text, text.promises.gone);
}

/** The words, and the day where they name one; "friday" alone names a day and nothing to do, so the words stay. Null where no promise can be read. */
export function changesIn({ isCommitment, items }: Pick<Reading, 'isCommitment' | 'items'>): { text?: string; dueDate?: string } | null {
  const [item] = items;
  if (!isCommitment || item === undefined || items.length > 1) return null;
  const day = item.dueDate === null ? {} : { dueDate: item.dueDate };
  return item.points.S === 0 && item.dueDate !== null ? day : { text: item.text, ...day };
}
