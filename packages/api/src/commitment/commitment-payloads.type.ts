import { Field, ID, ObjectType } from 'type-graphql';
import { UserType } from '../user/user.type.ts';
import { CommitmentReadingType } from './commitment-reading.type.ts';
import { CommitmentType } from './commitment.type.ts';

const AS_IT_IS_NOW = 'The commitment, as it is now.';
const MEMBER = 'The member, with the streak as it is now.';
const WAS_ALREADY = 'True when it had been reported so before; nothing has changed then.';

@ObjectType({ description: 'A message that was understood.' })
export class AnalyzeCommitmentPayload {
  @Field(() => CommitmentReadingType, { description: 'What was understood.' })
  reading: CommitmentReadingType;
}

@ObjectType()
abstract class CommitmentPayload {
  @Field(() => CommitmentType, { description: AS_IT_IS_NOW })
  commitment: CommitmentType;
  @Field(() => UserType, { description: MEMBER })
  user: UserType;
}

@ObjectType({ description: 'A promise that is kept here.' })
export class CreateCommitmentPayload extends CommitmentPayload {}
@ObjectType({ description: 'An action item that became a promise.' })
export class PromiseActionItemPayload extends CommitmentPayload {}
@ObjectType({ description: 'A changed commitment.' })
export class UpdateCommitmentPayload extends CommitmentPayload {}
@ObjectType({ description: 'A commitment whose report was taken back.' })
export class UndoCommitmentPayload extends CommitmentPayload {}
@ObjectType({ description: 'A commitment that was put aside.' })
export class PauseCommitmentPayload extends CommitmentPayload {}
@ObjectType({ description: 'A commitment that was taken up again.' })
export class ResumeCommitmentPayload extends CommitmentPayload {}

@ObjectType({ description: 'A commitment that was reported as done.' })
export class CompleteCommitmentPayload extends CommitmentPayload {
  @Field(() => Boolean, { description: WAS_ALREADY })
  wasAlready: boolean;
}
@ObjectType({ description: 'A commitment that was reported as not done.' })
export class FailCommitmentPayload extends CommitmentPayload {
  @Field(() => Boolean, { description: WAS_ALREADY })
  wasAlready: boolean;
}

@ObjectType({ description: 'A break that was begun, or whose end was moved.' })
export class TakeBreakPayload {
  @Field(() => UserType, { description: MEMBER })
  user: UserType;
}
@ObjectType({ description: 'A break that was ended.' })
export class EndBreakPayload {
  @Field(() => UserType, { description: MEMBER })
  user: UserType;
}

@ObjectType({ description: 'A commitment that was taken away.' })
export class DeleteCommitmentPayload {
  @Field(() => ID, { description: 'The id it had.' })
  deletedId: string;
  @Field(() => UserType, { description: MEMBER })
  user: UserType;
}
