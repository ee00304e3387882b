import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../lib/closed-set.ts';
import { PageArgs } from '../../lib/page.type.ts';
import { type RecommendationStatus } from './recommendation.rules.ts';
import { RecommendationStatusEnum } from './recommendation.type.ts';
import { IDEMPOTENCY_KEY } from '../../lib/idempotency-key.text.ts';

const ANSWERS = ['accepted', 'dismissed'] as const;
const RecommendationAnswerEnum = enumOf(ANSWERS);
registerEnumType(RecommendationAnswerEnum, {
  name: 'RecommendationAnswer',
  description: 'What a member says to advice.',
  valuesConfig: { ACCEPTED: { description: 'It helps; they will try it.' }, DISMISSED: { description: 'It is not for them.' } },
});

@InputType({ description: 'Which states of recommendations.' })
class RecommendationStatusFilter {
  @Field(() => [RecommendationStatusEnum], { description: 'Any of these.' })
  in: RecommendationStatus[];
}

@InputType({ description: 'Which recommendations to list; every condition given must hold.' })
class RecommendationFilter {
  @Field(() => RecommendationStatusFilter, { nullable: true, description: 'How they stand.' })
  status?: RecommendationStatusFilter | null;
}

@ArgsType()
export class RecommendationArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'For whom: for admins. Left out: for oneself.' })
  userId?: string | null;
  @Field(() => RecommendationFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: RecommendationFilter | null;
}

@InputType({ description: 'What one says to a recommendation.' })
export class AnswerRecommendationInput {
  @Field(() => ID, { description: 'The recommendation.' })
  id: string;
  @Field(() => RecommendationAnswerEnum, { description: 'Taken, or put aside.' })
  answer: (typeof ANSWERS)[number];
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
