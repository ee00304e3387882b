import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../lib/closed-set.ts';
import { connectionOf } from '../../lib/page.type.ts';
import { DateTimeISO } from '../../lib/scalars.ts';
import { UserType } from '../../user/user.type.ts';
import { KeptRateType, PatternClaimType, PatternEffectType } from '../pattern.type.ts';
import type { Recommendation } from './recommendation.entity.ts';
import { RECOMMENDATION_KINDS, RECOMMENDATION_STATUSES, type RecommendationKind, type RecommendationStatus } from './recommendation.rules.ts';

const RecommendationKindEnum = enumOf(RECOMMENDATION_KINDS);
registerEnumType(RecommendationKindEnum, { name: 'RecommendationKind', description: 'What advice is about.' });
export const RecommendationStatusEnum = enumOf(RECOMMENDATION_STATUSES);
registerEnumType(RecommendationStatusEnum, {
  name: 'RecommendationStatus',
  description: 'How advice stands.',
  valuesConfig: {
    OPEN: { description: 'Not answered yet.' },
    ACCEPTED: { description: 'Taken by the member.' },
    DISMISSED: { description: 'Put aside by the member.' },
    EXPIRED: { description: 'Its pattern no longer holds, and nobody had answered.' },
  },
});

@ObjectType('RecommendationEffect', {
  description: 'How often promises were kept in the eight weeks after advice was taken, against the eight before. It tells what changed, not why.',
  simpleResolvers: true,
})
class RecommendationEffectType {
  @Field(() => Boolean, { description: 'Whether there were enough promises on both sides, 20, to say anything; if not, the figures are null.' })
  isEnough: boolean;
  @Field(() => KeptRateType, { nullable: true, description: 'The eight weeks before.' })
  before: KeptRateType | null;
  @Field(() => KeptRateType, { nullable: true, description: 'The eight weeks after.' })
  after: KeptRateType | null;
  @Field(() => PatternEffectType, { nullable: true, description: 'The difference; chance alone explains it when its interval holds 0.' })
  change: PatternEffectType | null;
}

@ObjectType('Recommendation', {
  description: 'What a member is advised because of a pattern in their promises. For the member and admins.',
  simpleResolvers: true,
})
export class RecommendationType implements Pick<Recommendation, 'id' | 'kind' | 'text' | 'status' | 'createdAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => RecommendationKindEnum, { description: 'What it is about.' })
  kind: RecommendationKind;
  @Field(() => String, { description: 'The advice, in the member’s language.' })
  text: string;
  @Field(() => RecommendationStatusEnum, { description: 'How it stands.' })
  status: RecommendationStatus;
  @Field(() => PatternClaimType, { description: 'What it rests on, with its figures and promises.' })
  pattern: PatternClaimType;
  @Field(() => DateTimeISO, { description: 'Since when it is given.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When the member last answered; null before.' })
  answeredAt: Date | null;
  @Field(() => RecommendationEffectType, { nullable: true, description: 'What came of it; null for what was not taken, and until eight weeks after.' })
  effect: RecommendationEffectType | null;
  @Field(() => UserType, { description: 'Whom it is for.' })
  user: UserType;
}

export const { Connection: RecommendationConnection } = connectionOf('Recommendation', () => RecommendationType);

@ObjectType({ description: 'A recommendation that was answered.' })
export class AnswerRecommendationPayload {
  @Field(() => RecommendationType, { description: 'How it stands now.' })
  recommendation: RecommendationType;
}
