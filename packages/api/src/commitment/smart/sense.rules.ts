import { CATEGORIES, type Category } from '../../user/user.rules.ts';
import { activityOfVector } from './activity-sense.rules.ts';
import { harmOfVector } from './harm-sense.rules.ts';
import { rowOf, sharesOf, vectorSum } from './places.rules.ts';
import { WEIGHTS } from './sense-weights.rules.ts';

/** What a text may be about, beside the areas of life: nothing that is to be done. */
const TALK = 'talk';
/** The order of the rows of weights. */
export const SENSES = [...CATEGORIES, TALK] as const;
/** How probable each sense of a text is; together, without harm, they make 1. */
export type Sense = Readonly<Record<Category | typeof TALK, number>> & {
  /** What the vector adds to the harm that words speak of, in log odds. */
  readonly harm?: number;
  /** What the vector adds to each row of what is learned of an activity. */
  readonly activity?: readonly number[];
};

/** Numbers in the vector that a sentence becomes. */
export const VECTOR_LENGTH = 512;

const rows = WEIGHTS.map(rowOf);

/** What the vector of a sentence tells by itself: softmax of one linear row for each sense. */
export function senseOf(vector: Readonly<ArrayLike<number>>): Sense {
  const shares = sharesOf(rows.map(({ step, bias, weights }) => bias + step * vectorSum(weights, vector)));
  const senses = Object.fromEntries(SENSES.map((sense, index) => [sense, Math.round(1000 * shares[index]!) / 1000])) as Record<(typeof SENSES)[number], number>;
  return { ...senses, harm: harmOfVector(vector), activity: activityOfVector(vector) };
}
