import type { MessageEntity } from '@grammyjs/types';
import { z } from 'zod';
import { FOUND_KINDS, findEntities } from '../world/find-entities.ts';
import { badRequest } from './bot-api-error.ts';

const PLAIN_KINDS = [
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
] as const;
const place = { offset: z.int(), length: z.int() };
const userShape = z.object({ id: z.int(), is_bot: z.boolean().default(false), first_name: z.string().default('') });

/** Entities as a bot sends them. */
export const entitiesShape: z.ZodType<MessageEntity[]> = z.array(
  z.union([
    z.object({ type: z.enum(PLAIN_KINDS), ...place }),
    z.object({ type: z.literal('pre'), language: z.string().exactOptional(), ...place }),
    z.object({ type: z.literal('text_link'), url: z.string(), ...place }),
    z.object({ type: z.literal('text_mention'), user: userShape, ...place }),
    z.object({ type: z.literal('custom_emoji'), custom_emoji_id: z.string(), ...place }),
  ]),
);

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/** Returns the text as the server keeps it: without white space at its ends, entities checked, sorted and completed. Throws 400 for an entity outside the text. */
export function formatText(text: string, given: readonly MessageEntity[]): FormattedText {
  const own = given.filter((entity) => entity.length > 0 && !FOUND_KINDS.some(({ type }) => type === entity.type));
  for (const entity of own) checkPlace(text, entity);
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const moved = own.map((entity) => cut(entity, start, trimmed.length)).filter((entity) => entity.length > 0);
  const entities = [...moved, ...findEntities(trimmed, moved)].toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  return { text: trimmed, entities };
}

function cut(entity: MessageEntity, start: number, length: number): MessageEntity {
  const from = Math.max(0, entity.offset - start);
  const to = Math.min(length, entity.offset + entity.length - start);
  return { ...entity, offset: from, length: Math.max(0, to - from) };
}

function checkPlace(text: string, entity: MessageEntity): void {
  const end = entity.offset + entity.length;
  const where = `entity beginning at UTF-16 offset ${entity.offset}`;
  if (entity.offset < 0 || entity.offset > text.length) throw badRequest(`${where} is outside of the text`);
  if (end > text.length) throw badRequest(`${where} ends after the end of the text at UTF-16 offset ${end}`);
  if (isMiddle(text, entity.offset)) throw badRequest(`${where} begins in a middle of a UTF-16 symbol`);
  if (isMiddle(text, end)) throw badRequest(`${where} ends in a middle of a UTF-16 symbol at UTF-16 offset ${end}`);
}

/** True between the two halves of a surrogate pair. */
function isMiddle(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
