import { defineEntity, p } from '@mikro-orm/postgresql';

const KpiCurrentSchema = defineEntity({
  name: 'KpiCurrent',
  tableName: 'kpi_current',
  properties: {
    /** Always 1: there is one row. */
    id: p.integer().primary().autoincrement(false),
    refreshedAt: p.datetime(),
    /** The event log's last position at that time; null when it was empty. */
    refreshedPosition: p.bigint('string').nullable(),
    /** Mean attendance (0-100) of the meetings completed in the last seven days; null without one. */
    overallAttendance: p.double().nullable(),
    totalMeetingsThisWeek: p.integer(),
    /** Who came, and who could have come, to those meetings. */
    attendedSeats: p.integer(),
    expectedSeats: p.integer(),
    activeUsers: p.integer(),
    totalUsers: p.integer(),
    completedCommitments: p.bigint('number'),
    totalCommitments: p.bigint('number'),
    /** Of the commitments whose due day closed in the last seven days: how many there are, and how many were done in time. */
    dueCommitments: p.bigint('number'),
    dueCompletedCommitments: p.bigint('number'),
    /** Mean of the streaks as they are at `refreshedAt`; null without members. */
    avgCurrentStreak: p.double().nullable(),
    newUsersThisWeek: p.integer(),
    /** When a count last found other figures than the one before, and up to which such time subscribers were told. */
    changedAt: p.datetime().nullable(),
    announcedAt: p.datetime().nullable(),
  },
  checks: [{ name: 'kpi_current_one_row', expression: 'id = 1' }],
});

/** The figures of the dashboard as of `refreshedAt`: rolled up, so that reading them costs the same at any size. */
export class KpiCurrent extends KpiCurrentSchema.class {}
KpiCurrentSchema.setClass(KpiCurrent);
