import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt } from '../db/columns.ts';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    /** Who called: the API key, or the first one whose place it took, and, when it acts for a member, that member. Keys of different callers never meet. */
    scope: p.text().primary(),
    key: p.text().primary(),
    operation: p.text(),
    /** SHA-256 of the input, hexadecimal: the same key with another body is a mistake of the caller. */
    bodyHash: p.text(),
    /** What the verb returned. */
    answer: p.json<unknown>().nullable(),
    createdAt: bornAt(),
  },
  indexes: [{ name: 'idempotency_keys_created_at_index', properties: ['createdAt'] }],
});

/** The answer of a mutation, kept so that a retry gets the same one. */
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
