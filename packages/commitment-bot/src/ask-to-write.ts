import type { BotContext } from '@progress/bot-kit/bot-context';
import { noteQuestion } from './open-question.ts';
import { LANGUAGES, textOf } from './text.ts';
import { repliedTo } from './replied.ts';

/** Where a question that is answered in words belongs to. */
export type Asker = 'profile' | 'contacts';

/** Asks a question in a message that opens the reply field. Its very words tell the reply to it from everything else; what is written without replying is known by what was noted. */
export async function askToWrite(ctx: BotContext, asker: Asker, question: string): Promise<void> {
  const { ask, placeholder } = questionsOf(asker, textOf(ctx));
  await ctx.reply(ask[question]!, { reply_markup: { force_reply: true, input_field_placeholder: placeholder[question]! } });
  await noteQuestion(ctx, `${asker}:${question}`);
}

/** Which question of ours a message replies to, in whatever language it was asked; null when it replies to none. */
export function questionReplied(ctx: BotContext, asker: Asker): string | null {
  const asked = repliedTo(ctx);
  if (asked === null) return null;
  const questions = Object.values(LANGUAGES).flatMap((text) => Object.entries(questionsOf(asker, text).ask));
  return questions.find(([, words]) => words === asked.text)?.[0] ?? null;
}

type Questions = { readonly ask: Readonly<Record<string, string>>; readonly placeholder: Readonly<Record<string, string>> };
const questionsOf = (asker: Asker, text: Readonly<Record<Asker, Questions>>): Questions => text[asker];
