import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { Commitment } from './commitment.entity.ts';
import { COMMITMENT_EVENT_TYPES } from './commitment.rules.ts';

const CommitmentEventSchema = defineEntity({
  name: 'CommitmentEvent',
  tableName: 'commitment_events',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    /** Null for what concerns the member's calendar. */
    commitment: () => p.manyToOne(Commitment).nullable().deleteRule('cascade'),
    type: p.enum(COMMITMENT_EVENT_TYPES),
    /** When it was in force; `recordedAt` is when it was written. */
    at: p.datetime(),
    /** The due day, for `create` and `reschedule`; null: none. */
    due: p.date().nullable(),
    /** The zone for `tz`, the hour for `day_start`. */
    value: p.text().nullable(),
    /** "Did it yesterday": the completion counts for the day before. */
    backdated: p.boolean().default(false),
    recordedAt: bornAt(),
    /** The order of writing, for what happened at the same instant. */
    seq: p.bigint('string').columnType('bigserial').autoincrement().unique(),
  },
  indexes: [
    { name: 'commitment_events_user_id_at_seq_index', properties: ['user', 'at', 'seq'] },
    { name: 'commitment_events_commitment_id_index', properties: ['commitment'] },
    { name: 'commitment_events_of_member_index', properties: ['user', 'at'], where: 'commitment_id is null' },
  ],
});

/** Append-only: the truth that streaks, days and lateness are computed from. */
export class CommitmentEvent extends CommitmentEventSchema.class {}
CommitmentEventSchema.setClass(CommitmentEvent);
