import { defineEntity, p } from '@mikro-orm/postgresql';

/*
 * The four views of the dashboard, under the names and columns of the first data design; the columns after those are what the percentages are made of.
 * Virtual entities: they have no key. A percentage is null when there is nothing to divide by.
 */

const PodAttendanceKpiSchema = defineEntity({
  name: 'PodAttendanceKpi',
  expression: 'select * from pod_attendance_kpi',
  properties: {
    overallAttendance: p.double().nullable(),
    totalMeetingsThisWeek: p.integer(),
    peopleWeightedAttendance: p.double().nullable(),
    attendedSeats: p.integer(),
    expectedSeats: p.integer(),
    refreshedAt: p.datetime(),
  },
});
/** Meetings completed in the last seven days and how well they were attended. */
export class PodAttendanceKpi extends PodAttendanceKpiSchema.class {}
PodAttendanceKpiSchema.setClass(PodAttendanceKpi);

const BotUsageKpiSchema = defineEntity({
  name: 'BotUsageKpi',
  expression: 'select * from bot_usage_kpi',
  properties: { weeklyActivePercentage: p.double().nullable(), activeUsers: p.integer(), totalUsers: p.integer(), refreshedAt: p.datetime() },
});
/** Members who did something in the last seven days. */
export class BotUsageKpi extends BotUsageKpiSchema.class {}
BotUsageKpiSchema.setClass(BotUsageKpi);

const CommitmentFulfillmentKpiSchema = defineEntity({
  name: 'CommitmentFulfillmentKpi',
  expression: 'select * from commitment_fulfillment_kpi',
  properties: {
    overallCompletionRate: p.double().nullable(),
    avgCurrentStreak: p.double().nullable(),
    completedCommitments: p.bigint('number'),
    totalCommitments: p.bigint('number'),
    dueOnlyCompletionRate: p.double().nullable(),
    dueCommitments: p.bigint('number'),
    dueCompletedCommitments: p.bigint('number'),
    refreshedAt: p.datetime(),
  },
});
/** Promises kept, of all promises and of those whose day has closed. */
export class CommitmentFulfillmentKpi extends CommitmentFulfillmentKpiSchema.class {}
CommitmentFulfillmentKpiSchema.setClass(CommitmentFulfillmentKpi);

const NewUsersKpiSchema = defineEntity({
  name: 'NewUsersKpi',
  expression: 'select * from new_users_kpi',
  properties: { newUsersThisWeek: p.integer(), refreshedAt: p.datetime() },
});
/** Members who came in the last seven days. */
export class NewUsersKpi extends NewUsersKpiSchema.class {}
NewUsersKpiSchema.setClass(NewUsersKpi);
