import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, percentage, version } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { CATEGORIES } from '../user/user.rules.ts';
import type { AiRecommendations, ContextSummary, Patterns } from './goal-json.ts';
import { GOAL_STATUSES } from './goal.rules.ts';

const LongTermGoalSchema = defineEntity({
  name: 'LongTermGoal',
  tableName: 'long_term_goals',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    title: p.text(),
    description: p.text().nullable(),
    targetCompletionDate: p.date().nullable(),
    category: p.enum(CATEGORIES).nullable(),
    progressPercentage: percentage().default(0),
    status: p.enum(GOAL_STATUSES).default('active'),
    contextSummary: p.json<ContextSummary>().nullable(),
    successPatterns: p.json<Patterns>().nullable(),
    strugglePatterns: p.json<Patterns>().nullable(),
    aiRecommendations: p.json<AiRecommendations>().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [{ name: 'valid_progress', expression: 'progress_percentage >= 0 and progress_percentage <= 100' }],
  /** What a commitment's reference points at, so that a goal of somebody else cannot be named. */
  uniques: [{ name: 'long_term_goals_id_user_id_unique', properties: ['id', 'user'] }],
  indexes: [
    { name: 'long_term_goals_user_id_created_at_id_index', properties: ['user', 'createdAt', 'id'] },
    { name: 'long_term_goals_created_at_id_index', properties: ['createdAt', 'id'] },
    { name: 'long_term_goals_target_completion_date_id_index', properties: ['targetCompletionDate', 'id'] },
    { name: 'long_term_goals_user_id_target_completion_date_id_index', properties: ['user', 'targetCompletionDate', 'id'] },
  ],
});

/** A goal of 90 days to a year that commitments lead to. */
export class LongTermGoal extends LongTermGoalSchema.class {}
LongTermGoalSchema.setClass(LongTermGoal);
