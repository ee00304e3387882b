import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, LocalTime, TelegramID, TimeZone } from '../lib/scalars.ts';
import { CategoryEnum, ExperienceLevelEnum } from '../user/closed-sets.type.ts';
import type { Category, ExperienceLevel } from '../user/user.rules.ts';
import { UserType } from '../user/user.type.ts';
import type { Pod } from './pod.entity.ts';
import type { PodMembership } from './pod-membership.entity.ts';
import { MEMBERSHIP_STATUSES, type MembershipStatus, POD_STATUSES, type PodStatus, WAITLIST_STATUSES, type WaitlistStatus } from './pod.rules.ts';
import type { WaitlistEntry } from './waitlist-entry.entity.ts';

export const PodStatusEnum = enumOf(POD_STATUSES);
registerEnumType(PodStatusEnum, {
  name: 'PodStatus',
  description: 'How a pod stands.',
  valuesConfig: {
    ACTIVE: { description: 'It meets.' },
    PAUSED: { description: 'It rests: nobody joins and no call is planned.' },
    DISBANDED: { description: 'It is no more.' },
  },
});

export const MembershipStatusEnum = enumOf(MEMBERSHIP_STATUSES);
registerEnumType(MembershipStatusEnum, {
  name: 'MembershipStatus',
  description: 'How a membership stands.',
  valuesConfig: {
    ACTIVE: { description: 'Belongs to the pod and is expected at its calls.' },
    PAUSED: { description: 'Keeps the seat, sees nothing of the group, and is not expected.' },
    LEFT: { description: 'Has given the seat up.' },
  },
});

type PodColumns = Pick<Pod, 'id' | 'name' | 'durationMinutes' | 'maxMembers' | 'currentMembers' | 'createdAt' | 'updatedAt' | 'version'>;

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
  @Field(() => PodStatusEnum, { description: 'How it stands.' })
  status: PodStatus;
  @Field(() => Boolean, { description: 'Whether every seat is taken, or kept for somebody from the waitlist to whom it was offered.' })
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
  @Field(() => DateTimeISO, { description: 'When it was last changed.' })
  updatedAt: Date;
  @Field(() => Int, { description: 'Grows with every change; give it to `updatePod` to be told when somebody else was faster.' })
  version: number;
  @Field(() => CategoryEnum, { nullable: true, description: 'The area of life that it is meant for; null: any.' })
  targetGoalsCategory: Category | null;
  @Field(() => ExperienceLevelEnum, { nullable: true, description: 'The experience that it is meant for; null: any.' })
  targetExperienceLevel: ExperienceLevel | null;
  @Field(() => [TimeZone], { nullable: true, description: 'The zones that it is meant for; null: any.' })
  targetTimezones: string[] | null;
  @Field(() => TelegramID, { nullable: true, description: 'The group at Telegram in which it talks. Null for everybody but active members and admins.' })
  telegramChatId: string | null;
}

type MembershipColumns = Pick<PodMembership, 'id' | 'joinedAt' | 'meetingsAttended' | 'meetingsMissed' | 'updatedAt' | 'version'>;

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
  @Field(() => MembershipStatusEnum, { description: 'How it stands.' })
  status: MembershipStatus;
  @Field(() => Int, { description: 'How many calls they came to.' })
  meetingsAttended: number;
  @Field(() => Int, { description: 'How many calls they missed without an excuse.' })
  meetingsMissed: number;
  @Field(() => Float, {
    nullable: true,
    description: 'How much they give to the pod, 1 to 5. Null for everybody but the person and admins, and while it is not known.',
  })
  contributionScore: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether a subscription pays for the seat. Null for everybody but the person and admins.' })
  monthlyPaymentActive: boolean | null;
  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When it was last paid for. Null for everybody but the person and admins, and before the first payment.',
  })
  lastPaymentAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The pod’s calls as a calendar (iCalendar) that programs can subscribe to; who has the link can read it. Null for everybody but the person, and after they left.',
  })
  calendarUrl: string | null;
  @Field(() => DateTimeISO, { description: 'When it last changed.' })
  updatedAt: Date;
  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;
  @Field(() => UserType, { description: 'Who.' })
  user: UserType;
  @Field(() => PodType, { description: 'Which pod.' })
  pod: PodType;
}

@ObjectType('IntroCard', {
  description: 'How a member is introduced to the others of the pod. Seen by the active members of the pod and by admins.',
  simpleResolvers: true,
})
export class IntroCardType {
  @Field(() => UserType, { description: 'Who is introduced.' })
  user: UserType;
  @Field(() => DateTimeISO, { description: 'Since when they belong to the pod.' })
  joinedAt: Date;
  @Field(() => String, { nullable: true, description: 'As at Telegram.' })
  firstName: string | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'What they mainly work on; null until they have said it.' })
  goalsCategory: Category | null;
  @Field(() => ExperienceLevelEnum, { nullable: true, description: 'How used they are to commitments; null until they have said it.' })
  experienceLevel: ExperienceLevel | null;
  @Field(() => [String], { nullable: true, description: 'What they are good at; null until they have said it.' })
  strengths: string[] | null;
  @Field(() => [String], { nullable: true, description: 'What they would like help with; null until they have said it.' })
  helpNeeded: string[] | null;
  @Field(() => Int, { description: 'Days kept since the last missed one, as of now.' })
  currentStreak: number;
  @Field(() => String, { nullable: true, description: 'A few sentences about themselves; null until they have said them.' })
  bio: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'Where they live by the clock; null until they have said it.' })
  timezone: string | null;
}

const WaitlistStatusEnum = enumOf(WAITLIST_STATUSES);
registerEnumType(WaitlistStatusEnum, {
  name: 'WaitlistStatus',
  description: 'What became of a place on a waitlist.',
  valuesConfig: {
    WAITING: { description: 'Stands in the line.' },
    OFFERED: { description: 'A seat is kept for them; `joinPod` takes it.' },
    ACCEPTED: { description: 'They took a seat.' },
    EXPIRED: { description: 'They did not take the seat in time.' },
    WITHDRAWN: { description: 'They do not wait any more, or the pod is no more.' },
  },
});

type WaitlistColumns = Pick<WaitlistEntry, 'id' | 'requestedAt'>;

@ObjectType('WaitlistEntry', { description: 'Somebody who waits for a seat in a full pod. Seen by the person and by admins.', simpleResolvers: true })
export class WaitlistEntryType implements WaitlistColumns {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => WaitlistStatusEnum, { description: 'What became of it.' })
  status: WaitlistStatus;
  @Field(() => DateTimeISO, { description: 'When they asked for a seat.' })
  requestedAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When a seat was offered to them; null before.' })
  offeredAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'Until when the seat is kept for them; null before an offer.' })
  offerExpiresAt: Date | null;
  @Field(() => UserType, { description: 'Who.' })
  user: UserType;
  @Field(() => PodType, { description: 'For which pod.' })
  pod: PodType;
}

export const { Connection: PodConnection } = connectionOf('Pod', () => PodType);
export const { Connection: PodMembershipConnection } = connectionOf('PodMembership', () => PodMembershipType);
