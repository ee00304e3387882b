import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, LocalDate } from '../lib/scalars.ts';
import { PodType } from '../pod/pod.type.ts';
import { UserType } from '../user/user.type.ts';
import {
  ATTENDANCE_SOURCES,
  ATTENDANCE_STATUSES,
  type AttendanceSource,
  type AttendanceStatus,
  MEETING_STATUSES,
  type MeetingStatus,
  RSVPS,
  type Rsvp,
} from './meeting.rules.ts';
import type { Meeting } from './meeting.entity.ts';
import type { MeetingAttendance } from './meeting-attendance.entity.ts';

const INSIDERS = 'Null for everybody but active members of the pod and admins.';
const OWN = 'Null for everybody but the person and admins.';

export const MeetingStatusEnum = enumOf(MEETING_STATUSES);
registerEnumType(MeetingStatusEnum, {
  name: 'MeetingStatus',
  description: 'How a meeting stands.',
  valuesConfig: {
    SCHEDULED: { description: 'Is to be held.' },
    COMPLETED: { description: 'Was held.' },
    CANCELLED: { description: 'Was called off; it counts nowhere.' },
  },
});

export const RsvpEnum = enumOf(RSVPS);
registerEnumType(RsvpEnum, {
  name: 'Rsvp',
  description: 'Whether somebody means to come.',
  valuesConfig: {
    YES: { description: 'Will come.' },
    NO: { description: 'Will not; who says so beforehand is excused.' },
    MAYBE: { description: 'Does not know yet.' },
  },
});

export const AttendanceStatusEnum = enumOf(ATTENDANCE_STATUSES);
registerEnumType(AttendanceStatusEnum, {
  name: 'AttendanceStatus',
  description: 'Whether somebody came.',
  valuesConfig: {
    EXPECTED: { description: 'Nothing is known yet.' },
    ATTENDED: { description: 'Came.' },
    MISSED: { description: 'Did not come and was not excused.' },
    EXCUSED: { description: 'Did not come and was excused: counts neither as attended nor as missed.' },
  },
});

const AttendanceSourceEnum = enumOf(ATTENDANCE_SOURCES);
registerEnumType(AttendanceSourceEnum, {
  name: 'AttendanceSource',
  description: 'Who said whether somebody came.',
  valuesConfig: {
    SELF: { description: 'The person, by checking in.' },
    HOST: { description: 'The host of the pod.' },
    ADMIN: { description: 'An admin.' },
    SYSTEM: { description: 'Nobody: the meeting was completed and nothing else was known.' },
  },
});

@ObjectType('ActionItem', { description: 'Something to be done after a meeting.', simpleResolvers: true })
export class ActionItemType {
  @Field(() => String, { description: 'What is to be done.' })
  text: string;
  @Field(() => ID, { nullable: true, description: 'Who is to do it; null: whoever finds the time.' })
  userId: string | null;
  @Field(() => ID, { nullable: true, description: 'The commitment that it became; null while nobody has promised it, and again once that was deleted.' })
  commitmentId: string | null;
}

type AttendanceColumns = Pick<MeetingAttendance, 'id' | 'createdAt' | 'updatedAt'>;

