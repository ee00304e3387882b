import { dayNumber } from '../lib/calendar.rules.ts';
import type { Claim, CommitmentHistoryEvent, StreakPolicy } from './streak-event.rules.ts';

/** What one commitment means for the days of its member. Days are numbers. */
export type PromiseEffect = {
  /** The day it is credited to; null: not completed, or late. */
  readonly credit: number | null;
  /** The day it was completed after its due day had closed; null: never. */
  readonly late: number | null;
  /** Days missed at once, because the member said so. */
  readonly fails: readonly number[];
  /** Days missed as soon as they are closed. */
  readonly duties: readonly number[];
  /** Whether the credit is to the day before it was reported. */
  readonly isBackdated: boolean;
};

const NOTHING: PromiseEffect = { credit: null, late: null, fails: [], duties: [], isBackdated: false };

type Dated = { readonly event: CommitmentHistoryEvent; readonly day: number; readonly claimed: number | null };

/** An event with the day on which it happened, and the day it claims. `dayAt` numbers the member's day at an instant. */
function dated(event: CommitmentHistoryEvent, dayAt: (atMs: number) => number): Dated {
  const day = dayAt(event.atMs);
  return { event, day, claimed: event.type === 'complete' && event.claim !== undefined ? claimedDay(event.claim, day, dayAt) : null };
}

function claimedDay(claim: Claim, day: number, dayAt: (atMs: number) => number): number {
  if ('day' in claim) return dayNumber(claim.day);
  return 'atMs' in claim ? dayAt(claim.atMs) : day - claim.daysBack;
}

type Stage = 'unborn' | 'open' | 'settled' | 'deleted';

const isOutcome = ({ event }: Dated): boolean => event.type === 'complete' || event.type === 'fail';

const nextStage = (item: Dated, stage: Stage): Stage =>
  isOutcome(item) ? 'settled' : item.event.type === 'delete' ? 'deleted' : stage === 'unborn' ? 'open' : stage;

/** The events that count: before the creation and after the deletion nothing does, an outcome is final until it is undone, and what was undone never was. */
function effectiveEvents(events: readonly Dated[]): Dated[] {
  const kept: Dated[] = [];
  let stage: Stage = 'unborn';
  for (const item of events) {
    if (stage === 'deleted') break;
    if ((item.event.type === 'create') !== (stage === 'unborn')) continue;
    if (item.event.type === 'uncomplete') {
      if (stage === 'settled') kept.splice(kept.findLastIndex(isOutcome), 1);
      stage = 'open';
    } else if (stage !== 'settled' || !isOutcome(item)) {
      kept.push(item);
      stage = nextStage(item, stage);
    }
  }
  return kept;
}

type Course = {
  due: number | null;
  isOpen: boolean;
  isPaused: boolean;
  isJudged: boolean;
  createdDay: number;
  credit: number | null;
  late: number | null;
  isBackdated: boolean;
  fails: number[];
  duties: number[];
};

/** A due day that has closed is judged once, by how things stood at the close. */
function judgeClosed(course: Course, day: number): void {
  if (course.due === null || course.isJudged || day <= course.due) return;
  course.isJudged = true;
  if (course.isOpen && !course.isPaused) course.duties.push(course.due);
}

function complete(course: Course, { day, claimed }: Dated, policy: StreakPolicy): void {
  const isAllowed = claimed !== null && claimed >= course.createdDay && claimed <= day && day - claimed <= policy.backdateDays;
  const done = isAllowed ? claimed : day;
  course.isOpen = false;
  if (course.due !== null && done > course.due) {
    course.late = done;
    return;
  }
  course.credit = done;
  course.isBackdated = done < day;
  if (course.isJudged) course.duties = course.duties.filter((duty) => duty !== course.due);
}

function fail(course: Course, day: number): void {
  course.isOpen = false;
  if (course.due === null) course.fails.push(day);
  else if (!course.isJudged) course.fails.push(course.due);
  course.isJudged = true;
}

function follow(course: Course, item: Dated, policy: StreakPolicy): void {
  const { event, day } = item;
  judgeClosed(course, day);
  switch (event.type) {
    case 'create':
    case 'reschedule':
      if (event.type === 'create') course.createdDay = day;
      else if (!course.isOpen) return;
      course.due = event.due === null ? null : dayNumber(event.due);
      course.isJudged = false;
      return;
    case 'complete':
      return complete(course, item, policy);
    case 'fail':
      return fail(course, day);
    case 'pause':
    case 'resume':
      course.isPaused = event.type === 'pause';
      return;
    case 'delete':
      course.isOpen = false;
      return;
    default:
      return;
  }
}

/**
 * What the events of one commitment, in order, mean for its member's days: a completion credits its day when that is not after the due day;
 * a due day that closes without one is missed, unless the commitment was paused, moved or deleted before the close.
 */
export function promiseEffect(events: readonly CommitmentHistoryEvent[], dayAt: (atMs: number) => number, policy: StreakPolicy): PromiseEffect {
  if (events.some((event) => event.type === 'void')) return NOTHING;
  const course: Course = {
    due: null,
    isOpen: true,
    isPaused: false,
    isJudged: false,
    createdDay: 0,
    credit: null,
    late: null,
    isBackdated: false,
    fails: [],
    duties: [],
  };
  for (const item of effectiveEvents(events.map((event) => dated(event, dayAt)))) follow(course, item, policy);
  if (course.isOpen && !course.isPaused && !course.isJudged && course.due !== null) course.duties.push(course.due);
  return { credit: course.credit, late: course.late, fails: course.fails, duties: course.duties, isBackdated: course.isBackdated };
}
