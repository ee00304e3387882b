import { Field, ObjectType } from 'type-graphql';
import { MeetingAttendanceType, MeetingType } from './meeting.type.ts';

@ObjectType()
abstract class MeetingPayload {
  @Field(() => MeetingType, { description: 'The meeting, as it is now.' })
  meeting: MeetingType;
}
@ObjectType({ description: 'A meeting that was planned.' })
export class ScheduleMeetingPayload extends MeetingPayload {}
@ObjectType({ description: 'A meeting that was moved.' })
export class RescheduleMeetingPayload extends MeetingPayload {}
@ObjectType({ description: 'A meeting that was called off.' })
export class CancelMeetingPayload extends MeetingPayload {}
@ObjectType({ description: 'A meeting that was held.' })
export class CompleteMeetingPayload extends MeetingPayload {}
@ObjectType({ description: 'A meeting, and who came to it.' })
export class RecordAttendancePayload extends MeetingPayload {}
@ObjectType({ description: 'A meeting with one more thing to do.' })
export class AddActionItemPayload extends MeetingPayload {}

@ObjectType()
abstract class AttendancePayload extends MeetingPayload {
  @Field(() => MeetingAttendanceType, { description: 'The caller’s part in it, as it is now.' })
  attendance: MeetingAttendanceType;
}
@ObjectType({ description: 'An answer whether one will come.' })
export class RsvpPayload extends AttendancePayload {}
@ObjectType({ description: 'A tap that said "I am here".' })
export class CheckInPayload extends AttendancePayload {}
@ObjectType({ description: 'A meeting that was rated.' })
export class RateMeetingPayload extends AttendancePayload {}
@ObjectType({ description: 'A record that was called wrong.' })
export class DisputeAttendancePayload extends AttendancePayload {}
