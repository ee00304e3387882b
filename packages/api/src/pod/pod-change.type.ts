import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { ChangesArgs } from '../event/change.input.ts';
import { EventLine } from '../event/event.type.ts';
import { PodMembershipType, PodType } from './pod.type.ts';

@ObjectType('PodChange', { description: 'Something happened to a pod, or to somebody’s place in it.', simpleResolvers: true })
export class PodChangeType {
  @Field(() => EventLine, { description: 'What happened, as the log has it; its cursor resumes the subscription.' })
  event: EventLine;
  @Field(() => PodType, { nullable: true, description: 'The pod as it is by now; null for whoever may not see it, such as somebody who has just left.' })
  pod: PodType | null;
  @Field(() => PodMembershipType, { nullable: true, description: 'The place that changed; null when it is about the pod as a whole, or a waitlist.' })
  membership: PodMembershipType | null;
}

@ArgsType()
export class PodChangedArgs extends ChangesArgs {
  @Field(() => ID, { nullable: true, description: 'Only this pod.' })
  id?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only what concerns this member.' })
  userId?: string | null;
}
