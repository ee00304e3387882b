import { CATEGORIES, type Category } from '../../user/user.rules.ts';
import { ACTIVITY_PLACES, LENGTH_STEP, LENGTHS, placedActivity, type Activity } from './activity-signs.rules.ts';
import { ACTIVITY_WEIGHTS } from './activity-weights.rules.ts';
import { probabilityOf, rowOf, sharesOf, sumOf, vectorSum } from './places.rules.ts';

/** Where the rows of lengths begin: each tells whether the minutes are within a factor of two of its length. */
const FIRST_LENGTH = CATEGORIES.length;
/** The rows of weights: an area of life each, a length each, and whether it takes any time. First as words tell by themselves, then as they do beside the vector of a sentence. */
const ROWS = CATEGORIES.length + LENGTHS.length + 1;
/** How much the vector of a sentence is stretched. */
export const VECTOR_COUNTS = 5;

const rows = ACTIVITY_WEIGHTS.map(rowOf);
const ALONE = rows.slice(0, ROWS);
const BESIDE_VECTOR = rows.slice(ROWS);

/** What the vector of a sentence adds to each row. */
export const activityOfVector = (vector: Readonly<ArrayLike<number>>): readonly number[] =>
  BESIDE_VECTOR.map(({ step, weights }) => VECTOR_COUNTS * step * vectorSum(weights, vector, ACTIVITY_PLACES));

/** What is learned of an activity: its area of life and how sure that is (0 to 1), the minutes it takes once, and how likely it takes none. */
export type Learned = { readonly category: Category; readonly confidence: number; readonly minutes: number; readonly takesNone: number };

/** The length that is most likely right within a factor of two: the highest row, and between it and its neighbours as a parabola through them says. */
function lengthOf(heights: readonly number[]): number {
  const likely = heights.map(probabilityOf);
  const at = likely.indexOf(Math.max(...likely));
  const [before, here, after] = [likely[at - 1] ?? 0, likely[at]!, likely[at + 1] ?? 0];
  const bend = before - 2 * here + after;
  const aside = bend < 0 ? (before - after) / (2 * bend) : 0;
  return LENGTHS[at]! + LENGTH_STEP * Math.max(-0.5, Math.min(0.5, aside));
}

/** Heights of rows, in log odds, as what they say. */
export function learnedFrom(heights: readonly number[]): Learned {
  const areas = sharesOf(heights.slice(0, CATEGORIES.length));
  const largest = Math.max(...areas);
  return {
    category: CATEGORIES[areas.indexOf(largest)]!,
    confidence: Math.round(100 * largest) / 100,
    minutes: 2 ** lengthOf(heights.slice(FIRST_LENGTH, FIRST_LENGTH + LENGTHS.length)),
    takesNone: probabilityOf(heights.at(-1)!),
  };
}

/** @param added what the vector of the sentence adds; null where words alone decide */
export function learnedOf(activity: Activity, added: readonly number[] | null): Learned {
  const placed = placedActivity(activity);
  return learnedFrom((added === null ? ALONE : BESIDE_VECTOR).map((row, index) => row.bias + sumOf(row, placed) + (added?.[index] ?? 0)));
}
