import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { MeDocument, type MeQuery, type ProfileFragment } from '@progress/schema';
import { editedMessage, message } from 'telegraf/filters';
import { takeAsAnswer } from './answers.ts';
import { askNext } from './onboarding.ts';
import { letQuestionGo, openQuestion } from './open-question.ts';
import { readingOf } from './other-words.ts';
import { rename, renamedPromise } from './promise-words.ts';
import { joinedWith, promiseAsked } from './promise-asked.ts';
import { read } from './reading.ts';
import { habitAsked, reword } from './recurring-change.ts';
import { say } from '@progress/bot-kit/speak';
import { textOf } from './text.ts';
import { isThanks } from './thanks.ts';
import { askWhetherPlace, takeAsPlace } from './zone.ts';

/** Who changes what they wrote later than that tidies up, and asks for nothing. */
const EDITS_READ_SECONDS = 600;

/** After the zone the onboarding goes on, if it is not over. */
export async function goOn(ctx: BotContext, user: ProfileFragment): Promise<void> {
  if (user.onboardingStep !== null) await askNext(ctx, user, null);
}

/** Only private chats are listened to; a command in a group is told so, everything else there passes. */
export function registerDoor(bot: BotOf): void {
  bot.use(async (ctx, next) => {
    if (ctx.chat === undefined || ctx.chat.type === 'private') return next();
    if (isCommand(ctx)) await ctx.reply(textOf(ctx).chat.group);
  });
}

/** What no other handler wanted: free text, commands that do not exist, and what is not text at all. */
export function registerRest(bot: BotOf): void {
  bot.help((ctx) => say(ctx, { words: textOf(ctx).help }));
  bot.command('cancel', async (ctx) => {
    await letQuestionGo(ctx);
    await ctx.reply(textOf(ctx).chat.cancelled, { reply_markup: { remove_keyboard: true } });
  });
  bot.on(message('text'), listen);
  bot.on(editedMessage('text'), (ctx) => readEdited(ctx, ctx.editedMessage));
  bot.on('message', (ctx) => say(ctx, { words: textOf(ctx).chat.picture }));
}

async function listen(ctx: BotContext): Promise<void> {
  const text = textOf(ctx);
  const words = ctx.text ?? '';
  if (isCommand(ctx)) return say(ctx, { words: text.chat.unknownCommand });
  if (await takeAsOtherWords(ctx, words)) return;
  const { me } = await ctx.api.query(MeDocument, {});
  const promise = promiseAsked(ctx);
  if (await isAnswer(ctx, words, me)) return;
  if (isThanks(words)) return say(ctx, { words: text.chat.thanked });
  if (promise !== null) await read(ctx, joinedWith(promise, words), todayOf(me));
  else if (!(await isPlace(ctx, words, me?.onboardingStep === 'TIMEZONE'))) await read(ctx, words, todayOf(me));
}

type Edited = { readonly text: string; readonly date: number; readonly edit_date: number };

/** A promise whose words were changed right after they were sent is read once more; what else is changed is left alone. */
async function readEdited(ctx: BotContext, { text, date, edit_date: editedAt }: Edited): Promise<void> {
  if (isCommand(ctx) || editedAt - date > EDITS_READ_SECONDS) return;
  const [{ isCommitment }, { me }] = await Promise.all([readingOf(ctx)(text), ctx.api.query(MeDocument, {})]);
  if (!isCommitment) return;
  await say(ctx, { words: textOf(ctx).chat.edited });
  await read(ctx, text, todayOf(me));
}

const todayOf = (me: MeQuery['me']): string | null => me?.today ?? null;

/** Whether a text that replies to nothing answers what was asked a few minutes ago. What a reply answers is known by itself. */
async function isAnswer(ctx: BotContext, words: string, me: MeQuery['me']): Promise<boolean> {
  const question = openQuestion(me);
  if (question === null) return false;
  if (ctx.message && !('reply_to_message' in ctx.message)) return takeAsAnswer(ctx, question, words);
  await letQuestionGo(ctx);
  return false;
}

/** Whether a text answers the question for other words of a promise, or of one that repeats. */
async function takeAsOtherWords(ctx: BotContext, words: string): Promise<boolean> {
  const [promise, habit] = [renamedPromise(ctx), habitAsked(ctx)];
  if (promise !== null || habit !== null) await letQuestionGo(ctx);
  if (promise !== null) await rename(ctx, promise, words);
  else if (habit !== null) await reword(ctx, habit, words);
  return promise !== null || habit !== null;
}

/** Whether a text names where they live: as an answer to the question for it, or unmistakably. */
const isPlace = (ctx: BotContext, words: string, wasAsked: boolean): Promise<boolean> =>
  wasAsked ? takeAsPlace(ctx, words, goOn) : askWhetherPlace(ctx, words);

function isCommand(ctx: BotContext): boolean {
  return ctx.entities('bot_command').some((entity) => entity.offset === 0);
}
