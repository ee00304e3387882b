import type { Interval } from '../../user/pattern.rules.ts';
import type { Category } from '../../user/user.rules.ts';
import { differencePp, rateOf } from '../patterns/proportion.rules.ts';

/** With fewer promises in one of two periods they are not compared. */
const LEAST_COMPARED = 8;

/** What is counted of a period. Promises are counted on the day they were kept, else on the day they were due. */
export type Counts = {
  /** Made in it. */
  readonly promised: number;
  readonly kept: number;
  readonly late: number;
  readonly missed: number;
  readonly paused: number;
  /** Days of it that were of a break, also where something was kept. */
  readonly breakDays: number;
  /** Minutes that the kept ones were to take, as far as they are known. */
  readonly minutesKept: number;
  /** 1-10; null when none was analysed. */
  readonly averageSmartScore: number | null;
  /** Days, at the end of it. */
  readonly streak: number;
  readonly byCategory: readonly { readonly category: Category; readonly kept: number; readonly due: number }[];
  /** At most three each. */
  readonly highlightIds: readonly string[];
  readonly missIds: readonly string[];
  readonly goals: readonly GoalOfPeriod[];
};
/** Progress 0-100 at the end of the period; null where that is not known any more. */
export type GoalOfPeriod = { readonly goalId: string; readonly title: string; readonly progress: number | null; readonly kept: number };

export type Figures = Counts & {
  readonly rate: Interval;
  /** Against the period before, in percentage points; null when there are too few promises to compare. */
  readonly change: { readonly value: number; readonly lo: number; readonly hi: number } | null;
};

const judged = ({ kept, late, missed }: Counts): number => kept + late + missed;

/** Nothing was promised, and nothing came due. */
export const isEmpty = (counts: Counts): boolean => counts.promised + judged(counts) + counts.paused === 0;

/** How often promises were kept in time, and how that compares with the period before. */
export function figuresOf(counts: Counts, before: Counts): Figures {
  const [rate, earlier] = [counts, before].map((one) => rateOf(one.kept, judged(one))) as [Interval, Interval];
  const isEnough = rate.n >= LEAST_COMPARED && earlier.n >= LEAST_COMPARED;
  return { ...counts, rate, change: isEnough ? differencePp(rate, earlier) : null };
}

/**
 * A period that was summed up before keeps its goals and how far they had come then: that is not known afterwards. What was kept towards them is counted anew.
 */
export function goalsAsTheyWere(now: readonly GoalOfPeriod[], then: readonly GoalOfPeriod[] | null): GoalOfPeriod[] {
  if (then === null) return [...now];
  return then.map((goal) => ({ ...goal, kept: now.find(({ goalId }) => goalId === goal.goalId)?.kept ?? goal.kept }));
}
