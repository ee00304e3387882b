import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';

const CommitmentReadingSchema = defineEntity({
  name: 'CommitmentReading',
  tableName: 'commitment_readings',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    text: p.text(),
    reading: p.json<Record<string, unknown>>(),
    createdAt: bornAt(),
  },
  indexes: [{ name: 'commitment_readings_user_id_created_at_index', properties: ['user', 'createdAt'] }],
});

/** What the analyser understood of a message; kept so that a button can name an item of it. */
export class CommitmentReading extends CommitmentReadingSchema.class {}
CommitmentReadingSchema.setClass(CommitmentReading);
