import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../../lib/planned.ts';
import type { Context } from '../../viewer/context.ts';
import { answerRecommendation } from './answer-recommendation.actions.ts';
import { AnswerRecommendationInput, RecommendationArgs } from './recommendation.input.ts';
import { AnswerRecommendationPayload, RecommendationConnection, RecommendationType } from './recommendation.type.ts';

@Resolver(() => RecommendationType)
export class RecommendationResolver {
  @Query(() => RecommendationConnection, {
    description: 'What a member is advised because of their patterns, the latest first; for members about themselves. At most five are open.',
  })
  recommendations(@Args(() => RecommendationArgs) _which: RecommendationArgs): object {
    return planned();
  }

  @Mutation(() => AnswerRecommendationPayload, {
    description: 'Takes advice or puts it aside. Eight weeks after it was taken, what came of it is measured; until then the answer may be changed.',
  })
  answerRecommendation(
    @Arg('input', () => AnswerRecommendationInput, { description: 'What one says to it.' }) input: AnswerRecommendationInput,
    @Ctx() ctx: Context,
  ): Promise<{ recommendationId: string }> {
    return ctx.runAction(input, answerRecommendation);
  }
}
