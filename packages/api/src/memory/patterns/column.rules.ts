/** A column over the promises of a history: what is compared, or what is left of it. */
export type Column = Float64Array;
/** Where each day begins in the list of promises, and at its end their number. */
export type DayStarts = Int32Array;

const dot = (a: Column, b: Column): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
};

/** The length of a column, as a vector. */
export const norm = (a: Column): number => Math.sqrt(dot(a, a));

/** What of a column is left when its mean and these other columns are taken out of it, on the known rows; zero elsewhere (modified Gram-Schmidt). */
export function without(column: Column, others: readonly Column[], known: Uint8Array): Column {
  const masked = (one: Column): Column => one.map((value, at) => value * known[at]!);
  const basis: Column[] = [];
  for (const other of [new Float64Array(column.length).fill(1), ...others]) {
    const left = takenOut(masked(other), basis);
    const length = norm(left);
    if (length > 1e-6) basis.push(left.map((value) => value / length));
  }
  return takenOut(masked(column), basis);
}

function takenOut(column: Column, basis: readonly Column[]): Column {
  const left = column.slice();
  for (const axis of basis) {
    const share = dot(left, axis);
    for (let at = 0; at < left.length; at += 1) left[at]! -= share * axis[at]!;
  }
  return left;
}

/** How strongly outcomes lean along a direction: its sign is the sign of the effect. Zero for a direction of no length. */
export function lean(direction: Column, outcomes: Column, length = norm(direction)): number {
  return length < 1e-6 ? 0 : dot(direction, outcomes) / length;
}
