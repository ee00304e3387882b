import type { RecurringText } from './text.recurring.en.ts';

const ONE: { readonly [frequency: string]: string } = { DAILY: 'Jeden Tag', WEEKLY: 'Jede Woche', MONTHLY: 'Jeden Monat' };
const SEVERAL: { readonly [frequency: string]: string } = { DAILY: 'Tage', WEEKLY: 'Wochen', MONTHLY: 'Monate' };

/** What is said about promises that repeat, in German. */
export const recurringInGerman: RecurringText = {
  every: (frequency, interval) => (interval === 1 ? ONE[frequency]! : `Alle ${interval} ${SEVERAL[frequency]}`),
  onDays: (days, interval) => (interval === 1 ? `Jeden ${days}` : `Alle ${interval} Wochen am ${days}`),
  weekday: 'Werktag (Montag bis Freitag)',
  until: (words, day) => `${words}, bis ${day}`,
  reading: (rule) => `Wiederholt sich: ${rule}`,
  first: (day) => `Zum ersten Mal: ${day}`,
  once: 'Nur einmal',
  saved: (day) => `Zum ersten Mal am ${day}. Immer wenn es ansteht, findest du es in /today. Mit /habits kannst du es ändern, ruhen lassen oder beenden.`,
  title: 'Das wiederholt sich bei dir:',
  none: 'Noch wiederholt sich nichts. Schreib mir zum Beispiel: jeden Montag 5 km laufen',
  next: (day) => `danach wieder am ${day}`,
  resting: 'ruht gerade',
  more: 'Tippe eins an, um es zu ändern, ruhen zu lassen oder zu beenden.',
  reword: '✏️ Andere Worte',
  otherDays: '📅 Andere Tage',
  rest: '⏸ Ruhen lassen',
  again: '▶️ Wieder aufnehmen',
  end: 'Beenden',
  all: 'Alles, was sich wiederholt',
  back: 'Zurück',
  whichDays: 'An welchen Tagen soll es ab jetzt anstehen? Tippe sie an oder ab und speichere dann.',
  saveDays: 'Speichern',
  daysChanged: 'Geändert. Was du davon schon geschafft hast, bleibt, wie es war.',
  askWords: 'Wie soll es ab jetzt heißen? Du kannst auch andere Tage nennen, zum Beispiel: jeden Dienstag 6 km laufen',
  wordsChanged: 'Geändert. Was du davon schon geschafft hast, bleibt, wie es war.',
  noWords: 'Darin habe ich kein Vorhaben erkannt, deshalb bleibt alles, wie es ist.',
  reallyEnd: 'Soll es wirklich enden? Dann steht es nicht mehr an. Was du davon geschafft hast, bleibt dir.',
  changed: {
    rest: 'Es ruht jetzt und steht erst wieder an, wenn du es wieder aufnimmst.',
    again: 'Wieder aufgenommen, ab heute geht es weiter.',
    endit: 'Beendet. Was du davon geschafft hast, bleibt dir.',
  },
  gone: 'Das ist schon beendet, oder es hat sich gerade geändert. So sieht es jetzt aus:',
};
