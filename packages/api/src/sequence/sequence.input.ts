import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../lib/page.type.ts';
import { LocalTime } from '../lib/scalars.ts';
import { CategoryEnum, ExperienceLevelEnum, RoleTypeEnum } from '../user/closed-sets.type.ts';
import type { Category, ExperienceLevel, RoleType } from '../user/user.rules.ts';
import { DelayOriginEnum, ExecutionStatusEnum, StepChannelEnum, TriggerTypeEnum } from './sequence.type.ts';
import type { DelayOrigin, ExecutionStatus, StepChannel, TriggerType } from './sequence.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@ArgsType()
export class ByIdArgs {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

@InputType({ description: 'Which sequences to list; every condition given must hold.' })
class SequenceFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only those that can be started, or only the rest.' })
  isActive?: boolean | null;
  @Field(() => TriggerTypeEnum, { nullable: true, description: 'What starts them.' })
  triggerType?: TriggerType | null;
}

@ArgsType()
export class SequencesArgs extends PageArgs {
  @Field(() => SequenceFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: SequenceFilter | null;
}

@InputType({ description: 'Which states of executions.' })
class ExecutionStatusFilter {
  @Field(() => [ExecutionStatusEnum], { description: 'Any of these.' })
  in: ExecutionStatus[];
}

@InputType({ description: 'Which executions to list; every condition given must hold.' })
class ExecutionFilter {
  @Field(() => ExecutionStatusFilter, { nullable: true, description: 'How it stands with them.' })
  status?: ExecutionStatusFilter | null;
  @Field(() => ID, { nullable: true, description: 'Of this sequence.' })
  sequenceId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this member.' })
  userId?: string | null;
}

@ArgsType()
export class ExecutionsArgs extends PageArgs {
  @Field(() => ExecutionFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: ExecutionFilter | null;
}

@InputType({ description: 'A message of a sequence. It has either a message or a template.' })
class SequenceStepInput {
  @Field(() => StepChannelEnum, { description: 'How it travels.' })
  channel: StepChannel;
  @Field(() => Float, { description: 'So many hours later: 0 to 8760.' })
  delayHours: number;
  @Field(() => DelayOriginEnum, { nullable: true, description: 'Later than what; the enrolment when left out.' })
  delayFrom?: DelayOrigin | null;
  @Field(() => LocalTime, { nullable: true, description: 'And then not before this time of the member’s day.' })
  waitUntil?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What it says: up to 4096 characters, 1600 by SMS. Liquid, which may speak of `first_name`, `goals_category` and `current_streak`: "Hello {{ first_name }}".',
  })
  message?: string | null;
  @Field(() => String, { nullable: true, description: 'The name of a template, in small letters.' })
  template?: string | null;
}

@InputType({ description: 'For whom a sequence is; every condition given must hold.' })
class SequenceConditionsInput {
  @Field(() => [CategoryEnum], { nullable: true, description: 'They mainly work on one of these.' })
  goalsCategory?: Category[] | null;
  @Field(() => [ExperienceLevelEnum], { nullable: true, description: 'They are used to commitments so much.' })
  experienceLevel?: ExperienceLevel[] | null;
  @Field(() => [RoleTypeEnum], { nullable: true, description: 'They hold one of these roles.' })
  role?: RoleType[] | null;
  @Field(() => Int, { nullable: true, description: 'They have done nothing here for so many days, 1 to 365; for the trigger INACTIVE, which needs it.' })
  inactiveDays?: number | null;
}

@InputType({ description: 'A new sequence. It cannot be started before it is activated.' })
export class CreateSequenceInput {
  @Field(() => String, { description: 'What it is called: up to 100 characters.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'What it is for: up to 1000 characters.' })
  description?: string | null;
  @Field(() => TriggerTypeEnum, { nullable: true, description: 'What starts it; left out: by hand only.' })
  triggerType?: TriggerType | null;
  @Field(() => SequenceConditionsInput, { nullable: true, description: 'For whom it is; left out: for everybody.' })
  conditions?: SequenceConditionsInput | null;
  @Field(() => [SequenceStepInput], { description: 'Its steps: 1 to 30.' })
  steps: SequenceStepInput[];
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is to change about a sequence. What is left out stays.' })
export class UpdateSequenceInput {
  @Field(() => ID, { description: 'The sequence.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'What it is called: up to 100 characters.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for: up to 1000 characters; null: nothing is said.' })
  description?: string | null;
  @Field(() => TriggerTypeEnum, { nullable: true, description: 'What starts it; null: by hand only.' })
  triggerType?: TriggerType | null;
  @Field(() => SequenceConditionsInput, { nullable: true, description: 'For whom it is, instead of what was said before; null: for everybody.' })
  conditions?: SequenceConditionsInput | null;
  @Field(() => [SequenceStepInput], { nullable: true, description: 'Its steps, as a new version; those under way keep theirs.' })
  steps?: SequenceStepInput[] | null;
  @Field(() => Int, { nullable: true, description: 'The `version` that was read before; refused with VERSION_CONFLICT if the sequence has changed since.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A sequence, or a way through one.' })
export class SequenceActInput {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A sequence for a member.' })
export class StartSequenceInput {
  @Field(() => ID, { description: 'The sequence; it must be active.' })
  sequenceId: string;
  @Field(() => ID, { description: 'The member.' })
  userId: string;
  @Field(() => String, {
    nullable: true,
    description: 'What it is about, such as the id of a pod: up to 100 characters. One at a time for a member, a sequence and this.',
  })
  key?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
