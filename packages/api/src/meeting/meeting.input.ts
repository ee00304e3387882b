import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeISO, LocalDate } from '../lib/scalars.ts';
import type { AttendanceStatus, Rsvp } from './meeting.rules.ts';
import { AttendanceStatusEnum, RsvpEnum } from './meeting.type.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

const MINUTES = 'How long it is to last: 5 to 480 minutes; as usual in the pod when left out.';

@InputType()
abstract class Keyed {
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A meeting to plan: at an instant, on a day by the weekly time of the pod, or, without either, the next that is not planned.' })
export class ScheduleMeetingInput extends Keyed {
  @Field(() => ID, { description: 'The pod.' })
  podId: string;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it begins, within a year.' })
  scheduledAt?: Date | null;
  @Field(() => LocalDate, { nullable: true, description: 'On which day of the pod, at its weekly time.' })
  localDate?: string | null;
  @Field(() => Int, { nullable: true, description: MINUTES })
  durationMinutes?: number | null;
  @Field(() => [String], { nullable: true, description: 'What is to be talked about: up to 20 points of up to 200 characters.' })
  agenda?: string[] | null;
}

@InputType({ description: 'A meeting to move.' })
export class RescheduleMeetingInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  id: string;
  @Field(() => DateTimeISO, { description: 'When it begins, within a year.' })
  scheduledAt: Date;
  @Field(() => Int, { nullable: true, description: 'How long it is to last: 5 to 480 minutes; as before when left out.' })
  durationMinutes?: number | null;
  @Field(() => Int, { nullable: true, description: 'The `version` that was read before; refused with VERSION_CONFLICT if the meeting has changed since.' })
  version?: number | null;
}

@InputType({ description: 'A meeting to call off.' })
export class CancelMeetingInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  id: string;
}

@InputType({ description: 'A meeting that was held.' })
export class CompleteMeetingInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'What was talked about: up to 5000 characters; null takes it away.' })
  notes?: string | null;
}

@InputType({ description: 'Whether one will come.' })
export class RsvpInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId: string;
  @Field(() => RsvpEnum, { description: 'The answer.' })
  answer: Rsvp;
}

@InputType({ description: 'A tap that says "I am here".' })
export class CheckInInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId: string;
}

@InputType({ description: 'Whether one person came.' })
export class AttendanceEntryInput {
  @Field(() => ID, { description: 'Who: somebody who belonged to the pod when the meeting began.' })
  userId: string;
  @Field(() => AttendanceStatusEnum, { description: 'Whether they came; EXPECTED takes back what was recorded, before the meeting is completed.' })
  status: AttendanceStatus;
}

@InputType({ description: 'Who came to a meeting.' })
export class RecordAttendanceInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId: string;
  @Field(() => [AttendanceEntryInput], { description: 'The people about whom something is to be recorded; nothing is changed about others.' })
  entries: AttendanceEntryInput[];
}

@InputType({ description: 'How a meeting was.' })
export class RateMeetingInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  id: string;
  @Field(() => Int, { description: 'From 1 (poor) to 5 (great).' })
  rating: number;
  @Field(() => Int, { nullable: true, description: 'How much energy one had after it, from 1 (drained) to 10 (full of it).' })
  energy?: number | null;
}

@InputType({ description: 'What was recorded about oneself is wrong.' })
export class DisputeAttendanceInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId: string;
  @Field(() => String, { nullable: true, description: 'What is wrong: up to 5000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Something to be done after a meeting.' })
export class AddActionItemInput extends Keyed {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId: string;
  @Field(() => String, { description: 'What is to be done: up to 300 characters.' })
  text: string;
  @Field(() => ID, { nullable: true, description: 'Who is to do it: a member of the pod. Left out: whoever finds the time.' })
  userId?: string | null;
}
