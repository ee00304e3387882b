import { Field, Float, Int, ObjectType } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';

@ObjectType('PodAttendanceKpi', { description: 'How well the calls completed in the last seven days were attended.', simpleResolvers: true })
export class PodAttendanceKpiType {
  @Field(() => Float, { nullable: true, description: 'Mean attendance of those calls in percent, each call counting the same; null without one.' })
  overallAttendance: number | null;
  @Field(() => Int, { description: 'How many calls those are.' })
  totalMeetingsThisWeek: number;
  @Field(() => Float, { nullable: true, description: 'The same in percent, each person counting the same; null without one.' })
  peopleWeightedAttendance: number | null;
  @Field(() => Int, { description: 'How many people came, added up over the calls.' })
  attendedSeats: number;
  @Field(() => Int, { description: 'How many could have come: those who came or missed it, not the excused.' })
  expectedSeats: number;
}

@ObjectType('BotUsageKpi', { description: 'How many members did something in the last seven days.', simpleResolvers: true })
export class BotUsageKpiType {
  @Field(() => Float, { nullable: true, description: 'Active members in percent of all; null without members.' })
  weeklyActivePercentage: number | null;
  @Field(() => Int, { description: 'How many did something in the last seven days.' })
  activeUsers: number;
  @Field(() => Int, { description: 'How many members there are.' })
  totalUsers: number;
}

@ObjectType('CommitmentFulfillmentKpi', { description: 'How many promises are kept.', simpleResolvers: true })
export class CommitmentFulfillmentKpiType {
  @Field(() => Float, { nullable: true, description: 'Completed commitments in percent of all that were ever made; null without any.' })
  overallCompletionRate: number | null;
  @Field(() => Float, { nullable: true, description: 'Mean of all members’ streaks, in days, as they are at `refreshedAt`; null without members.' })
  avgCurrentStreak: number | null;
  @Field(() => Int, { description: 'How many were completed, late or in time.' })
  completedCommitments: number;
  @Field(() => Int, { description: 'How many were made.' })
  totalCommitments: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Of those whose day closed in the last seven days, how many were completed in time, in percent; null without any.',
  })
  dueOnlyCompletionRate: number | null;
  @Field(() => Int, { description: 'How many had a day that closed in the last seven days.' })
  dueCommitments: number;
  @Field(() => Int, { description: 'How many of them were completed in time.' })
  dueCompletedCommitments: number;
}

@ObjectType('NewUsersKpi', { description: 'How the community grows.', simpleResolvers: true })
export class NewUsersKpiType {
  @Field(() => Int, { description: 'How many joined in the last seven days.' })
  newUsersThisWeek: number;
}

@ObjectType('Kpis', { description: 'The figures of the dashboard. A week is the seven days before `refreshedAt`.', simpleResolvers: true })
export class KpisType {
  @Field(() => PodAttendanceKpiType, { description: 'Attendance of the calls.' })
  podAttendance: PodAttendanceKpiType;
  @Field(() => BotUsageKpiType, { description: 'Use of the bots.' })
  botUsage: BotUsageKpiType;
  @Field(() => CommitmentFulfillmentKpiType, { description: 'Promises kept.' })
  commitmentFulfillment: CommitmentFulfillmentKpiType;
  @Field(() => NewUsersKpiType, { description: 'New members.' })
  newUsers: NewUsersKpiType;
  @Field(() => DateTimeISO, { description: 'When they were counted: at this moment, or in a large community up to a minute ago.' })
  refreshedAt: Date;
}

@ObjectType('KpisChange', { description: 'The figures of the dashboard are others than before.', simpleResolvers: true })
export class KpisChangeType {
  @Field(() => EventLine, { description: 'The line of the log that says so; its cursor resumes the subscription.' })
  event: EventLine;
  @Field(() => KpisType, { nullable: true, description: 'The figures as they were counted last.' })
  kpis: KpisType | null;
}
