import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';

const MemoryFactSchema = defineEntity({
  name: 'MemoryFact',
  tableName: 'memory_facts',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    fact: p.text(),
    /** The promise it was learnt from; gone with it. */
    sourceCommitmentId: p.uuid().nullable(),
    /** From when to when it was so in the member's life; null: not known, or still so. */
    validAt: p.datetime().nullable(),
    invalidAt: p.datetime().nullable(),
    /** From when to when it was believed here. */
    createdAt: bornAt(),
    expiredAt: p.datetime().nullable(),
    /** The fact in whose place it came when the member corrected it. */
    replaces: () => p.manyToOne(MemoryFact).fieldName('replaces_id').nullable().deleteRule('set null'),
  },
  checks: [
    { name: 'valid_fact', expression: "fact <> ''" },
    { name: 'valid_fact_time', expression: 'invalid_at > valid_at' },
  ],
  indexes: [
    { name: 'memory_facts_user_id_created_at_id_index', properties: ['user', 'createdAt', 'id'] },
    { name: 'memory_facts_replaces_id_index', properties: ['replaces'] },
    { name: 'memory_facts_source_commitment_id_index', properties: ['sourceCommitmentId'] },
  ],
});

/** Something known about a member, with both of its times: when it was true, and when it was known. */
export class MemoryFact extends MemoryFactSchema.class {}
MemoryFactSchema.setClass(MemoryFact);
