import { JOINT_WEIGHTS } from './joint-weights.rules.ts';
import { placeOf, rowOf, sumOf, type Placed } from './places.rules.ts';

/** Signs of a joint share so many places. */
export const JOINT_PLACES = 2048;
/** What the words behind a joint count together. */
const WORDS_COUNT = 1;
const isWord = (sign: string): boolean => sign.startsWith('after ');

/** Where the signs of a joint fall, and how much each counts. */
export function placedJoint(signs: readonly string[]): Placed {
  const words = signs.filter(isWord).length;
  return signs.map((sign) => [placeOf(sign, JOINT_PLACES), isWord(sign) ? WORDS_COUNT / Math.sqrt(words) : 1] as const);
}

const [ROW] = JOINT_WEIGHTS.map(rowOf);

/** Whether what stands before and behind a joint are two promises, as learned from messages whose promises were counted. */
export const isJointDivided = (signs: readonly string[]): boolean => ROW!.bias + sumOf(ROW!, placedJoint(signs)) > 0;
