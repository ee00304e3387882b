import { DomainError } from '../lib/errors.ts';

/** What can be followed from week to week. */
export const KPI_METRICS = ['commitments_kept', 'pod_attendance', 'new_members'] as const;
export type KpiMetric = (typeof KPI_METRICS)[number];

/** What a week can be split by. */
export const KPI_SEGMENTS = ['pod', 'category', 'cohort'] as const;
export type KpiSegment = (typeof KPI_SEGMENTS)[number];

export const USUAL_WEEKS = 12;
export const MOST_WEEKS = 104;
export const MOST_SEGMENTS = 100;
/** As many as that many parts have in that many weeks: a megabyte. */
export const MOST_POINTS = MOST_WEEKS * MOST_SEGMENTS;

/**
 * How many weeks are shown.
 * @throws DomainError INVALID_INPUT `weeks`
 */
export function weeksOf(wanted: number | null): number {
  if (wanted === null) return USUAL_WEEKS;
  if (wanted < 1 || wanted > MOST_WEEKS) throw new DomainError('INVALID_INPUT', `Ask for 1 to ${MOST_WEEKS} weeks.`, 'weeks');
  return wanted;
}

/**
 * The parts of a split that are wanted; null: all of them.
 * @throws DomainError INVALID_INPUT `segments` for none, for more than 100, and where nothing is split
 */
export function segmentsOf(wanted: readonly string[] | null, by: KpiSegment | null): readonly string[] | null {
  if (wanted === null) return null;
  if (by === null) throw new DomainError('INVALID_INPUT', 'Say with `by` what the weeks are split by, or leave `segments` out.', 'segments');
  if (wanted.length < 1 || wanted.length > MOST_SEGMENTS)
    throw new DomainError('INVALID_INPUT', `Name 1 to ${MOST_SEGMENTS} segments, or leave the list out for all of them.`, 'segments');
  return wanted;
}
