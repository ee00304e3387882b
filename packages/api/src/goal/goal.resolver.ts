import { FieldResolver, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import { UserType } from '../user/user.type.ts';
import { LongTermGoalType } from './goal.type.ts';

@Resolver(() => UserType)
export class GoalResolver {
  @FieldResolver(() => [LongTermGoalType], { description: 'Their long-term goals, oldest first. Empty for whoever is neither the person nor an admin.' })
  longTermGoals(): LongTermGoalType[] {
    return planned();
  }
}
