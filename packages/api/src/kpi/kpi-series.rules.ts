import { DomainError } from '../lib/errors.ts';

/** What can be followed from week to week. */
export const KPI_METRICS = ['commitments_kept', 'pod_attendance', 'new_members'] as const;
export type KpiMetric = (typeof KPI_METRICS)[number];

/** What a week can be split by. */
export const KPI_SEGMENTS = ['pod', 'category', 'cohort'] as const;
export type KpiSegment = (typeof KPI_SEGMENTS)[number];

export const USUAL_WEEKS = 12;
export const MOST_WEEKS = 104;

/**
 * How many weeks are shown.
 * @throws DomainError INVALID_INPUT `weeks`
 */
export function weeksOf(wanted: number | null): number {
  if (wanted === null) return USUAL_WEEKS;
  if (wanted < 1 || wanted > MOST_WEEKS) throw new DomainError('INVALID_INPUT', `Ask for 1 to ${MOST_WEEKS} weeks.`, 'weeks');
  return wanted;
}
