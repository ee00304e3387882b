/** What is known of an example, as places and how much each counts, what it is, and how much it matters. */
export type Known = { readonly at: readonly (readonly [place: number, counts: number])[]; readonly row: number; readonly weight: number };
type Size = { readonly rows: number; readonly places: number };
type Settings = { readonly epochs: number; readonly rate: number; readonly decay: number };

const [KEPT_SLOPE, KEPT_SQUARE, TINY] = [0.9, 0.999, 1e-8];
const MOST_STEPS = 127;

/** Heights as shares of 1 (softmax). */
function shares(heights: readonly number[]): number[] {
  const highest = Math.max(...heights);
  const parts = heights.map((height) => Math.exp(height - highest));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
}

/** How probable each row is for an example; a row of weights is one longer than there are places, its last number is its bias. */
export const probable = (weights: readonly Float64Array[], at: Known['at']): number[] =>
  shares(weights.map((row) => at.reduce((sum, [place, counts]) => sum + row[place]! * counts, row.at(-1)!)));

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
      const parts = shares(weights.map((row) => heightOf(row, example)));
      for (const [row, slope] of slopes.entries()) addSlope(slope, example, example.weight * (parts[row]! - (row === example.row ? 1 : 0)));
    }
  });

/** Yes or no as one row, in log odds: of two rows only the difference counts. `row` of an example is 1 for yes. */
export function logistic(known: readonly Known[], places: number, settings: Settings): Float64Array {
  const [no, yes] = softmax(known, { rows: 2, places }, settings) as [Float64Array, Float64Array];
  return yes.map((value, at) => value - no[at]!);
}

/** From so far off it does not matter how far. */
const FAR_OFF = 1.5;

/** A line through numbers: `row` of an example is its number. What is far off pulls no more than what is a little off (Huber). */
export const line = (known: readonly Known[], places: number, settings: Settings): Float64Array =>
  descend(known, { rows: 1, places }, settings, (examples, [weights], [slope]) => {
    for (const example of examples) {
      const off = heightOf(weights!, example) - example.row;
      addSlope(slope!, example, example.weight * Math.max(-FAR_OFF, Math.min(FAR_OFF, off)));
    }
  })[0]!;

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
