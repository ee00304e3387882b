import { CATEGORIES, type Category } from '../../user/user.rules.ts';
import { ACTIVITY_PLACES, placedActivity, USUAL_LOG, type Activity } from './activity-signs.rules.ts';
import { ACTIVITY_WEIGHTS } from './activity-weights.rules.ts';
import { rowOf, sumOf, vectorSum } from './places.rules.ts';

/** The rows of weights: an area of life each, the minutes, and whether it takes any. First as words tell by themselves, then as they do beside the vector of a sentence. */
export const ACTIVITY_ROWS = [...CATEGORIES, 'minutes', 'none'] as const;
/** How much the vector of a sentence is stretched. */
export const VECTOR_COUNTS = 5;

const rows = ACTIVITY_WEIGHTS.map(rowOf);
const ALONE = rows.slice(0, ACTIVITY_ROWS.length);
const BESIDE_VECTOR = rows.slice(ACTIVITY_ROWS.length);

/** What the vector of a sentence adds to each row. */
export const activityOfVector = (vector: Readonly<ArrayLike<number>>): readonly number[] =>
  BESIDE_VECTOR.map(({ step, weights }) => VECTOR_COUNTS * step * vectorSum(weights, vector, ACTIVITY_PLACES));

/** What is learned of an activity: its area of life and how sure that is (0 to 1), the minutes it takes once, and how likely it takes none. */
export type Learned = { readonly category: Category; readonly confidence: number; readonly minutes: number; readonly takesNone: number };

/** Heights of rows, in log odds and in powers of two, as what they say. */
export function learnedFrom(heights: readonly number[]): Learned {
  const areas = heights.slice(0, CATEGORIES.length);
  const highest = Math.max(...areas);
  const whole = areas.reduce((sum, height) => sum + Math.exp(height - highest), 0);
  return {
    category: CATEGORIES[areas.indexOf(highest)]!,
    confidence: Math.round(100 / whole) / 100,
    minutes: 2 ** (heights[CATEGORIES.length]! + USUAL_LOG),
    takesNone: 1 / (1 + Math.exp(-heights[CATEGORIES.length + 1]!)),
  };
}

/** @param added what the vector of the sentence adds; null where words alone decide */
export function learnedOf(activity: Activity, added: readonly number[] | null): Learned {
  const placed = placedActivity(activity);
  return learnedFrom((added === null ? ALONE : BESIDE_VECTOR).map((row, index) => row.bias + sumOf(row, placed) + (added?.[index] ?? 0)));
}
