import { Field, ObjectType } from 'type-graphql';
import { UserType } from '../user/user.type.ts';
import { RecurringCommitmentType } from './recurring.type.ts';

@ObjectType()
abstract class RecurringCommitmentPayload {
  @Field(() => RecurringCommitmentType, { description: 'The recurring commitment, as it is now.' })
  recurringCommitment: RecurringCommitmentType;
  @Field(() => UserType, { description: 'The member, with the streak as it is now.' })
  user: UserType;
}

@ObjectType({ description: 'A promise that repeats and is kept here.' })
export class CreateRecurringCommitmentPayload extends RecurringCommitmentPayload {}
@ObjectType({ description: 'A recurring commitment that was changed.' })
export class UpdateRecurringCommitmentPayload extends RecurringCommitmentPayload {}
@ObjectType({ description: 'A recurring commitment that rests.' })
export class PauseRecurringCommitmentPayload extends RecurringCommitmentPayload {}
@ObjectType({ description: 'A recurring commitment that was taken up again.' })
export class ResumeRecurringCommitmentPayload extends RecurringCommitmentPayload {}
@ObjectType({ description: 'A recurring commitment that comes no more.' })
export class EndRecurringCommitmentPayload extends RecurringCommitmentPayload {}
