import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeISO, LocalTime, TimeZone } from '../lib/scalars.ts';
import { UserType } from '../user/user.type.ts';
import type { Pod } from './pod.entity.ts';
import type { PodMembership } from './pod-membership.entity.ts';

type PodColumns = Pick<Pod, 'id' | 'name' | 'durationMinutes' | 'maxMembers' | 'currentMembers' | 'createdAt'>;

@ObjectType('Pod', {
  description: 'Up to six people who meet every week. Seen by its members, by admins, and by third parties with `pods:read`.',
  simpleResolvers: true,
})
export class PodType implements PodColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => String, { description: 'What it is called.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'What it is about; null if nothing was said.' })
  description: string | null;
  @Field(() => Int, { nullable: true, description: 'The weekday of its call in `timezone`: 1 Monday to 7 Sunday; null while it has no time.' })
  dayOfWeek: number | null;
  @Field(() => LocalTime, { nullable: true, description: 'The time of its call by the clocks of `timezone`; null while it has no time.' })
  localTime: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'The zone whose clocks rule the call; null while it has no time.' })
  timezone: string | null;
  @Field(() => LocalTime, { nullable: true, description: 'The time of the next call in UTC. It moves with daylight saving time; `localTime` does not.' })
  timeUtc: string | null;
  @Field(() => Int, { description: 'How long a call lasts, in minutes.' })
  durationMinutes: number;
  @Field(() => String, { nullable: true, description: 'Where the call takes place. Null for everybody but active members and admins.' })
  zoomLink: string | null;
  @Field(() => Int, { description: 'How many seats it has.' })
  maxMembers: number;
  @Field(() => Int, { description: 'How many of them are taken.' })
  currentMembers: number;
  @Field(() => String, { description: 'Its state: active, paused, or disbanded.' })
  status: string;
  @Field(() => Boolean, { description: 'Whether every seat is taken.' })
  isFull: boolean;
  @Field(() => DateTimeISO, { nullable: true, description: 'When the next call begins; null if none is planned.' })
  nextMeetingAt: Date | null;
  @Field(() => Float, { nullable: true, description: 'Attendance over the last eight calls in percent; null before the first.' })
  avgAttendanceRate: number | null;
  @Field(() => Float, { nullable: true, description: 'Kept commitments of its members in percent; null before the first.' })
  avgCompletionRate: number | null;
  @Field(() => Float, { nullable: true, description: 'Mean rating of the last eight calls, 1 to 5; null below three ratings.' })
  memberSatisfactionScore: number | null;
  @Field(() => DateTimeISO, { description: 'When it was formed.' })
  createdAt: Date;
}

type MembershipColumns = Pick<PodMembership, 'id' | 'joinedAt' | 'meetingsAttended' | 'meetingsMissed'>;

@ObjectType('PodMembership', {
  description: 'A person’s place in a pod. Seen by the person, by the members of the pod while it lasts, and by admins.',
  simpleResolvers: true,
})
export class PodMembershipType implements MembershipColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => DateTimeISO, { description: 'Since when.' })
  joinedAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they left; null while they belong to it.' })
  leftAt: Date | null;
  @Field(() => String, { description: 'Its state: active, paused, or left.' })
  status: string;
  @Field(() => Int, { description: 'How many calls they came to.' })
  meetingsAttended: number;
  @Field(() => Int, { description: 'How many calls they missed without an excuse.' })
  meetingsMissed: number;
  @Field(() => UserType, { description: 'Who.' })
  user: UserType;
  @Field(() => PodType, { description: 'Which pod.' })
  pod: PodType;
}
