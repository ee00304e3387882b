import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';

const BlockedPairSchema = defineEntity({
  name: 'BlockedPair',
  tableName: 'blocked_pairs',
  properties: {
    id: id(),
    firstUser: () => p.manyToOne(User).deleteRule('cascade'),
    secondUser: () => p.manyToOne(User).deleteRule('cascade'),
    /** For admins alone. */
    reason: p.text().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [{ name: 'valid_blocked_pair', expression: 'first_user_id < second_user_id' }],
  uniques: [{ name: 'blocked_pairs_first_user_id_second_user_id_unique', properties: ['firstUser', 'secondUser'] }],
  indexes: [
    { name: 'blocked_pairs_second_user_id_index', properties: ['secondUser'] },
    { name: 'blocked_pairs_created_at_id_index', properties: ['createdAt', 'id'] },
  ],
});

/** Two members who are never put into one pod. */
export class BlockedPair extends BlockedPairSchema.class {}
BlockedPairSchema.setClass(BlockedPair);
