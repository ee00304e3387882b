import { ArgsType, Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { LocalDateRange, OrderDirection } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { LocalDate } from '../lib/scalars.ts';
import { CategoryEnum } from '../user/closed-sets.type.ts';
import { CategoryFilter } from '../user/user.input.ts';
import type { Category } from '../user/user.rules.ts';
import { GoalStatusEnum } from './goal.type.ts';
import type { GoalStatus } from './goal.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

const TITLE = 'The goal in a few words: up to 200 characters.';
const TARGET = 'By which day, from the member’s today on.';

@ArgsType()
export class LongTermGoalArgs {
  @Field(() => ID, { description: 'The id of the goal.' })
  id: string;
}

@InputType({ description: 'Which states of goals.' })
class GoalStatusFilter {
  @Field(() => [GoalStatusEnum], { description: 'Any of these.' })
  in: GoalStatus[];
}

@InputType({ description: 'Which goals to list; every condition given must hold.' })
class LongTermGoalFilter {
  @Field(() => GoalStatusFilter, { nullable: true, description: 'How they stand.' })
  status?: GoalStatusFilter | null;
  @Field(() => CategoryFilter, { nullable: true, description: 'Their area of life.' })
  category?: CategoryFilter | null;
  @Field(() => LocalDateRange, { nullable: true, description: 'By which day they are to be reached; those without a day are then left out.' })
  targetCompletionDate?: LocalDateRange | null;
  @Field(() => ID, { nullable: true, description: 'The goals of this person.' })
  userId?: string | null;
}

const LongTermGoalOrderField = { CREATED_AT: 'CREATED_AT', TARGET_COMPLETION_DATE: 'TARGET_COMPLETION_DATE' } as const;
type LongTermGoalOrderField = keyof typeof LongTermGoalOrderField;
registerEnumType(LongTermGoalOrderField, {
  name: 'LongTermGoalOrderField',
  description: 'What goals may be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When they were set.' },
    TARGET_COMPLETION_DATE: { description: 'By which day they are to be reached; those without one count as last.' },
  },
});

@InputType({ description: 'The order of a list of goals. By default the newest come first.' })
class LongTermGoalOrder {
  @Field(() => LongTermGoalOrderField, { description: 'What to order by.' })
  field: LongTermGoalOrderField;
  @Field(() => OrderDirection, { description: 'Which way.' })
  direction: OrderDirection;
}

@ArgsType()
export class LongTermGoalsArgs extends PageArgs {
  @Field(() => LongTermGoalFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: LongTermGoalFilter | null;
  @Field(() => LongTermGoalOrder, { nullable: true, description: 'In which order; the newest first when left out.' })
  orderBy?: LongTermGoalOrder | null;
}

@InputType({ description: 'What somebody wants to reach over months.' })
export class CreateLongTermGoalInput {
  @Field(() => ID, { nullable: true, description: 'Whose goal: for admins. Left out: one’s own.' })
  userId?: string | null;
  @Field(() => String, { description: TITLE })
  title: string;
  @Field(() => String, { nullable: true, description: 'More about it: up to 2000 characters.' })
  description?: string | null;
  @Field(() => LocalDate, { nullable: true, description: TARGET })
  targetCompletionDate?: string | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Its area of life.' })
  category?: Category | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is to change about a goal. What is left out stays; null takes an answer back, where that is possible.' })
export class UpdateLongTermGoalInput {
  @Field(() => ID, { description: 'The goal.' })
  id: string;
  @Field(() => String, { nullable: true, description: TITLE })
  title?: string | null;
  @Field(() => String, { nullable: true, description: 'More about it: up to 2000 characters.' })
  description?: string | null;
  @Field(() => LocalDate, { nullable: true, description: TARGET })
  targetCompletionDate?: string | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Its area of life.' })
  category?: Category | null;
  @Field(() => Float, { nullable: true, description: 'How far it has come, in percent, 0 to 100; kept with two decimals.' })
  progressPercentage?: number | null;
  @Field(() => GoalStatusEnum, { nullable: true, description: 'ACTIVE takes a goal up again, COMPLETED says that it is reached.' })
  status?: GoalStatus | null;
  @Field(() => Int, { nullable: true, description: 'The `version` that was read before; refused with VERSION_CONFLICT if the goal has changed since.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A goal to put away.' })
export class ArchiveLongTermGoalInput {
  @Field(() => ID, { description: 'The goal.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
