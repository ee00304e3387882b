import { Field, Int, ObjectType } from 'type-graphql';
import { AutomationSequenceType, SequenceExecutionType } from './sequence.type.ts';

@ObjectType({ description: 'A sequence that was made.' })
export class CreateSequencePayload {
  @Field(() => AutomationSequenceType, { description: 'The sequence.' })
  sequence: AutomationSequenceType;
}

@ObjectType({ description: 'A changed sequence.' })
export class UpdateSequencePayload {
  @Field(() => AutomationSequenceType, { description: 'The sequence, as it is now.' })
  sequence: AutomationSequenceType;
}

@ObjectType({ description: 'A sequence that can be started.' })
export class ActivateSequencePayload {
  @Field(() => AutomationSequenceType, { description: 'The sequence.' })
  sequence: AutomationSequenceType;
}

@ObjectType({ description: 'A sequence that cannot be started any more.' })
export class DeactivateSequencePayload {
  @Field(() => AutomationSequenceType, { description: 'The sequence.' })
  sequence: AutomationSequenceType;
  @Field(() => Int, { description: 'How many members were under way; none of them goes on.' })
  stoppedExecutions: number;
}

@ObjectType({ description: 'A sequence that was started for a member.' })
export class StartSequencePayload {
  @Field(() => SequenceExecutionType, { description: 'Their way through it.' })
  execution: SequenceExecutionType;
}

@ObjectType({ description: 'A way through a sequence that waits.' })
export class PauseExecutionPayload {
  @Field(() => SequenceExecutionType, { description: 'As it is now.' })
  execution: SequenceExecutionType;
}

@ObjectType({ description: 'A way through a sequence that goes on.' })
export class ResumeExecutionPayload {
  @Field(() => SequenceExecutionType, { description: 'As it is now.' })
  execution: SequenceExecutionType;
}

@ObjectType({ description: 'A way through a sequence that has ended.' })
export class CancelExecutionPayload {
  @Field(() => SequenceExecutionType, { description: 'As it is now.' })
  execution: SequenceExecutionType;
}
