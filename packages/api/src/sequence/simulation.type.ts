import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { StepChannelEnum } from './sequence.type.ts';
import type { StepChannel } from './sequence.rules.ts';

const DUE_REASONS = ['delay', 'now', 'wait_until', 'quiet_hours'] as const;
const DueReasonEnum = enumOf(DUE_REASONS);
registerEnumType(DueReasonEnum, {
  name: 'DueReason',
  description: 'What made a step due at its instant.',
  valuesConfig: {
    DELAY: { description: 'Its delay.' },
    NOW: { description: 'It has no delay, or the delay was over already.' },
    WAIT_UNTIL: { description: 'It waits for its time of the member’s day.' },
    QUIET_HOURS: { description: 'It would have come in quiet hours, and comes when they are over.' },
  },
});

@ObjectType('SimulatedStep', { description: 'A step as it would be taken.', simpleResolvers: true })
class SimulatedStepType {
  @Field(() => Int, { description: 'Which step, from 0.' })
  step: number;
  @Field(() => StepChannelEnum, { description: 'How it would travel.' })
  channel: StepChannel;
  @Field(() => DateTimeISO, { description: 'When.' })
  dueAt: Date;
  @Field(() => DueReasonEnum, { description: 'Why then.' })
  because: (typeof DUE_REASONS)[number];
  @Field(() => Boolean, { description: 'Whether it would be sent.' })
  isSent: boolean;
  @Field(() => String, { nullable: true, description: 'Why it would be skipped; null when it would be sent.' })
  skippedBecause: string | null;
  @Field(() => String, { nullable: true, description: 'What it would say; null when it has a template.' })
  text: string | null;
  @Field(() => String, { nullable: true, description: 'The name of its template; null when it has a message.' })
  template: string | null;
}

@ObjectType('SequenceSimulation', { description: 'What a sequence would send to a member. For admins.', simpleResolvers: true })
export class SequenceSimulationType {
  @Field(() => Boolean, { description: 'Whether the sequence is for this member: all its conditions hold.' })
  isFor: boolean;
  @Field(() => [String], { description: 'The conditions that do not hold, as sentences.' })
  unmetConditions: string[];
  @Field(() => [SimulatedStepType], { description: 'Its steps in their order, as if all conditions held.' })
  steps: SimulatedStepType[];
}

@ArgsType()
export class SimulateSequenceArgs {
  @Field(() => ID, { description: 'The sequence; it need not be active.' })
  sequenceId: string;
  @Field(() => ID, { description: 'The member.' })
  userId: string;
  @Field(() => DateTimeISO, { nullable: true, description: 'When the member would enrol; now when left out.' })
  at?: Date | null;
}
