import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';

const LlmAnswerSchema = defineEntity({
  name: 'LlmAnswer',
  tableName: 'llm_answers',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    /** SHA-256, hexadecimal, of what was asked and for which day. */
    hash: p.text(),
    /** As it came: with signs in the place of what was hidden. */
    answer: p.json<unknown>(),
    createdAt: bornAt(),
  },
  uniques: [{ name: 'llm_answers_user_id_hash_unique', properties: ['user', 'hash'] }],
  indexes: [{ name: 'llm_answers_created_at_index', properties: ['createdAt'] }],
});

/** What a language model answered to a member's question, so that it is not asked again that day. */
export class LlmAnswer extends LlmAnswerSchema.class {}
LlmAnswerSchema.setClass(LlmAnswer);
