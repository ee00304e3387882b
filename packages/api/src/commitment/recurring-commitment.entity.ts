import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { LongTermGoal } from '../goal/long-term-goal.entity.ts';
import { User } from '../user/user.entity.ts';
import { CATEGORIES } from '../user/user.rules.ts';
import { CommitmentReading } from './commitment-reading.entity.ts';
import { RECURRING_STATUSES } from './recurrence.rules.ts';

const RecurringCommitmentSchema = defineEntity({
  name: 'RecurringCommitment',
  tableName: 'recurring_commitments',
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
    /** Of one occurrence. */
    estimatedTimeMinutes: p.integer().nullable(),
    /** A goal of the same member: the database checks (goal, member) together. */
    longTermGoal: () => p.manyToOne(LongTermGoal).fieldName('related_long_term_goal_id').nullable().createForeignKeyConstraint(false),
    sharedWithPod: p.boolean().default(false),
    /** A rule of iCalendar without its end: "FREQ=WEEKLY;BYDAY=MO". */
    rule: p.text(),
    startsOn: p.date(),
    endsOn: p.date().nullable(),
    /** When on its days it is meant to be done, by the member's clock; null where that was not said. */
    timeOfDay: p.time().nullable(),
    status: p.enum(RECURRING_STATUSES).default('active'),
    /** The next day of the member on which it is to be done that is no commitment yet; null unless active. */
    nextOn: p.date().nullable(),
    /** The day of the member on which that becomes a commitment. */
    makeOn: p.date().nullable(),
    /** Which item of which reading it was kept from; the same item is kept once. */
    reading: () => p.manyToOne(CommitmentReading).nullable().deleteRule('set null'),
    readingItem: p.integer().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_recurring_smart_score', expression: 'smart_score >= 1 and smart_score <= 10' },
    { name: 'valid_recurring_difficulty', expression: 'difficulty_level >= 1 and difficulty_level <= 5' },
    { name: 'valid_recurring_minutes', expression: 'estimated_time_minutes >= 1' },
    { name: 'valid_recurring_commitment', expression: "commitment <> ''" },
    { name: 'valid_recurring_next', expression: "(status = 'active') = (next_on is not null) and (next_on is null) = (make_on is null)" },
  ],
  uniques: [{ name: 'recurring_commitments_reading_id_reading_item_unique', properties: ['reading', 'readingItem'] }],
  indexes: [
    { name: 'recurring_commitments_user_id_created_at_id_index', properties: ['user', 'createdAt', 'id'] },
    { name: 'recurring_commitments_created_at_id_index', properties: ['createdAt', 'id'] },
    { name: 'recurring_commitments_next_on_id_index', properties: ['nextOn', 'id'] },
    { name: 'recurring_commitments_user_id_next_on_id_index', properties: ['user', 'nextOn', 'id'] },
    { name: 'recurring_commitments_make_on_index', properties: ['makeOn'], where: 'make_on is not null' },
    { name: 'recurring_commitments_goal_index', properties: ['longTermGoal', 'user'], where: 'related_long_term_goal_id is not null' },
  ],
});

/** A promise that comes again and again; each time it does is a commitment of its own. */
export class RecurringCommitment extends RecurringCommitmentSchema.class {}
RecurringCommitmentSchema.setClass(RecurringCommitment);
