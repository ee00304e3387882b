import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { planned } from '../lib/planned.ts';
import { UserType } from '../user/user.type.ts';
import type { Context } from '../viewer/context.ts';
import { archiveLongTermGoal, createLongTermGoal, updateLongTermGoal } from './goal.actions.ts';
import { ArchiveLongTermGoalPayload, CreateLongTermGoalPayload, UpdateLongTermGoalPayload } from './goal-payloads.type.ts';
import { ArchiveLongTermGoalInput, CreateLongTermGoalInput, LongTermGoalArgs, LongTermGoalsArgs, UpdateLongTermGoalInput } from './goal.input.ts';
import { LongTermGoalConnection, LongTermGoalType } from './goal.type.ts';

type Answered = Promise<object>;

@Resolver(() => LongTermGoalType)
export class GoalResolver {
  @Query(() => LongTermGoalType, { nullable: true, description: 'One goal; null if there is none, or none that the caller may see.' })
  longTermGoal(@Args(() => LongTermGoalArgs) _which: LongTermGoalArgs): LongTermGoalType {
    return planned();
  }

  @Query(() => LongTermGoalConnection, { description: 'The goals that the caller may see: their own; all for admins.' })
  longTermGoals(@Args(() => LongTermGoalsArgs) _which: LongTermGoalsArgs): object {
    return planned();
  }

  @Mutation(() => CreateLongTermGoalPayload, { description: 'Sets a goal: one’s own, or for admins anybody’s.' })
  createLongTermGoal(
    @Arg('input', () => CreateLongTermGoalInput, { description: 'What is to be reached.' }) input: CreateLongTermGoalInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, createLongTermGoal);
  }

  @Mutation(() => UpdateLongTermGoalPayload, { description: 'Changes a goal, and says how far it has come.' })
  updateLongTermGoal(
    @Arg('input', () => UpdateLongTermGoalInput, { description: 'What is to change.' }) input: UpdateLongTermGoalInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, updateLongTermGoal);
  }

  @Mutation(() => ArchiveLongTermGoalPayload, { description: 'Puts a goal away; what was promised for it stays. Twice is as good as once.' })
  archiveLongTermGoal(
    @Arg('input', () => ArchiveLongTermGoalInput, { description: 'Which goal.' }) input: ArchiveLongTermGoalInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, archiveLongTermGoal);
  }
}

@Resolver(() => UserType)
export class GoalsOfUserResolver {
  @FieldResolver(() => [LongTermGoalType], { description: 'Their long-term goals, oldest first. Empty for whoever is neither the person nor an admin.' })
  longTermGoals(): LongTermGoalType[] {
    return planned();
  }
}

@Resolver(() => EventLine)
export class GoalOfEventResolver {
  @FieldResolver(() => LongTermGoalType, { nullable: true, description: 'The goal it is about; null if it is about none, or one that the caller may not see.' })
  longTermGoal(): LongTermGoalType {
    return planned();
  }
}
