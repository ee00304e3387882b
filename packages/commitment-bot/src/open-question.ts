import type { BotContext } from '@progress/bot-kit/bot-context';
import { type MeQuery, NoteQuestionDocument } from '@progress/schema';

/** What a question is about, and what more it needs to be answered: `profile:bio`, `rename:<promise>`, `improve:<words>`. The API keeps it for some minutes. */
export type Question = `${'profile' | 'contacts' | 'rename' | 'reword' | 'improve'}:${string}`;

const OFFERED = 'offered:';

/** That this was just asked: whatever is written next may be the answer, whether it replies to the question or not. */
export async function noteQuestion(ctx: BotContext, question: Question): Promise<void> {
  await ctx.api.mutate(NoteQuestionDocument, { input: { bot: 'COMMITMENT', question } });
}

/** That what was written may have been the answer, and that its writer is asked which it was: what they write next is no answer any more. */
export async function offerAnswer(ctx: BotContext, question: Question): Promise<void> {
  await ctx.api.mutate(NoteQuestionDocument, { input: { bot: 'COMMITMENT', question: `${OFFERED}${question}` } });
}

/** The question has its answer, or is let go. */
export async function letQuestionGo(ctx: BotContext): Promise<void> {
  await ctx.api.mutate(NoteQuestionDocument, { input: { bot: 'COMMITMENT', question: null } });
}

const noted = (me: MeQuery['me']): string | null => me?.openQuestions.find(({ bot }) => bot === 'COMMITMENT')?.question ?? null;

/** What this bot has just asked; null when it waits for nothing. */
export function openQuestion(me: MeQuery['me']): Question | null {
  const question = noted(me);
  return question === null || question.startsWith(OFFERED) ? null : (question as Question);
}

/** The question to which somebody has just perhaps written the answer; null when there is none. */
export function offeredQuestion(me: MeQuery['me']): Question | null {
  const question = noted(me);
  return question?.startsWith(OFFERED) ? (question.slice(OFFERED.length) as Question) : null;
}
