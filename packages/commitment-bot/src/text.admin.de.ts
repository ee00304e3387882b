import { countingIn } from './counting.ts';
import type { AdminText } from './text.admin.en.ts';

const { many, percent } = countingIn('de');
const share = (count: number, of: number, percentage: number | null): string => `${count} von ${of}${percentage === null ? '' : ` (${percent(percentage)})`}`;

/** What is said to admins, in German. */
export const adminInGerman: AdminText = {
  menu: { admin: 'Den Playground als Admin öffnen und die Zahlen sehen', figures: 'Die wichtigsten Zahlen im Bild' },
  link: (minutes) => `Dein Weg in den Playground, als du selbst. Er gilt einmal, innerhalb von ${minutes} Minuten; behalte ihn für dich.`,
  open: 'Playground öffnen',
  title: 'Die wichtigsten Zahlen',
  lastDays: 'Sieben Tage bis',
  short: { active: 'aktiv', kept: 'rechtzeitig', came: 'bei Treffen', joined: 'neue Mitglieder' },
  byWeek: { kept: 'Rechtzeitig geschaffte Vorhaben, je Woche', came: 'Zu Treffen gekommen, je Woche', joined: 'Neue Mitglieder, je Woche' },
  active: (count, of, percentage) => `Aktive Mitglieder: ${share(count, of, percentage)}`,
  kept: (count, of, percentage) => `Rechtzeitig geschaffte Vorhaben: ${share(count, of, percentage)}`,
  came: (count, of, percentage, calls) => `Zu Treffen gekommen: ${share(count, of, percentage)}, bei ${many(calls, '# Treffen', '# Treffen')}`,
  joined: (count) => `Neue Mitglieder: ${count}`,
  nothing: {
    active: 'Aktive Mitglieder: noch gibt es keine',
    kept: 'Rechtzeitig geschaffte Vorhaben: keins war fällig',
    came: 'Zu Treffen gekommen: es gab keins',
  },
  weekly: { kept: 'Rechtzeitig', came: 'Zu Treffen', joined: 'Neue' },
  weeks: 'Woche für Woche, die letzte läuft noch:',
};
