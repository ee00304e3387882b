import type { Column, DayStarts } from './column.rules.ts';

/**
 * Gives values in the order of shuffled days, one day after the other: what belongs to one day stays side by side, and every value comes equally often to days of
 * every size. The answer is written over by the next call.
 */
export function dayShuffler(values: Column, starts: DayStarts, random: () => number): () => Column {
  const days = Int32Array.from({ length: starts.length - 1 }, (_, day) => day);
  const shuffled = new Float64Array(values.length);
  return () => {
    shuffle(days, random);
    let to = 0;
    for (const day of days) {
      for (let at = starts[day]!; at < starts[day + 1]!; at += 1) shuffled[to++] = values[at]!;
    }
    return shuffled;
  };
}

function shuffle(items: Int32Array, random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
}
