import { addDays, isLocalDate, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';

/** `archived` goals are out of the way but keep their history. */
export const GOAL_STATUSES = ['active', 'completed', 'archived'] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** In characters. */
export const LONGEST_GOAL_TITLE = 200;
export const LONGEST_GOAL_DESCRIPTION = 2000;
/** A goal may lie so many days ahead, and no more: about ten years. */
export const FURTHEST_TARGET_DAYS = 3660;

/**
 * The day by which a goal is to be reached: from the member's today to ten years ahead.
 * @throws DomainError INVALID_INPUT `targetCompletionDate`
 */
export function targetDayOf(given: LocalDate, today: LocalDate): LocalDate {
  const refuse = (sentence: string): never => {
    throw new DomainError('INVALID_INPUT', sentence, 'targetCompletionDate');
  };
  if (!isLocalDate(given)) refuse('The day is a date that the calendar has, such as 2026-11-22.');
  if (given < today) refuse(`The day ${given} has passed; it is ${today} for this member. Choose today or a later day.`);
  if (given > addDays(today, FURTHEST_TARGET_DAYS)) refuse(`The day ${given} is more than ten years ahead; choose an earlier one, or none.`);
  return given;
}

/**
 * How far a goal has come, in percent with two decimals.
 * @throws DomainError INVALID_INPUT `progressPercentage` outside 0 to 100
 */
export function progressOf(given: number): number {
  if (given >= 0 && given <= 100) return Math.round(given * 100) / 100;
  throw new DomainError('INVALID_INPUT', 'Progress goes from 0 (nothing yet) to 100 (reached).', 'progressPercentage');
}

/**
 * The state that an update may ask for.
 * @throws DomainError INVALID_INPUT `status` for `archived`, which has a verb of its own
 */
export function openStatusOf(given: GoalStatus): GoalStatus {
  if (given !== 'archived') return given;
  throw new DomainError('INVALID_INPUT', 'Use archiveLongTermGoal to put a goal away.', 'status');
}
