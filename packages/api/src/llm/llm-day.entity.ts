import { defineEntity, p } from '@mikro-orm/postgresql';
import { id } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';

const LlmMemberDaySchema = defineEntity({
  name: 'LlmMemberDay',
  tableName: 'llm_member_days',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    /** In UTC. */
    day: p.date(),
    tokens: p.integer(),
  },
  uniques: [{ name: 'llm_member_days_user_id_day_unique', properties: ['user', 'day'] }],
  checks: [{ name: 'valid_member_tokens', expression: 'tokens >= 0' }],
  indexes: [{ name: 'llm_member_days_day_index', properties: ['day'] }],
});

/** What the language model cost for one member on one day. */
export class LlmMemberDay extends LlmMemberDaySchema.class {}
LlmMemberDaySchema.setClass(LlmMemberDay);

const LlmDaySchema = defineEntity({
  name: 'LlmDay',
  tableName: 'llm_days',
  properties: {
    /** In UTC. */
    day: p.date().primary(),
    tokens: p.integer(),
  },
  checks: [{ name: 'valid_tokens', expression: 'tokens >= 0' }],
});

/** What it cost for all together; a member's erasure leaves it, so that nobody's going makes it cheaper. */
export class LlmDay extends LlmDaySchema.class {}
LlmDaySchema.setClass(LlmDay);
