import type { BotContext } from '@progress/bot-kit/bot-context';
import { type MeQuery, NoteQuestionDocument } from '@progress/schema';

/** What a question is about, and what more it needs to be answered: `profile:bio`, `rename:<promise>`, `improve:<words>`. The API keeps it for some minutes. */
export type Question = `${'profile' | 'contacts' | 'rename' | 'reword' | 'improve'}:${string}`;

/** That this was just asked: whatever is written next may be the answer, whether it replies to the question or not. */
export async function noteQuestion(ctx: BotContext, question: Question): Promise<void> {
  await ctx.api.mutate(NoteQuestionDocument, { input: { bot: 'COMMITMENT', question } });
}

/** The question has its answer, or is let go. */
export async function letQuestionGo(ctx: BotContext): Promise<void> {
  await ctx.api.mutate(NoteQuestionDocument, { input: { bot: 'COMMITMENT', question: null } });
}

/** What this bot has just asked; null when it waits for nothing. */
export const openQuestion = (me: MeQuery['me']): Question | null =>
  (me?.openQuestions.find(({ bot }) => bot === 'COMMITMENT')?.question ?? null) as Question | null;
