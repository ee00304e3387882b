import { Event } from '../event/event.entity.ts';
import { admin, anyOf, computed, now, one, open, part, readable, type Row, type Rule, scopeIn, stored, value } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { every, raw, type Sql, sql } from '../read/sql.ts';
import { MOST_POINTS, MOST_WEEKS, USUAL_WEEKS } from './kpi-series.rules.ts';
import { KpiCurrent } from './kpi-current.entity.ts';

/** The figures are those of everybody: a key that is limited to some pods hears nothing of them. */
const readers = anyOf<unknown>(
  admin,
  scopeIn<unknown>('kpis:read', () => false),
);
const figures: Rule<KpiCurrent> = (row, viewer) => readers(row, viewer);
const percent = (share: Sql, whole: Sql): Sql => sql`(${share} * 100.0::float8 / nullif(${whole}, 0))`;

/** The figures as they stand in their row, for subscribers; who asks for them gets them counted (kpi-reading.actions.ts), from the same columns. */
export const kpiReads: Readable[] = [
  readable(Event, {
    type: 'KpisChange',
    rows: (event, viewer) => every([sql`${event.type} = 'kpis.refreshed'`, readers(event, viewer)]),
    fields: { event: part(), kpis: one(KpiCurrent, (k, _: Row<Event>) => sql`${k.id} = 1`) },
  }),
  readable(KpiCurrent, {
    type: 'Kpis',
    rows: figures,
    fields: {
      ...open<KpiCurrent>('refreshedAt'),
      podAttendance: part(),
      botUsage: part(),
      commitmentFulfillment: part(),
      newUsers: part(),
      series: computed<KpiCurrent>((_, { metric, weeks, by, segments }) => {
        const wanted = sql`least(greatest(coalesce(${value(weeks, 'int')}, ${raw(String(USUAL_WEEKS))}), 1), ${raw(String(MOST_WEEKS))})`;
        return sql`kpi_series_within(${value(metric, 'text')}, ${wanted}, ${value(by, 'text')}, ${now}, ${value(segments, 'text[]')}, ${raw(String(MOST_POINTS))})`;
      }),
    },
  }),
  stored('KpiPoint', { week: 'text', segment: 'text', numerator: 'int', denominator: 'int' }),
  readable(KpiCurrent, {
    type: 'PodAttendanceKpi',
    rows: figures,
    fields: {
      ...open<KpiCurrent>('overallAttendance', 'totalMeetingsThisWeek', 'attendedSeats', 'expectedSeats'),
      peopleWeightedAttendance: computed<KpiCurrent>((k) => percent(k.attendedSeats, k.expectedSeats)),
    },
  }),
  readable(KpiCurrent, {
    type: 'BotUsageKpi',
    rows: figures,
    fields: { ...open<KpiCurrent>('activeUsers', 'totalUsers'), weeklyActivePercentage: computed<KpiCurrent>((k) => percent(k.activeUsers, k.totalUsers)) },
  }),
  readable(KpiCurrent, {
    type: 'CommitmentFulfillmentKpi',
    rows: figures,
    fields: {
      ...open<KpiCurrent>('avgCurrentStreak', 'completedCommitments', 'totalCommitments', 'dueCommitments', 'dueCompletedCommitments'),
      overallCompletionRate: computed<KpiCurrent>((k) => percent(k.completedCommitments, k.totalCommitments)),
      dueOnlyCompletionRate: computed<KpiCurrent>((k) => percent(k.dueCompletedCommitments, k.dueCommitments)),
    },
  }),
  readable(KpiCurrent, { type: 'NewUsersKpi', rows: figures, fields: open<KpiCurrent>('newUsersThisWeek') }),
];
