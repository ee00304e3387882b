import type { RecurringText } from './text.recurring.en.ts';

const ONE: { readonly [frequency: string]: string } = { DAILY: 'Jeden Tag', WEEKLY: 'Jede Woche', MONTHLY: 'Jeden Monat' };
const SEVERAL: { readonly [frequency: string]: string } = { DAILY: 'Tage', WEEKLY: 'Wochen', MONTHLY: 'Monate' };

/** What is said about promises that repeat, in German. */
export const recurringInGerman: RecurringText = {
  every: (frequency, interval) => (interval === 1 ? ONE[frequency]! : `Alle ${interval} ${SEVERAL[frequency]}`),
  onDays: (days, interval) => (interval === 1 ? `Jeden ${days}` : `${days}, alle ${interval} Wochen`),
  weekday: 'Werktag (Montag bis Freitag)',
  until: (words, day) => `${words}, bis ${day}`,
  reading: (rule) => `Wiederholt sich: ${rule}`,
  first: (day) => `Zuerst: ${day}`,
  once: 'Nur einmal',
  saved: (day) => `Zuerst am ${day}. Jedes Mal, wenn es ansteht, kommt es in /today; mit /habits ruht oder endet es.`,
  title: 'Was sich wiederholt:',
  none: 'Noch wiederholt sich nichts. Schreib mir zum Beispiel: jeden Montag 5 km laufen',
  next: (day) => `danach ${day}`,
  resting: 'ruht',
  rest: (number) => `⏸ ${number} ruhen lassen`,
  again: (number) => `▶️ ${number} aufnehmen`,
  end: (number) => `${number} beenden`,
  changed: {
    rest: 'Es ruht jetzt. Nichts davon steht an, bis du es wieder aufnimmst.',
    again: 'Wieder aufgenommen, ab heute.',
    endit: 'Beendet. Was du davon geschafft hast, bleibt deins.',
  },
  gone: 'Das ist schon beendet, oder ich finde es nicht mehr.',
};
