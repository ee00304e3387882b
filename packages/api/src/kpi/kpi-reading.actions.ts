import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../lib/errors.ts';
import { announceKpis, refreshKpis } from './kpi.actions.ts';
import { KpiCurrent } from './kpi-current.entity.ts';
import { type KpiMetric, type KpiSegment, MOST_POINTS, segmentsOf, weeksOf } from './kpi-series.rules.ts';
import { type Freshness, isStale, isWorthCounting } from './kpi-freshness.rules.ts';

/** The count that runs, and the one that starts when it is done: whoever asks now must not be answered by a count that began before. */
const runs = new WeakMap<object, { running: Promise<void>; next: Promise<void> | null }>();

/** The figures of the dashboard: exact at `now` while counting them is cheap, else at most a minute old. */
export async function readKpis(em: EntityManager, now: Date): Promise<KpiFigures> {
  if (isStale(await freshnessOf(em, now))) await refreshed(em, now);
  const current = await em.findOneOrFail(KpiCurrent, 1, { disableIdentityMap: true });
  return figuresOf(current);
}

/**
 * Keeps the figures fresh for those who wait for them without asking, and tells them of others.
 * @returns whether there is something to tell
 */
export async function keepKpis(em: EntityManager, now: Date): Promise<boolean> {
  if (isWorthCounting(await freshnessOf(em, now))) await refreshKpis(em, now);
  return announceKpis(em, now);
}

async function freshnessOf(em: EntityManager, now: Date): Promise<Freshness> {
  const [known] = await em.execute<{ refreshed_at: Date | string; members: number; has_moved: boolean }[]>(
    `select refreshed_at, total_users as members, (select exists (select 1 from events where position is null)
       or coalesce(refreshed_position, 0) < coalesce((select max(position) from events), 0)) as has_moved from kpi_current`,
  );
  const ageMs = known ? now.getTime() - new Date(known.refreshed_at).getTime() : null;
  return { ageMs, members: known?.members ?? 0, hasMoved: known?.has_moved ?? true };
}

/** A count that begins after this call; many who ask at once share it. */
async function refreshed(em: EntityManager, now: Date): Promise<void> {
  const run = runs.get(em.config);
  if (!run) return start(em, now);
  run.next ??= run.running.catch(() => undefined).then(() => start(em, now));
  return run.next;
}

function start(em: EntityManager, now: Date): Promise<void> {
  const database = em.config;
  const running = refreshKpis(em, now).finally(() => {
    if (runs.get(database)?.running === running && runs.get(database)?.next === null) runs.delete(database);
  });
  runs.set(database, { running, next: null });
  return running;
}

export type WantedSeries = {
  readonly metric: KpiMetric;
  readonly weeks: number | null;
  readonly by: KpiSegment | null;
  readonly segments?: readonly string[] | null;
};
type Point = { week: string; segment: string | null; numerator: number; denominator: number | null };

/**
 * A key figure week by week, as it is at `now`.
 * @throws DomainError INVALID_INPUT `weeks` or `segments`, QUERY_TOO_COMPLEX for a series of more points than one answer holds
 */
export async function readSeries(em: EntityManager, now: Date, { metric, weeks, by, segments = null }: WantedSeries): Promise<Point[]> {
  const wanted = segmentsOf(segments, by);
  const values = [metric, weeksOf(weeks), by, now, wanted && JSON.stringify(wanted), MOST_POINTS];
  try {
    const [row] = await em.execute<{ series: Point[] }[]>(SERIES, values);
    return row?.series ?? [];
  } catch (error) {
    throw isTooLong(error) ? tooLong() : error;
  }
}

const SERIES = 'select kpi_series_within(?, ?, ?, ?, (select array_agg(s) from jsonb_array_elements_text(?::jsonb) s), ?) as series';
const isTooLong = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '54000';
const tooLong = (): DomainError =>
  new DomainError(
    'QUERY_TOO_COMPLEX',
    `This series has more than ${MOST_POINTS} points. Ask for fewer weeks, or name up to 100 parts in \`segments\`.`,
    'segments',
  );

export type KpiFigures = ReturnType<typeof figuresOf>;

function figuresOf(k: KpiCurrent) {
  return {
    refreshedAt: k.refreshedAt,
    podAttendance: {
      overallAttendance: numberOf(k.overallAttendance),
      totalMeetingsThisWeek: k.totalMeetingsThisWeek,
      peopleWeightedAttendance: percent(k.attendedSeats, k.expectedSeats),
      attendedSeats: k.attendedSeats,
      expectedSeats: k.expectedSeats,
    },
    botUsage: { weeklyActivePercentage: percent(k.activeUsers, k.totalUsers), activeUsers: k.activeUsers, totalUsers: k.totalUsers },
    commitmentFulfillment: {
      overallCompletionRate: percent(k.completedCommitments, k.totalCommitments),
      avgCurrentStreak: numberOf(k.avgCurrentStreak),
      completedCommitments: k.completedCommitments,
      totalCommitments: k.totalCommitments,
      dueOnlyCompletionRate: percent(k.dueCompletedCommitments, k.dueCommitments),
      dueCommitments: k.dueCommitments,
      dueCompletedCommitments: k.dueCompletedCommitments,
    },
    newUsers: { newUsersThisWeek: k.newUsersThisWeek },
  };
}

/** 0 to 100; null when there is nothing to divide by. */
const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part * 100) / whole);

const numberOf = (value: string | number | null | undefined): number | null => (value == null ? null : Number(value));
