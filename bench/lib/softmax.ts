import { probabilityOf, sharesOf } from '../../packages/api/src/commitment/smart/places.rules.ts';

/** What is known of an example, as places and how much each counts, what it is, and how much it matters. */
export type Known = { readonly at: readonly (readonly [place: number, counts: number])[]; readonly row: number; readonly weight: number };
type Size = { readonly rows: number; readonly places: number };
type Settings = { readonly epochs: number; readonly rate: number; readonly decay: number };

const [KEPT_SLOPE, KEPT_SQUARE, TINY] = [0.9, 0.999, 1e-8];
const MOST_STEPS = 127;

/** How probable each row is for an example; a row of weights is one longer than there are places, its last number is its bias. */
export const probable = (weights: readonly Float64Array[], at: Known['at']): number[] => sharesOf(weights.map((row) => heightAt(row, at)));

/** What a row of weights makes of an example. */
export function heightAt(row: Float64Array, at: Known['at']): number {
  return at.reduce((sum, [place, counts]) => sum + row[place]! * counts, row.at(-1)!);
}

/** What is known of an example as two plain lists: walking them is what learning takes its time for. */
type Packed = { readonly places: Int32Array; readonly counts: Float64Array; readonly row: number; readonly weight: number };
const packed = ({ at, row, weight }: Known): Packed => ({
  places: Int32Array.from(at, ([place]) => place),
  counts: Float64Array.from(at, ([, counts]) => counts),
  row,
  weight,
});

/** Adds the slopes of all examples for these weights. */
type Slopes = (examples: readonly Packed[], weights: readonly Float64Array[], slopes: readonly Float64Array[]) => void;

/** Adam over all examples at once, with a penalty on large weights: no chance is in it. @see Kingma, Ba 2015 */
function descend(known: readonly Known[], { rows, places }: Size, { epochs, rate, decay }: Settings, addSlopes: Slopes): Float64Array[] {
  const fresh = (): Float64Array[] => Array.from({ length: rows }, () => new Float64Array(places + 1));
  const [weights, means, squares] = [fresh(), fresh(), fresh()];
  const examples = known.map(packed);
  const whole = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const slopes = fresh();
    addSlopes(examples, weights, slopes);
    for (const [row, weight] of weights.entries())
      for (let at = 0; at <= places; at += 1) {
        const slope = slopes[row]![at]! / whole + (at < places ? decay * weight[at]! : 0);
        const mean = (means[row]![at] = KEPT_SLOPE * means[row]![at]! + (1 - KEPT_SLOPE) * slope);
        const square = (squares[row]![at] = KEPT_SQUARE * squares[row]![at]! + (1 - KEPT_SQUARE) * slope * slope);
        weight[at]! -= (rate * (mean / (1 - KEPT_SLOPE ** epoch))) / (Math.sqrt(square / (1 - KEPT_SQUARE ** epoch)) + TINY);
      }
  }
  return weights;
}

/** Softmax regression: `row` of an example is the row that is right. */
export const softmax = (known: readonly Known[], size: Size, settings: Settings): Float64Array[] =>
  descend(known, size, settings, (examples, weights, slopes) => {
    for (const example of examples) {
      const parts = sharesOf(weights.map((row) => heightOf(row, example)));
      for (const [row, slope] of slopes.entries()) addSlope(slope, example, example.weight * (parts[row]! - (row === example.row ? 1 : 0)));
    }
  });

/** Yes or no as one row, in log odds: of two rows only the difference counts. `row` of an example is 1 for yes. */
export function logistic(known: readonly Known[], places: number, settings: Settings): Float64Array {
  const [no, yes] = softmax(known, { rows: 2, places }, settings) as [Float64Array, Float64Array];
  return yes.map((value, at) => value - no[at]!);
}

/** How soft the edges of a window are. */
const EDGE = 0.15;

/** Whether a number lies within 1 of each of some middles, in log odds, a row each: `row` of an example is its number. */
export const windows = (known: readonly Known[], middles: readonly number[], places: number, settings: Settings): Float64Array[] =>
  descend(known, { rows: middles.length, places }, settings, (examples, weights, slopes) => {
    for (const example of examples)
      for (const [row, middle] of middles.entries()) {
        const likely = probabilityOf(heightOf(weights[row]!, example));
        const isWithin = probabilityOf((1 - Math.abs(example.row - middle)) / EDGE);
        addSlope(slopes[row]!, example, example.weight * (likely - isWithin));
      }
  });

function heightOf(row: Float64Array, { places, counts }: Packed): number {
  let sum = row[row.length - 1]!;
  for (let at = 0; at < places.length; at += 1) sum += row[places[at]!]! * counts[at]!;
  return sum;
}

function addSlope(slope: Float64Array, { places, counts }: Packed, error: number): void {
  for (let at = 0; at < places.length; at += 1) slope[places[at]!]! += error * counts[at]!;
  slope[slope.length - 1]! += error;
}

/** Rows as source: one byte a weight, the size of a step and the bias before them. */
export const rowsAsSource = (weights: readonly Float64Array[]): string =>
  weights
    .map((row) => {
      const values = row.subarray(0, -1);
      const step = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / MOST_STEPS;
      const bytes = Buffer.from(Int8Array.from(values, (value) => Math.round(value / step)).buffer);
      return `  { step: ${step.toPrecision(8)}, bias: ${row.at(-1)!.toPrecision(8)}, weights: '${bytes.toString('base64')}' },`;
    })
    .join('\n');
