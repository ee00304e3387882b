import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, LocalDate } from '../lib/scalars.ts';
import { CategoryEnum } from '../user/closed-sets.type.ts';
import type { Category } from '../user/user.rules.ts';
import { UserType } from '../user/user.type.ts';
import { GOAL_STATUSES, type GoalStatus } from './goal.rules.ts';
import type { LongTermGoal } from './long-term-goal.entity.ts';

export const GoalStatusEnum = enumOf(GOAL_STATUSES);
registerEnumType(GoalStatusEnum, {
  name: 'GoalStatus',
  description: 'How a goal stands.',
  valuesConfig: {
    ACTIVE: { description: 'Being worked on.' },
    COMPLETED: { description: 'Reached.' },
    ARCHIVED: { description: 'Put away, with its history.' },
  },
});

type GoalColumns = Pick<LongTermGoal, 'id' | 'title' | 'description' | 'createdAt' | 'updatedAt' | 'version'>;

@ObjectType('LongTermGoal', {
  description: 'What a member wants to reach over months, by their commitments. Seen by the member and by admins.',
  simpleResolvers: true,
})
export class LongTermGoalType implements GoalColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => String, { description: 'The goal in a few words.' })
  title: string;
  @Field(() => String, { nullable: true, description: 'More about it; null if nothing was said.' })
  description: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'By which day; null if it has no day.' })
  targetCompletionDate: string | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Its area of life; null if it was not said.' })
  category: Category | null;
  @Field(() => Float, { description: 'How far it has come, in percent, 0 to 100.' })
  progressPercentage: number;
  @Field(() => GoalStatusEnum, { description: 'How it stands.' })
  status: GoalStatus;
  @Field(() => DateTimeISO, { description: 'When it was set.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { description: 'When it last changed.' })
  updatedAt: Date;
  @Field(() => Int, { description: 'Grows with every change; give it to `updateLongTermGoal` to be told when somebody else was faster.' })
  version: number;
  @Field(() => UserType, { description: 'Whose goal it is.' })
  user: UserType;
}

export const { Connection: LongTermGoalConnection } = connectionOf('LongTermGoal', () => LongTermGoalType);
