import { Field, ObjectType } from 'type-graphql';
import { LongTermGoalType } from './goal.type.ts';

@ObjectType()
abstract class GoalPayload {
  @Field(() => LongTermGoalType, { description: 'The goal, as it is now.' })
  longTermGoal: LongTermGoalType;
}

@ObjectType({ description: 'A goal that was set.' })
export class CreateLongTermGoalPayload extends GoalPayload {}
@ObjectType({ description: 'A changed goal.' })
export class UpdateLongTermGoalPayload extends GoalPayload {}
@ObjectType({ description: 'A goal that was put away.' })
export class ArchiveLongTermGoalPayload extends GoalPayload {}
