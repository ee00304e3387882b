import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from '../lib/scalars.ts';
import { PodType } from '../pod/pod.type.ts';
import type { Meeting } from './meeting.entity.ts';

type MeetingColumns = Pick<Meeting, 'id' | 'scheduledAt' | 'durationMinutes'>;

@ObjectType('Meeting', { description: 'One call of a pod. Seen by its members, by admins, and by third parties with `pods:read`.', simpleResolvers: true })
export class MeetingType implements MeetingColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => DateTimeISO, { description: 'When it begins.' })
  scheduledAt: Date;
  @Field(() => Int, { description: 'How long it is to last, in minutes.' })
  durationMinutes: number;
  @Field(() => String, { description: 'Its state: scheduled, completed, or cancelled.' })
  status: string;
  @Field(() => Float, { nullable: true, description: 'How many of those expected came, in percent, 0 to 100; null before it is completed.' })
  attendanceRate: number | null;
  @Field(() => PodType, { description: 'Whose call it is.' })
  pod: PodType;
}
