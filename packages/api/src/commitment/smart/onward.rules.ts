import type { LocalDate } from '../../lib/calendar.rules.ts';
import type { Reading, ReadingItem } from './reading.rules.ts';

/** A reading by the clocks of the wall, for a member whose own day travel has put ahead of them: nothing is due on a day that is over for them. */
export const onwardFrom = (reading: Reading, today: LocalDate): Reading => ({ ...reading, items: reading.items.map((item) => movedOn(item, today)) });

function movedOn(item: ReadingItem, today: LocalDate): ReadingItem {
  if (item.dueDate === null || item.dueDate >= today) return item;
  return { ...item, dueDate: today, dueAlternatives: item.dueAlternatives.filter((day) => day > today) };
}
