import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { enumOf } from '../lib/closed-set.ts';
import { DateTimeISO, LocalDate } from '../lib/scalars.ts';
import { KPI_METRICS, KPI_SEGMENTS, type KpiMetric, type KpiSegment } from './kpi-series.rules.ts';

export const KpiMetricEnum = enumOf(KPI_METRICS);
registerEnumType(KpiMetricEnum, {
  name: 'KpiMetric',
  description: 'What is followed from week to week.',
  valuesConfig: {
    COMMITMENTS_KEPT: {
      description:
        'Of the promises for the week whose day has closed, those completed in time. One for a day of a planned break counts only if it was. By the pod they were shared with, their category, or when their member joined.',
    },
    POD_ATTENDANCE: {
      description: 'Of those expected at completed calls, those who came; the excused do not count. By pod, or the category or the cohort of the person.',
    },
    NEW_MEMBERS: { description: 'Who joined; without a denominator. By present pod, category or cohort.' },
  },
});
export const KpiSegmentEnum = enumOf(KPI_SEGMENTS);
registerEnumType(KpiSegmentEnum, {
  name: 'KpiSegment',
  description: 'What each week is split by.',
  valuesConfig: {
    POD: { description: 'The id of a pod.' },
    CATEGORY: { description: 'An area of life, such as "health".' },
    COHORT: { description: 'The month in which a member joined, such as "2026-11".' },
  },
});

@ObjectType('KpiPoint', { description: 'A key figure in one week.', simpleResolvers: true })
export class KpiPointType {
  @Field(() => LocalDate, { description: 'The Monday with which the week begins (ISO 8601, UTC).' })
  week: string;
  @Field(() => String, { nullable: true, description: 'Which part of the week’s figures; null when they are not split, or for what belongs to no part.' })
  segment: string | null;
  @Field(() => Int, { description: 'How many of them.' })
  numerator: number;
  @Field(() => Int, { nullable: true, description: 'Of how many; null for a plain count.' })
  denominator: number | null;
}

@ArgsType()
export class KpiSeriesArgs {
  @Field(() => KpiMetricEnum, { description: 'What is followed.' })
  metric: KpiMetric;
  @Field(() => Int, { nullable: true, description: 'How many weeks, the current one included: 1 to 104, 12 when left out.' })
  weeks?: number | null;
  @Field(() => KpiSegmentEnum, { nullable: true, description: 'What each week is split by; not at all when left out.' })
  by?: KpiSegment | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Only these parts of the split, as `segment` names them (for pods their ids): 1 to 100; all when left out.',
  })
  segments?: string[] | null;
}

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
    description:
      'Of those whose day closed in the last seven days, how many were completed in time, in percent; null without any. `dueCommitments` says which those are.',
  })
  dueOnlyCompletionRate: number | null;
  @Field(() => Int, {
    description:
      'How many had a day that closed in the last seven days, without those put aside. One for a day of a planned break counts only if it was completed in time: a break waives what is missed, as it does for the streak.',
  })
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
  series?: KpiPointType[];
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
