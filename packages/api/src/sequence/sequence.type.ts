import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, LocalTime } from '../lib/scalars.ts';
import { CategoryEnum, ExperienceLevelEnum, RoleTypeEnum } from '../user/closed-sets.type.ts';
import type { Category, ExperienceLevel, RoleType } from '../user/user.rules.ts';
import { UserType } from '../user/user.type.ts';
import type { AutomationSequence } from './automation-sequence.entity.ts';
import type { SequenceExecution } from './sequence-execution.entity.ts';
import {
  DELAY_ORIGINS,
  type DelayOrigin,
  EXECUTION_STATUSES,
  type ExecutionStatus,
  STEP_CHANNELS,
  type StepChannel,
  TRIGGER_TYPES,
  type TriggerType,
} from './sequence.rules.ts';

export const TriggerTypeEnum = enumOf(TRIGGER_TYPES);
registerEnumType(TriggerTypeEnum, { name: 'TriggerType', description: 'What starts a sequence for a member.' });
export const ExecutionStatusEnum = enumOf(EXECUTION_STATUSES);
registerEnumType(ExecutionStatusEnum, {
  name: 'ExecutionStatus',
  description: 'How it stands with a member’s way through a sequence.',
  valuesConfig: {
    RUNNING: { description: 'A step is to come.' },
    COMPLETED: { description: 'All steps are done.' },
    FAILED: { description: 'It could not go on.' },
    PAUSED: { description: 'It waits to be resumed.' },
    STOPPED: { description: 'It was ended before its last step.' },
  },
});
export const DelayOriginEnum = enumOf(DELAY_ORIGINS);
registerEnumType(DelayOriginEnum, { name: 'DelayOrigin', description: 'What the delay of a step counts from.' });
export const StepChannelEnum = enumOf(STEP_CHANNELS);
registerEnumType(StepChannelEnum, { name: 'StepChannel', description: 'How a step of a sequence travels.' });

@ObjectType('SequenceStep', { description: 'A message of a sequence.', simpleResolvers: true })
class SequenceStepType {
  @Field(() => StepChannelEnum, { description: 'How it travels.' })
  channel: StepChannel;
  @Field(() => Float, { description: 'So many hours later.' })
  delayHours: number;
  @Field(() => DelayOriginEnum, { description: 'Later than what.' })
  delayFrom: DelayOrigin;
  @Field(() => LocalTime, { nullable: true, description: 'And then not before this time of the member’s day; null: at once.' })
  waitUntil: string | null;
  @Field(() => String, { nullable: true, description: 'What it says; null when it has a template.' })
  message: string | null;
  @Field(() => String, { nullable: true, description: 'The name of a template; null when it has a message.' })
  template: string | null;
}

@ObjectType('SequenceConditions', { description: 'For whom a sequence is; every condition given must hold.', simpleResolvers: true })
class SequenceConditionsType {
  @Field(() => [CategoryEnum], { nullable: true, description: 'They mainly work on one of these; null: whatever they do.' })
  goalsCategory: Category[] | null;
  @Field(() => [ExperienceLevelEnum], { nullable: true, description: 'They are used to commitments so much; null: however much.' })
  experienceLevel: ExperienceLevel[] | null;
  @Field(() => [RoleTypeEnum], { nullable: true, description: 'They hold one of these roles; null: whichever.' })
  role: RoleType[] | null;
  @Field(() => Int, { nullable: true, description: 'They have done nothing here for so many days; for the trigger INACTIVE.' })
  inactiveDays: number | null;
}

@ObjectType('AutomationSequence', { description: 'Messages that follow from a trigger. For admins.', simpleResolvers: true })
export class AutomationSequenceType implements Pick<AutomationSequence, 'id' | 'name' | 'isActive' | 'version' | 'createdAt' | 'updatedAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => String, { description: 'What it is called.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description: string | null;
  @Field(() => TriggerTypeEnum, { nullable: true, description: 'What starts it; null: by hand only.' })
  triggerType: TriggerType | null;
  @Field(() => SequenceConditionsType, { nullable: true, description: 'For whom it is; null: for everybody.' })
  conditions: SequenceConditionsType | null;
  @Field(() => [SequenceStepType], { description: 'Its steps as of the latest version.' })
  steps: SequenceStepType[];
  @Field(() => Int, { description: 'Counts the versions of its steps, from 1. Those under way stay with the one they were started with.' })
  latestVersion: number;
  @Field(() => Boolean, { description: 'Whether it can be started.' })
  isActive: boolean;
  @Field(() => Int, { description: 'Grows with every change; give it to `updateSequence` to be told when somebody else was faster.' })
  version: number;
  @Field(() => DateTimeISO, { description: 'When it was made.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { description: 'When it last changed.' })
  updatedAt: Date;
}
export const { Connection: AutomationSequenceConnection } = connectionOf('AutomationSequence', () => AutomationSequenceType);

@ObjectType('ExecutionLogEntry', { description: 'A step that was taken.', simpleResolvers: true })
class ExecutionLogEntryType {
  @Field(() => Int, { description: 'Which step, from 0.' })
  step: number;
  @Field(() => String, { description: 'What came of it.' })
  outcome: string;
  @Field(() => DateTimeISO, { description: 'When.' })
  at: Date;
  @Field(() => ID, { nullable: true, description: 'The message; null when none was made.' })
  deliveryId: string | null;
}

@ObjectType('SequenceExecution', { description: 'A member’s way through a sequence. For admins.', simpleResolvers: true })
export class SequenceExecutionType implements Pick<SequenceExecution, 'id' | 'key' | 'currentStep' | 'startedAt'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => AutomationSequenceType, { description: 'Which sequence.' })
  sequence: AutomationSequenceType;
  @Field(() => UserType, { description: 'Whose way.' })
  user: UserType;
  @Field(() => Int, { description: 'The version of the steps that it was started with and stays with.' })
  versionNumber: number;
  @Field(() => String, { description: 'What it is about, such as the id of a pod; empty for nothing in particular.' })
  key: string;
  @Field(() => ExecutionStatusEnum, { description: 'How it stands with it.' })
  status: ExecutionStatus;
  @Field(() => Int, { description: 'The next step, from 0.' })
  currentStep: number;
  @Field(() => DateTimeISO, { nullable: true, description: 'When the next step is due; null when none is.' })
  nextRunAt: Date | null;
  @Field(() => DateTimeISO, { description: 'When it was started.' })
  startedAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it ended; null before.' })
  completedAt: Date | null;
  @Field(() => [ExecutionLogEntryType], { description: 'The steps that were taken.' })
  log: ExecutionLogEntryType[];
}
export const { Connection: SequenceExecutionConnection } = connectionOf('SequenceExecution', () => SequenceExecutionType);
