import { CATEGORIES } from '../../user/user.rules.ts';
import type { PatternFactor } from '../../user/pattern.rules.ts';
import type { JudgedPromise } from './promise-history.rules.ts';

/** A pattern that may be there: the promises inside its level against those outside. Promises of which the factor is not known are in neither. */
export type Candidate = {
  readonly factor: PatternFactor;
  readonly level: string;
  /** Of each promise whether it is inside; null where the factor is not known. */
  readonly sideOf: (promises: readonly JudgedPromise[]) => (boolean | null)[];
  readonly inside: Uint8Array;
  readonly known: Uint8Array;
  /** What is added to its score before anything is seen. */
  readonly favour: number;
};

/**
 * The fewer promises a level has inside, the later it would be found: a day of the week is one in seven, a weekend two. Without favour they would be found last;
 * with it the seven days may take more than half of what is spent on chance. @see docs/decisions/0042-how-patterns-are-found.md
 */
const FAVOURS: { readonly [factor in PatternFactor]?: number } = { weekday: 1.7, weekend: 0.5 };

type Level = { readonly factor: PatternFactor; readonly level: string; readonly isInside: (promise: JudgedPromise) => boolean | null };

/** Fewer promises than this on one side of a level say nothing. */
export const LEAST_A_LEVEL = 8;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const FRIDAY = 5;
/** Hours on the member's clock, the last one excluded; nights go over midnight. */
const TIMES_OF_DAY = { morning: [5, 12], afternoon: [12, 17], evening: [17, 22], night: [22, 29] } as const;

const known = <V>(value: V | null, isInside: (value: V) => boolean): boolean | null => (value === null ? null : isInside(value));

const atLeast = (factor: PatternFactor, steps: readonly number[], valueOf: (promise: JudgedPromise) => number | null): Level[] =>
  steps.map((step) => ({ factor, level: `${step}+`, isInside: (promise) => known(valueOf(promise), (value) => value >= step) }));

const isAt = (hour: number, [from, to]: readonly [number, number]): boolean => (hour >= from && hour < to) || (hour + 24 >= from && hour + 24 < to);

/** Every pattern that is looked for. `morning`: planned for it; `made_morning`: promised then. `difficulty: "4+"` reads: promises of difficulty 4 or more. Lead time is in days, duration in minutes. */
const LEVELS: readonly Level[] = [
  ...WEEKDAYS.map((level, at): Level => ({ factor: 'weekday', level, isInside: ({ weekday }) => weekday === at + 1 })),
  { factor: 'weekend', level: 'weekend', isInside: ({ weekday }) => weekday > FRIDAY },
  ...Object.entries(TIMES_OF_DAY).map(([level, hours]): Level => ({
    factor: 'time_of_day',
    level,
    isInside: ({ plannedHour }) => known(plannedHour, (hour) => isAt(hour, hours)),
  })),
  ...Object.entries(TIMES_OF_DAY).map(([level, hours]): Level => ({
    factor: 'time_of_day',
    level: `made_${level}`,
    isInside: ({ madeHour }) => isAt(madeHour, hours),
  })),
  ...CATEGORIES.map((level): Level => ({ factor: 'category', level, isInside: ({ category }) => known(category, (own) => own === level) })),
  ...atLeast('difficulty', [2, 3, 4, 5], ({ difficultyLevel }) => difficultyLevel),
  ...atLeast('lead_time', [1, 3, 7], ({ leadDays }) => leadDays),
  ...atLeast('duration', [30, 60], ({ estimatedTimeMinutes }) => estimatedTimeMinutes),
  ...atLeast('load', [2, 3, 4], ({ load }) => load),
  ...atLeast('smart_score', [5, 7], ({ smartScore }) => smartScore),
];

/** The candidates that these promises can say something about. What follows a miss and what changed are found from the outcomes: they are not among them. */
export function candidatesOf(promises: readonly JudgedPromise[]): Candidate[] {
  const seen = new Set<string>();
  return LEVELS.flatMap(({ factor, level, isInside }) => {
    const sideOf: Candidate['sideOf'] = (these) => these.map(isInside);
    const sides = sideOf(promises);
    const candidate = {
      factor,
      level,
      favour: FAVOURS[factor] ?? 0,
      sideOf,
      inside: Uint8Array.from(sides, (side) => Number(side === true)),
      known: Uint8Array.from(sides, (side) => Number(side !== null)),
    };
    const isEnough = [true, false].every((wanted) => sides.filter((side) => side === wanted).length >= LEAST_A_LEVEL);
    // Two thresholds between which nothing lies are one pattern.
    const sameness = `${factor} ${candidate.inside.join('')}`;
    if (!isEnough || seen.has(sameness)) return [];
    seen.add(sameness);
    return [candidate];
  });
}
