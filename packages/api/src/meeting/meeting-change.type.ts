import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { ChangesArgs } from '../event/change.input.ts';
import { EventLine } from '../event/event.type.ts';
import { MeetingType } from './meeting.type.ts';

@ObjectType('MeetingChange', { description: 'Something happened to a meeting, or to somebody’s part in it.', simpleResolvers: true })
export class MeetingChangeType {
  @Field(() => EventLine, { description: 'What happened, as the log has it; its cursor resumes the subscription.' })
  event: EventLine;
  @Field(() => MeetingType, { nullable: true, description: 'The meeting as it is by now; null for whoever may not see it.' })
  meeting: MeetingType | null;
}

@ArgsType()
export class MeetingChangedArgs extends ChangesArgs {
  @Field(() => ID, { nullable: true, description: 'Only this meeting.' })
  id?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only meetings of this pod.' })
  podId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only what concerns this member.' })
  userId?: string | null;
}
