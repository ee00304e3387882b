import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { paragraphs, pressedMessage, say, sayInPlace } from '@progress/bot-kit/speak';
import { AnalyzeCommitmentDocument, type AnalyzeCommitmentMutation, MeDocument } from '@progress/schema';
import { quote } from 'telegraf/format';
import { button } from './buttons.ts';
import { give } from './contacts.ts';
import { writtenHours } from './free-hours.ts';
import { askedWithoutHour, isHourAlone } from './hour-words.ts';
import { letQuestionGo, offerAnswer, offeredQuestion, type Question } from './open-question.ts';
import { takeWritten } from './profile.ts';
import { markOf, type Part } from './profile-card.ts';
import { renameById } from './promise-words.ts';
import { joinedWith } from './promise-asked.ts';
import { read } from './reading.ts';
import { rewordById } from './recurring-change.ts';
import { textOf } from './text.ts';
import { markedWords } from './replied.ts';

type Reading = AnalyzeCommitmentMutation['analyzeCommitment']['reading'];
type Kind = Question extends `${infer Known}:${string}` ? Known : never;
/** What becomes of an answer. `about`: what the question says after its kind. */
type Take = (ctx: BotContext, about: string, words: string) => Promise<void>;

const TAKE: Readonly<Record<Kind, Take>> = {
  profile: (ctx, part, words) => takeWritten(ctx, part as Part, words),
  contacts: (ctx, _, address) => give(ctx, { kind: 'EMAIL', address }),
  rename: renameById,
  reword: rewordById,
  improve: async (ctx, promise, words) => {
    const { me } = await ctx.api.query(MeDocument, {});
    await read(ctx, joinedWith(promise, words), me?.today ?? null);
  },
};
const MAIL = /^\S+@\S+\.\S+$/;

/** An answer that could have been something else, after its writer has said which it is. */
export function register(bot: BotOf): void {
  bot.action(/^reply:([\w-]{8})$/, async (ctx) => {
    const { me } = await ctx.api.query(MeDocument, {});
    const question = offeredQuestion(me);
    const words = quotedIn(ctx);
    if (question === null || words === null || markOf(question) !== ctx.match[1]) return sayInPlace(ctx, { words: textOf(ctx).promises.answers.over });
    await sayInPlace(ctx, { words: paragraphs(quote(words)) });
    await take(ctx, question, words);
  });
}

function quotedIn(ctx: BotContext): string | null {
  const message = pressedMessage(ctx);
  return message && markedWords(message, 'blockquote');
}

async function take(ctx: BotContext, question: Question, words: string): Promise<void> {
  const [kind = '', ...about] = question.split(':');
  await letQuestionGo(ctx);
  await TAKE[kind as Kind](ctx, about.join(':'), words);
}

/**
 * Takes a text as the answer to what was asked a few minutes ago, although it does not reply to it. What may as well be a promise is offered as both.
 * @returns false when it is no answer
 */
export async function takeAsAnswer(ctx: BotContext, question: Question, words: string): Promise<boolean> {
  const fit = await fitting(ctx, question, words);
  if (fit === 'answer') await take(ctx, question, words);
  if (fit === 'either') {
    const { answers } = textOf(ctx).promises;
    await offerAnswer(ctx, question);
    await say(ctx, {
      words: paragraphs(quote(words), answers.which),
      rows: [[button(answers.mine, 'reply', markOf(question)), button(answers.promise, 'read', 'quoted')]],
    });
  }
  return fit !== 'neither';
}

type Fit = 'answer' | 'either' | 'neither';

async function fitting(ctx: BotContext, question: Question, words: string): Promise<Fit> {
  if (question === 'profile:hours') return writtenHours(words) === null ? 'neither' : 'answer';
  if (question.startsWith('contacts:')) return MAIL.test(words.trim()) ? 'answer' : 'neither';
  if (isPlainly(question, words)) return 'answer';
  const { analyzeCommitment } = await ctx.api.mutate(AnalyzeCommitmentDocument, { input: { text: words } });
  return fitOf(question, analyzeCommitment.reading);
}

/** How an addition to a promise begins, in English and German: with a number, or with a word that needs something before it. */
const ADDITION =
  /^(?:\d|by |until |till |before |on |at |for |in |every |each |with |from |because |so that |bis |am |um |vor |für |jeden |jede |mit |ab |weil |damit )/iu;
const MOST_WORDS = 3;

/** What only an answer looks like: one or several short words with commas where words were asked for, an addition where a promise was to be improved, or all of it again; an hour, or none, where it was to be called otherwise. */
export function isPlainly(question: Question, words: string): boolean {
  const [kind = '', ...about] = question.split(':');
  if (kind === 'improve') return ADDITION.test(words) || joinedWith(about.join(':'), words) === words;
  if (kind === 'rename' || kind === 'reword') return askedWithoutHour(words) === '' || isHourAlone(words);
  if (question !== 'profile:strengths' && question !== 'profile:needs') return false;
  const parts = words.split(/[,;\n]/u).map((part) => part.trim());
  return parts.every((part) => part !== '' && part.split(/\s+/u).length <= (parts.length === 1 ? 1 : MOST_WORDS));
}

/** Talk answers what is asked about oneself; a promise that says nothing to do, such as a day, answers what is asked about a promise. The rest is a matter of asking. */
export function fitOf(question: Question, { intent, items }: Pick<Reading, 'intent' | 'items'>): Fit {
  if (items.some(({ safety }) => safety !== 'NONE')) return 'neither';
  if (intent === 'PROMISE') return isAboutPromise(question) && items.every(({ points }) => points.S === 0) ? 'answer' : 'either';
  if (intent !== 'CHAT') return 'neither';
  return question.startsWith('profile:') || question.startsWith('improve:') ? 'answer' : 'neither';
}

const isAboutPromise = (question: Question): boolean => !question.startsWith('profile:');
