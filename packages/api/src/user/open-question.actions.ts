import { DomainError } from '../lib/errors.ts';
import { isBlank } from '../lib/text.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { NoteQuestionInput } from './open-question.input.ts';

/** In characters: the longest promise, and what it is asked about. */
const LONGEST_QUESTION = 1200;

/**
 * Notes what a bot has asked the member who acts, in place of what it asked before; null when it waits for nothing any more. Somebody whom the bot cannot write to was asked
 * nothing.
 * @throws DomainError INVALID_INPUT `question`
 */
export async function noteQuestion({ em, now, viewer }: ActionContext, { bot, question }: NoteQuestionInput): Promise<{ readonly userId: string }> {
  if (question != null && (isBlank(question) || question.length > LONGEST_QUESTION))
    throw new DomainError('INVALID_INPUT', `A question is noted in 1 to ${LONGEST_QUESTION} characters.`, 'question');
  const asked = question ?? null;
  await em.execute('update bot_chats set question = ?, asked_at = ? where user_id = ? and bot = ?', [asked, asked === null ? null : now, viewer.id, bot]);
  return { userId: viewer.id! };
}
