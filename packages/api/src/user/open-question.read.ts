import { adds, admin, anyOf, computed, many, now, one, open, payload, readable, type Row } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import { BotChat } from './bot-chat.entity.ts';
import { User } from './user.entity.ts';
import { own } from './user.read.ts';

/** What was asked is between the bot and the member, and after ten minutes nobody's answer any more. */
export const openQuestionReads: Readable[] = [
  readable(BotChat, {
    type: 'OpenQuestion',
    rows: anyOf<BotChat>(own, admin),
    fields: {
      ...open<BotChat>('bot'),
      // Only rows with both are looked at.
      question: computed<BotChat>((b) => b.question),
      askedAt: computed<BotChat>((b) => b.askedAt),
    },
  }),
  adds<User>('User', {
    openQuestions: many(BotChat, (b, u: Row<User>) => sql`(${b.user} = ${u.id} AND ${b.askedAt} > ${now} - interval '10 minutes')`, {
      order: (b) => sql`${b.bot}`,
    }),
  }),
  adds('NoteQuestionPayload', { user: one(User, (u) => sql`${u.id} = ${payload('userId', 'uuid')}`, { follow: true, sure: true }) }),
];
