import type { BotContext } from '@progress/bot-kit/bot-context';
import { markedWords, repliedTo } from './replied.ts';

/** The promise that a message replies to, when it answers a question of ours; else null. */
export function promiseAsked(ctx: BotContext): string | null {
  const asked = repliedTo(ctx);
  return asked && markedWords(asked, 'blockquote');
}

/** The promise with the answer behind it; the answer alone when it says the whole promise again. */
export function joinedWith(promise: string, answer: string): string {
  const wordsOf = (words: string): string[] => words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = new Set(wordsOf(answer));
  const repeated = wordsOf(promise).filter((word) => said.has(word)).length;
  return repeated > wordsOf(promise).length / 2 ? answer : `${promise} ${answer}`;
}
