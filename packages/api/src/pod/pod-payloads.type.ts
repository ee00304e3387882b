import { Field, ObjectType } from 'type-graphql';
import { UserType } from '../user/user.type.ts';
import { PodMembershipType, PodType, WaitlistEntryType } from './pod.type.ts';

@ObjectType()
abstract class PodPayload {
  @Field(() => PodType, { description: 'The pod, as it is now.' })
  pod: PodType;
}
@ObjectType({ description: 'A pod that was formed.' })
export class CreatePodPayload extends PodPayload {}
@ObjectType({ description: 'A changed pod.' })
export class UpdatePodPayload extends PodPayload {}
@ObjectType({ description: 'A pod that was ended.' })
export class DisbandPodPayload extends PodPayload {}
@ObjectType({ description: 'A pod and the group in which it talks.' })
export class LinkPodChatPayload extends PodPayload {}

@ObjectType()
abstract class MembershipPayload {
  @Field(() => PodMembershipType, { description: 'The membership, as it is now.' })
  membership: PodMembershipType;
  @Field(() => UserType, { description: 'The person, with the roles they hold now.' })
  user: UserType;
  @Field(() => Boolean, { description: 'True when it had been so before; nothing has changed then.' })
  wasAlready: boolean;
}
@ObjectType({ description: 'A seat that was taken.' })
export class JoinPodPayload extends MembershipPayload {}
@ObjectType({ description: 'A seat that was given up.' })
export class LeavePodPayload extends MembershipPayload {}
@ObjectType({ description: 'A membership that was put aside.' })
export class PauseMembershipPayload extends MembershipPayload {}
@ObjectType({ description: 'A membership that was taken up again.' })
export class ResumeMembershipPayload extends MembershipPayload {}

@ObjectType({ description: 'A membership whose calendar has another link.' })
export class RotateCalendarFeedPayload {
  @Field(() => PodMembershipType, { description: 'The membership.' })
  membership: PodMembershipType;
}

@ObjectType({ description: 'A place on a waitlist that was given up.' })
export class LeaveWaitlistPayload {
  @Field(() => UserType, { description: 'The person.' })
  user: UserType;
  @Field(() => [WaitlistEntryType], { description: 'What they still wait for.' })
  waitlist: WaitlistEntryType[];
}
