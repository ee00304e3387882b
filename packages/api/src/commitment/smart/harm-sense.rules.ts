import { HARM_WEIGHTS } from './harm-weights.rules.ts';
import { placedBesideWords, rowOf, sumOf, vectorSum, type Placed } from './places.rules.ts';

/** Signs of harm share so many places. */
export const HARM_PLACES = 4096;
/** What all words together count beside one meaning; and how much the vector of a sentence is stretched. */
const WORDS_COUNT = 3;
export const VECTOR_COUNTS = 8;
const isWord = (sign: string): boolean => /^[og] /.test(sign);

/** From here on, in log odds, what words say of harm is worth asking the model about; so much, with it or without, is harm. */
export const SMELLS_OF_HARM = -2.75;
export const HARM = { asked: 0, alone: 2 } as const;

/** Where signs of harm fall, and how much each counts. */
export const placedHarm = (signs: readonly string[]): Placed => placedBesideWords(signs, HARM_PLACES, isWord, WORDS_COUNT);

/** The last weights of the second row are those of the vector. */
const [ALONE, BESIDE_VECTOR] = HARM_WEIGHTS.map(rowOf);

/** How much the words of a text speak of harm, in log odds: by themselves, and where a vector is added. */
export function harmOf(signs: readonly string[]): { readonly alone: number; readonly besideVector: number } {
  const placed = placedHarm(signs);
  return { alone: ALONE!.bias + sumOf(ALONE!, placed), besideVector: BESIDE_VECTOR!.bias + sumOf(BESIDE_VECTOR!, placed) };
}

/** What the vector of a sentence adds, in log odds. */
export function harmOfVector(vector: Readonly<ArrayLike<number>>): number {
  const { step, weights } = BESIDE_VECTOR!;
  return VECTOR_COUNTS * step * vectorSum(weights, vector, HARM_PLACES);
}
