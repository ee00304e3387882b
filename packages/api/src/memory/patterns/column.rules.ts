/** A column over the promises of a history: what is compared, or what is left of it. */
export type Column = Float64Array;
/** Where each day begins in the list of promises, and at its end their number. */
export type DayStarts = Int32Array;

const dot = (a: Column, b: Column): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
};

/** The sums of the days. */
export function sumsOf(column: Column, starts: DayStarts): Column {
  const sums = new Float64Array(starts.length - 1);
  for (let day = 0; day < sums.length; day += 1) for (let at = starts[day]!; at < starts[day + 1]!; at += 1) sums[day]! += column[at]!;
  return sums;
}

/** Whether the promises of each day have the same value. */
export function isOfDays(column: Column, starts: DayStarts): boolean {
  for (let day = 0; day + 1 < starts.length; day += 1)
    for (let at = starts[day]! + 1; at < starts[day + 1]!; at += 1) if (Math.abs(column[at]! - column[at - 1]!) > 1e-9) return false;
  return true;
}

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

/** `lean` along each direction, into `leans`. Four at a time: each of four sums can go on while the others are added to. Each is added up in the same order as alone. */
export function leansAlong(directions: readonly Column[], lengths: readonly number[], outcomes: Column, leans: Column): void {
  const n = outcomes.length;
  const inFours = directions.length - (directions.length % 4);
  for (let first = 0; first < inFours; first += 4) {
    const a = directions[first]!;
    const b = directions[first + 1]!;
    const c = directions[first + 2]!;
    const d = directions[first + 3]!;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let at = 0; at < n; at += 1) {
      const outcome = outcomes[at]!;
      sumA += a[at]! * outcome;
      sumB += b[at]! * outcome;
      sumC += c[at]! * outcome;
      sumD += d[at]! * outcome;
    }
    leans[first] = sumA;
    leans[first + 1] = sumB;
    leans[first + 2] = sumC;
    leans[first + 3] = sumD;
  }
  for (let one = inFours; one < directions.length; one += 1) leans[one] = dot(directions[one]!, outcomes);
  for (let one = 0; one < directions.length; one += 1) leans[one] = lengths[one]! < 1e-6 ? 0 : leans[one]! / lengths[one]!;
}
