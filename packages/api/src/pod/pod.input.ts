import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalTime, TelegramID, TimeZone } from '../lib/scalars.ts';
import { CategoryEnum, ExperienceLevelEnum } from '../user/closed-sets.type.ts';
import type { Category, ExperienceLevel } from '../user/user.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

const NAME = 'What it is called: up to 80 characters.';
const WHOSE = 'Who: for admins. Left out: the caller.';

@InputType()
abstract class Keyed {
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType()
abstract class PodParts extends Keyed {
  @Field(() => String, { nullable: true, description: 'What it is about: up to 1000 characters.' })
  description?: string | null;
  @Field(() => Int, { nullable: true, description: 'The weekday of its call: 1 Monday to 7 Sunday. The weekday, the time and the zone are given together.' })
  dayOfWeek?: number | null;
  @Field(() => LocalTime, { nullable: true, description: 'The time of its call by the clocks of `timezone`, on a full minute.' })
  localTime?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'The zone whose clocks rule the call.' })
  timezone?: string | null;
  @Field(() => Int, { nullable: true, description: 'How long a call lasts: 5 to 480 minutes, 60 unless said.' })
  durationMinutes?: number | null;
  @Field(() => String, { nullable: true, description: 'Where the call takes place: an address that begins with https://.' })
  zoomLink?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many seats it has: 1 to 12, 6 unless said.' })
  maxMembers?: number | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'The area of life that it is meant for.' })
  targetGoalsCategory?: Category | null;
  @Field(() => ExperienceLevelEnum, { nullable: true, description: 'The experience that it is meant for.' })
  targetExperienceLevel?: ExperienceLevel | null;
  @Field(() => [TimeZone], { nullable: true, description: 'The zones that it is meant for.' })
  targetTimezones?: string[] | null;
}

@InputType({ description: 'A pod to form. It begins without members.' })
export class CreatePodInput extends PodParts {
  @Field(() => String, { description: NAME })
  name: string;
}

@InputType({ description: 'What is to change about a pod. What is left out stays; null takes an answer back, where that is possible.' })
export class UpdatePodInput extends PodParts {
  @Field(() => ID, { description: 'The pod.' })
  id: string;
  @Field(() => String, { nullable: true, description: NAME })
  name?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True lets it rest: nobody joins and no call is planned. False lets it go on.' })
  isPaused?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Who leads it: an active member. Null: the active member who has been in it longest.' })
  hostId?: string | null;
  @Field(() => Int, { nullable: true, description: 'The `version` that was read before; refused with VERSION_CONFLICT if the pod has changed since.' })
  version?: number | null;
}

@InputType({ description: 'A pod to end.' })
export class DisbandPodInput extends Keyed {
  @Field(() => ID, { description: 'The pod.' })
  id: string;
}

@InputType({ description: 'The group at Telegram in which a pod talks.' })
export class LinkPodChatInput extends Keyed {
  @Field(() => ID, { description: 'The pod.' })
  podId: string;
  @Field(() => TelegramID, { nullable: true, description: 'The id of the group, which is negative; null takes it away.' })
  chatId?: string | null;
}

@InputType()
abstract class SeatInput extends Keyed {
  @Field(() => ID, { description: 'The pod.' })
  podId: string;
  @Field(() => ID, { nullable: true, description: WHOSE })
  userId?: string | null;
}

@InputType({ description: 'A seat to take.' })
export class JoinPodInput extends SeatInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether to wait for a seat when there is none; true unless said.' })
  joinWaitlist?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True lets somebody belong to another pod as well: for admins.' })
  isFurtherPod?: boolean | null;
}
@InputType({ description: 'A seat to give up.' })
export class LeavePodInput extends SeatInput {}
@InputType({ description: 'A place on a waitlist to give up.' })
export class LeaveWaitlistInput extends SeatInput {}
@InputType({ description: 'A membership to put aside.' })
export class PauseMembershipInput extends SeatInput {}
@InputType({ description: 'A membership whose calendar gets another link.' })
export class RotateCalendarFeedInput extends SeatInput {}
@InputType({ description: 'A paused membership to take up again.' })
export class ResumeMembershipInput extends SeatInput {}
