/** What is known of an example, as places and how much each counts, what it is, and how much it matters. */
export type Known = { readonly at: readonly (readonly [place: number, counts: number])[]; readonly row: number; readonly weight: number };
type Size = { readonly rows: number; readonly places: number };
type Settings = { readonly epochs: number; readonly rate: number; readonly decay: number };

const [KEPT_SLOPE, KEPT_SQUARE, TINY] = [0.9, 0.999, 1e-8];
const MOST_STEPS = 127;

/** How probable each row is for an example; a row of weights is one longer than there are places, its last number is its bias. */
export function probable(weights: readonly Float64Array[], at: Known['at']): number[] {
  const heights = weights.map((row) => at.reduce((sum, [place, counts]) => sum + row[place]! * counts, row.at(-1)!));
  const highest = Math.max(...heights);
  const parts = heights.map((height) => Math.exp(height - highest));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
}

/** Softmax regression with a penalty on large weights, by Adam over all examples at once: no chance is in it. @see Kingma, Ba 2015 */
export function softmax(examples: readonly Known[], { rows, places }: Size, { epochs, rate, decay }: Settings): Float64Array[] {
  const fresh = (): Float64Array[] => Array.from({ length: rows }, () => new Float64Array(places + 1));
  const [weights, means, squares] = [fresh(), fresh(), fresh()];
  const whole = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const slopes = slopesOf(examples, weights, fresh());
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

function slopesOf(examples: readonly Known[], weights: readonly Float64Array[], slopes: Float64Array[]): readonly Float64Array[] {
  for (const { at, row: wanted, weight } of examples) {
    const parts = probable(weights, at);
    for (const [row, slope] of slopes.entries()) {
      const error = weight * (parts[row]! - (row === wanted ? 1 : 0));
      for (const [place, counts] of at) slope[place]! += error * counts;
      slope[slope.length - 1]! += error;
    }
  }
  return slopes;
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
