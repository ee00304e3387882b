import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { LongTermGoal } from '../goal/long-term-goal.entity.ts';
import { Pod } from '../pod/pod.entity.ts';
import { User } from '../user/user.entity.ts';
import { CATEGORIES } from '../user/user.rules.ts';
import type { AiInsights, ContextFromPrevious } from './commitment-json.ts';
import { CommitmentReading } from './commitment-reading.entity.ts';
import { COMMITMENT_STATUSES } from './commitment.rules.ts';
import { RecurringCommitment } from './recurring-commitment.entity.ts';

const CommitmentSchema = defineEntity({
  name: 'Commitment',
  tableName: 'commitments',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    commitment: p.text(),
    originalCommitment: p.text().nullable(),
    /** 1-10; null when it was not analysed. */
    smartScore: p.integer().nullable(),
    category: p.enum(CATEGORIES).nullable(),
    /** 1-5. */
    difficultyLevel: p.integer().nullable(),
    estimatedTimeMinutes: p.integer().nullable(),
    status: p.enum(COMMITMENT_STATUSES).default('active'),
    createdAt: bornAt(),
    completedAt: p.datetime().nullable(),
    /** A day of the member; null: whenever. */
    dueDate: p.date().nullable(),
    /** When on its day it is meant to be done, by the member's clock; null where that was not said. Nothing is judged by it. */
    timeOfDay: p.time().nullable(),
    /** The first instant after the due day, in the member's zone; null without a due day. */
    closesAt: p.datetime().nullable(),
    /** Completed after its due day had closed. */
    isLate: p.boolean().default(false),
    /** The day of the member that the completion was credited to; never moved afterwards. Null unless completed. */
    userDay: p.date().nullable(),
    /** A goal of the same member: the database checks (goal, member) together. */
    longTermGoal: () => p.manyToOne(LongTermGoal).fieldName('related_long_term_goal_id').nullable().createForeignKeyConstraint(false),
    contextFromPrevious: p.json<ContextFromPrevious>().nullable(),
    aiInsights: p.json<AiInsights>().nullable(),
    /** The pod sees the text only if this is true. */
    sharedWithPod: p.boolean().default(false),
    pod: () => p.manyToOne(Pod).nullable().deleteRule('set null'),
    /** Which item of which reading it was kept from; the same item is kept once. */
    reading: () => p.manyToOne(CommitmentReading).nullable().deleteRule('set null'),
    readingItem: p.integer().nullable(),
    /** What it is an occurrence of, and of which day of it; the due day may have been moved since. */
    recurringCommitment: () => p.manyToOne(RecurringCommitment).nullable().deleteRule('set null'),
    occurrenceOn: p.date().nullable(),
    updatedAt: changedAt(),
    version: version(),
    /** Out of every list and counter from then on; what happened before stays in the streak. */
    deletedAt: p.datetime().nullable(),
  },
  checks: [
    { name: 'valid_smart_score', expression: 'smart_score >= 1 and smart_score <= 10' },
    { name: 'valid_difficulty', expression: 'difficulty_level >= 1 and difficulty_level <= 5' },
    { name: 'valid_minutes', expression: 'estimated_time_minutes >= 1' },
    { name: 'valid_commitment', expression: "commitment <> ''" },
    { name: 'valid_completion', expression: "(status = 'completed') = (completed_at is not null)" },
    { name: 'valid_lateness', expression: 'not is_late or completed_at is not null' },
  ],
  uniques: [
    { name: 'commitments_reading_id_reading_item_unique', properties: ['reading', 'readingItem'] },
    { name: 'commitments_recurring_commitment_id_occurrence_on_unique', properties: ['recurringCommitment', 'occurrenceOn'] },
  ],
  indexes: [
    { name: 'commitments_user_id_created_at_id_index', properties: ['user', 'createdAt', 'id'] },
    {
      name: 'commitments_user_id_planned_index',
      expression: `create index commitments_user_id_planned_index on commitments (user_id, due_date, coalesce(time_of_day, '24:00'::time), created_at, id)`,
    },
    { name: 'commitments_created_at_id_index', properties: ['createdAt', 'id'] },
    {
      name: 'commitments_planned_index',
      expression: `create index commitments_planned_index on commitments (due_date, coalesce(time_of_day, '24:00'::time), created_at, id)`,
    },
    { name: 'commitments_open_closes_at_index', properties: ['closesAt'], where: "status = 'active' and closes_at is not null" },
    { name: 'commitments_going_on_index', properties: ['user'], where: "status in ('active', 'paused')" },
    { name: 'commitments_completed_at_index', properties: ['completedAt'], where: 'completed_at is not null' },
    { name: 'commitments_pod_id_created_at_id_index', properties: ['pod', 'createdAt', 'id'], where: 'pod_id is not null' },
    { name: 'commitments_without_context_index', properties: ['createdAt'], where: 'context_from_previous is null and deleted_at is null' },
    {
      name: 'commitments_words_index',
      expression: `create index commitments_words_index on commitments using gin ((array_to_tsvector(array[user_id::text]) || to_tsvector('simple', commitment)))`,
    },
    { name: 'commitments_goal_index', properties: ['longTermGoal', 'user'], where: 'related_long_term_goal_id is not null' },
  ],
});

/** A promise of a member. */
export class Commitment extends CommitmentSchema.class {}
CommitmentSchema.setClass(Commitment);
