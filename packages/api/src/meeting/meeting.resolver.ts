import { FieldResolver, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import { PodType } from '../pod/pod.type.ts';
import { MeetingType } from './meeting.type.ts';

@Resolver(() => PodType)
export class MeetingResolver {
  @FieldResolver(() => MeetingType, {
    nullable: true,
    description: 'The call that is under way or comes next; null if none is planned, or for whoever is no member of the pod.',
  })
  nextMeeting(): MeetingType {
    return planned();
  }
}
