import type { BotContext } from '@progress/bot-kit/bot-context';

type Marked = { readonly text: string; readonly entities?: readonly { readonly type: string; readonly offset: number; readonly length: number }[] | undefined };

/** The message of this bot that a text replies to; null when it replies to none. */
export function repliedTo({ message, botInfo }: BotContext): Marked | null {
  const asked = message && 'text' in message && 'reply_to_message' in message ? message.reply_to_message : undefined;
  return asked && asked.from?.id === botInfo.id && 'text' in asked ? asked : null;
}

/** The words of a message under the first mark of a kind; null where there is none. */
export function markedWords({ text, entities = [] }: Marked, type: 'blockquote' | 'italic' | 'bold'): string | null {
  const mark = entities.find((entity) => entity.type === type);
  return mark ? text.slice(mark.offset, mark.offset + mark.length) : null;
}