@ObjectType('MeetingAttendance', {
  description: 'A person’s part in a meeting. Seen by the person, by members of the pod, by admins, and by third parties with `pods:read` and `members:read`.',
  simpleResolvers: true,
})
export class MeetingAttendanceType implements AttendanceColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => RsvpEnum, { nullable: true, description: 'Whether they meant to come; null if they did not say.' })
  rsvp: Rsvp | null;
  @Field(() => AttendanceStatusEnum, { description: 'Whether they came.' })
  status: AttendanceStatus;
  @Field(() => AttendanceSourceEnum, { description: 'Who said so.' })
  source: AttendanceSource;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they checked in by their own tap; null if they did not.' })
  checkedInAt: Date | null;
  @Field(() => Int, { nullable: true, description: `How it was for them, 1 to 5; null if they did not say. ${OWN}` })
  rating: number | null;
  @Field(() => Int, { nullable: true, description: `How much energy they had after it, 1 to 10; null if they did not say. ${OWN}` })
  energy: number | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they said that this is wrong; null if they did not.' })
  disputedAt: Date | null;
  @Field(() => String, { nullable: true, description: `What they said about it. ${OWN}` })
  disputeNote: string | null;
  @Field(() => DateTimeISO, { description: 'When something was first said about it.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { description: 'When it last changed.' })
  updatedAt: Date;
  @Field(() => UserType, { nullable: true, description: 'Who; null for somebody whom the caller may not see any more.' })
  user: UserType | null;
  @Field(() => MeetingType, { description: 'Which meeting.' })
  meeting: MeetingType;
}

type MeetingColumns = Pick<Meeting, 'id' | 'scheduledAt' | 'durationMinutes' | 'localDate' | 'createdAt' | 'updatedAt' | 'version'>;

@ObjectType('Meeting', { description: 'One call of a pod. Seen by its members, by admins, and by third parties with `pods:read`.', simpleResolvers: true })
export class MeetingType implements MeetingColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => DateTimeISO, { description: 'When it begins.' })
  scheduledAt: Date;
  @Field(() => LocalDate, { description: 'The pod’s day that it was planned for; stays when the meeting is moved. A pod has one meeting a day.' })
  localDate: string;
  @Field(() => Int, { description: 'How long it is to last, in minutes.' })
  durationMinutes: number;
  @Field(() => MeetingStatusEnum, { description: 'How it stands.' })
  status: MeetingStatus;
  @Field(() => DateTimeISO, { description: 'From when on one can check in: 10 minutes before it begins.' })
  checkInOpensAt: Date;
  @Field(() => DateTimeISO, { description: 'Until when one can check in: 15 minutes after it has begun.' })
  checkInClosesAt: Date;
  @Field(() => Float, {
    nullable: true,
    description: 'How many of those expected came, in percent, 0 to 100; excused ones do not count. Null before it is completed.',
  })
  attendanceRate: number | null;
  @Field(() => [ID], { nullable: true, description: `The people who came; null before it is completed. ${INSIDERS}` })
  attendees: string[] | null;
  @Field(() => [ID], { nullable: true, description: `The people who did not come without an excuse; null before it is completed. ${INSIDERS}` })
  absentMembers: string[] | null;
  @Field(() => [String], { nullable: true, description: `What is to be talked about; null if nothing was said. ${INSIDERS}` })
  agenda: string[] | null;
  @Field(() => String, { nullable: true, description: `What was talked about; null if nothing was written. ${INSIDERS}` })
  notes: string | null;
  @Field(() => [ActionItemType], { nullable: true, description: `What is to be done after it; null if nothing is. ${INSIDERS}` })
  actionItems: ActionItemType[] | null;
  @Field(() => Float, { nullable: true, description: 'The mean of its ratings, 1 to 5; null below three.' })
  averageRating: number | null;
  @Field(() => Int, { nullable: true, description: 'The energy of the group after it, 1 to 10; null if fewer than three said.' })
  energyLevel: number | null;
  @Field(() => DateTimeISO, { description: 'When it was planned.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { description: 'When it last changed.' })
  updatedAt: Date;
  @Field(() => Int, { description: 'Grows with every change; give it to `rescheduleMeeting` to be told when somebody else was faster.' })
  version: number;
  @Field(() => PodType, { description: 'Whose call it is.' })
  pod: PodType;
  @Field(() => [MeetingAttendanceType], { description: 'Who said or did what about it, in the order of saying, as far as the caller may see it.' })
  attendance: MeetingAttendanceType[];
}

export const { Connection: MeetingConnection } = connectionOf('Meeting', () => MeetingType);
