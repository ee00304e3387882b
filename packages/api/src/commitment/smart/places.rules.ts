const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** One of so many places for a sign, by FNV-1a of 32 bits: there are more signs than a table could list, and two may share a place. @see Fowler, Noll, Vo */
export function placeOf(sign: string, places: number): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < sign.length; at += 1) hash = Math.imul(hash ^ sign.charCodeAt(at), FNV_PRIME);
  return (hash >>> 0) % places;
}

/** A row of weights as it is kept: one byte a weight, in base64. */
export type StoredRow = { readonly step: number; readonly bias: number; readonly weights: string };
type Row = { readonly step: number; readonly bias: number; readonly weights: Int8Array };
export const rowOf = ({ step, bias, weights }: StoredRow): Row => ({ step, bias, weights: Int8Array.from(atob(weights), (sign) => sign.codePointAt(0)!) });

export type Placed = readonly (readonly [place: number, counts: number])[];
/** What a row makes of places and how much each counts. */
export const sumOf = ({ step, weights }: Row, placed: Placed): number => step * placed.reduce((sum, [place, counts]) => sum + weights[place]! * counts, 0);

/** What the weights of a row from a place on make of a vector, in steps of the row. */
export function vectorSum(weights: Int8Array, vector: Readonly<ArrayLike<number>>, from = 0): number {
  let sum = 0;
  for (let at = 0; at < weights.length - from; at += 1) sum += vector[at]! * weights[from + at]!;
  return sum;
}

/** Heights as shares of 1 (softmax). */
export function sharesOf(heights: readonly number[]): number[] {
  const highest = Math.max(...heights);
  const parts = heights.map((height) => Math.exp(height - highest));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
}

/** Log odds as a probability (logistic function). */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Where signs fall among so many places: each counts 1, but words, which are many, count `wordsCount` together. */
export function placedBesideWords(signs: readonly string[], places: number, isWord: (sign: string) => boolean, wordsCount: number): Placed {
  const words = signs.filter(isWord).length;
  return signs.map((sign) => [placeOf(sign, places), isWord(sign) ? wordsCount / Math.sqrt(words) : 1] as const);
}
