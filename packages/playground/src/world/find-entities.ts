import type { MessageEntity } from '@grammyjs/types';

/** Kinds the server finds by itself; a bot's own entity of such a kind is dropped and found again. */
export const FOUND_KINDS: { type: 'url' | 'email' | 'bot_command' | 'mention' | 'hashtag'; pattern: RegExp }[] = [
  {
    type: 'url',
    pattern:
      /(?<![\w@.])(?:https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}']|(?:[a-z0-9-]+\.)+(?:com|org|net|io|me|dev|app|example)\b(?:\/[^\s<>"]*[^\s<>".,;:!?)\]}'])?)/giu,
  },
  { type: 'email', pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu },
  { type: 'bot_command', pattern: /(?<![\w/@<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])/gu },
  { type: 'mention', pattern: /(?<![\w/@.])@[A-Za-z0-9_]{3,32}(?![\w@])/gu },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_&])#(?=[\p{L}\p{N}_]*[\p{L}_])[\p{L}\p{N}_]{1,256}/gu },
];

const isInside = (offset: number, end: number, entity: MessageEntity): boolean => offset < entity.offset + entity.length && end > entity.offset;

/** Returns the commands, addresses, mentions and hashtags in `text`, leaving out what lies in code or in a link of `own`. */
export function findEntities(text: string, own: readonly MessageEntity[] = []): MessageEntity[] {
  const closed = own.filter((entity) => ['code', 'pre', 'text_link', 'text_mention'].includes(entity.type));
  const found: MessageEntity[] = [];
  for (const { type, pattern } of FOUND_KINDS) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if ([...closed, ...found].every((entity) => !isInside(match.index, end, entity))) found.push({ type, offset: match.index, length: match[0].length });
    }
  }
  return found;
}
