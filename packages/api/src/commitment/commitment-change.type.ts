import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { ChangesArgs } from '../event/change.input.ts';
import { EventLine } from '../event/event.type.ts';
import { CommitmentType } from './commitment.type.ts';

@ObjectType('CommitmentChange', { description: 'Something happened to a commitment.', simpleResolvers: true })
export class CommitmentChangeType {
  @Field(() => EventLine, { description: 'What happened, as the log has it; its cursor resumes the subscription.' })
  event: EventLine;
  @Field(() => CommitmentType, { nullable: true, description: 'The commitment as it is by now; null when it was deleted.' })
  commitment: CommitmentType | null;
}

@ArgsType()
export class CommitmentChangedArgs extends ChangesArgs {
  @Field(() => ID, { nullable: true, description: 'Only this commitment.' })
  id?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only commitments of this member.' })
  userId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only commitments made in this pod.' })
  podId?: string | null;
}
