import type { Column, DayStarts } from './column.rules.ts';

/**
 * Gives values in the order of shuffled days. What belongs to one day stays together as far as days are of one size: what of a larger day does not fit goes to
 * those that have room. The answer is written over by the next call.
 */
export function dayShuffler(values: Column, starts: DayStarts, random: () => number): () => Column {
  const days = Int32Array.from({ length: starts.length - 1 }, (_, day) => day);
  const shuffled = new Float64Array(values.length);
  const over = new Int32Array(values.length);
  const empty = new Int32Array(values.length);
  return () => {
    shuffle(days, random);
    let [overs, empties] = [0, 0];
    for (let day = 0; day < days.length; day += 1) {
      const from = starts[days[day]!]!;
      const end = starts[days[day]! + 1]!;
      const shift = starts[day]! - from;
      const full = starts[day + 1]!;
      for (let at = from; at < end; at += 1) {
        if (at + shift < full) shuffled[at + shift] = values[at]!;
        else over[overs++] = at;
      }
      for (let at = end + shift; at < full; at += 1) empty[empties++] = at;
    }
    for (let at = 0; at < overs; at += 1) shuffled[empty[at]!] = values[over[at]!]!;
    return shuffled;
  };
}

function shuffle(items: Int32Array, random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
}
