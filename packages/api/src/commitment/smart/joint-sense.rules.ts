import { JOINT_WEIGHTS } from './joint-weights.rules.ts';
import { placedBesideWords, rowOf, sumOf, type Placed } from './places.rules.ts';

/** Signs of a joint share so many places. */
export const JOINT_PLACES = 2048;
/** What the words behind a joint count together. */
const WORDS_COUNT = 1;
const isWord = (sign: string): boolean => sign.startsWith('after ');

/** Where the signs of a joint fall, and how much each counts. */
export const placedJoint = (signs: readonly string[]): Placed => placedBesideWords(signs, JOINT_PLACES, isWord, WORDS_COUNT);

const [ROW] = JOINT_WEIGHTS.map(rowOf);

/** Whether what stands before and behind a joint are two promises, as learned from messages whose promises were counted. */
export const isJointDivided = (signs: readonly string[]): boolean => ROW!.bias + sumOf(ROW!, placedJoint(signs)) > 0;
