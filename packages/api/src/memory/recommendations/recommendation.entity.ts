import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../../db/columns.ts';
import { User } from '../../user/user.entity.ts';
import { PatternClaim } from '../pattern-claim.entity.ts';
import { RECOMMENDATION_KINDS, RECOMMENDATION_STATUSES, type Effect } from './recommendation.rules.ts';

const RecommendationSchema = defineEntity({
  name: 'Recommendation',
  tableName: 'recommendations',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    /** What it rests on. It expires with it, and goes when it is forgotten. */
    pattern: () => p.manyToOne(PatternClaim).deleteRule('cascade'),
    kind: p.enum(RECOMMENDATION_KINDS),
    text: p.text(),
    status: p.enum(RECOMMENDATION_STATUSES).default('open'),
    createdAt: bornAt(),
    answeredAt: p.datetime().nullable(),
    /** The member's day on which they answered: what came of it is counted from there. */
    answeredOn: p.date().nullable(),
    effect: p.json<Effect>().nullable(),
  },
  checks: [
    { name: 'valid_recommendation', expression: "text <> ''" },
    {
      name: 'valid_recommendation_answer',
      expression: "(status in ('accepted', 'dismissed')) = (answered_at is not null) and (answered_at is null) = (answered_on is null)",
    },
    { name: 'valid_recommendation_effect', expression: "effect is null or status = 'accepted'" },
  ],
  uniques: [{ name: 'recommendations_pattern_id_unique', properties: ['pattern'] }],
  indexes: [{ name: 'recommendations_user_id_created_at_id_index', properties: ['user', 'createdAt', 'id'] }],
});

/** What a member is advised because of a pattern in their promises, what they said to it, and what came of it. */
export class Recommendation extends RecommendationSchema.class {}
RecommendationSchema.setClass(Recommendation);
