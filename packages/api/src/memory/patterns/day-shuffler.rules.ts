import type { Column, DayStarts } from './column.rules.ts';

/** Days in another order. `days`: which day stands in each place; `values`: theirs, one day after the other; `starts`: where each of them begins. */
export type ShuffledDays = { readonly days: Int32Array; readonly values: Column; readonly starts: DayStarts };

/**
 * Gives whole days with their values in shuffled order. Read place by place as the promises stood, values of one day come side by side, and every value comes
 * equally often to days of every size; read by `starts`, each day is whole. The answer is written over by the next call.
 */
export function dayShuffler(values: Column, starts: DayStarts, random: () => number): () => ShuffledDays {
  const shuffled = {
    days: Int32Array.from({ length: starts.length - 1 }, (_, day) => day),
    values: new Float64Array(values.length),
    starts: new Int32Array(starts.length),
  };
  return () => {
    shuffle(shuffled.days, random);
    let to = 0;
    for (let place = 0; place < shuffled.days.length; place += 1) {
      const day = shuffled.days[place]!;
      for (let at = starts[day]!; at < starts[day + 1]!; at += 1) shuffled.values[to++] = values[at]!;
      shuffled.starts[place + 1] = to;
    }
    return shuffled;
  };
}

function shuffle(items: Int32Array, random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const item = items[last]!;
    items[last] = items[other]!;
    items[other] = item;
  }
}
