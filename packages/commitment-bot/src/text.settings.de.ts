import type { SettingsText } from './text.settings.en.ts';

/** What is said about the settings, in German. */
export const settingsInGerman: SettingsText = {
  title: 'Deine Einstellungen',
  languages: { en: 'English', de: 'Deutsch' },
  language: (name) => `Sprache: ${name}`,
  quiet: (span) => `Ruhezeit: ${span}`,
  quietNever: 'Ruhezeit: keine',
  quietMeans: 'Was warten kann, schicke ich nicht in deiner Ruhezeit.',
  span: (from, to) => `${from} – ${to}`,
  evening: { on: 'Abendfrage: an', off: 'Abendfrage: aus' },
  turnOff: 'Abendfrage ausschalten',
  turnOn: 'Abendfrage einschalten',
  setQuiet: 'Ruhezeit …',
  whichQuiet: 'Wann soll ich dich in Ruhe lassen? Du kannst es auch selbst schreiben: /settings 22:30-06:45',
  none: 'Keine',
  reader: {
    open: 'Wer mitliest …',
    title: 'Wer deine Vorhaben liest',
    off: 'Jetzt: nur der eigene Rechner dieser Gemeinschaft.',
    on: 'Jetzt: Ein Sprachmodell außerhalb darf mitlesen.',
    means:
      'Ein Sprachmodell außerhalb kann mir helfen, deine Vorhaben besser zu verstehen. Bevor etwas dorthin geht, nehme ich Namen, Nummern, Adressen und Links heraus, soweit ich sie finde; ein seltener Name kann durchrutschen. Was klingt, als könnte jemand zu Schaden kommen, geht nie hinaus. Tage und Zahlen bleiben, wie du sie gesagt hast, und alles geht auch ohne.',
    nobody: 'Nur der eigene Rechner dieser Gemeinschaft. Ein Sprachmodell wird hier nicht benutzt, es gibt also nichts zu wählen.',
    allow: 'Darf mitlesen',
    forbid: 'Hier behalten',
  },
  weekly: {
    on: (day, time) => `Wochenrückblick: ${day}, ${time} Uhr`,
    off: 'Wochenrückblick: aus',
    open: 'Wochenrückblick …',
    title: 'Deine Woche in ein paar Zeilen',
    means:
      'Einmal in der Woche kann ich dir sagen, was aus deiner Woche wurde, aber nur, wenn du dir etwas vorgenommen hast. Am Wochenende geht es um die Woche, die gerade endet, an anderen Tagen um die davor.',
    needsMemory: 'Dafür müsste ich mir etwas merken dürfen. Du hast gesagt, dass ich das nicht soll; mit /memory änderst du es.',
    whichDay: 'Welcher Tag passt dir?',
    whichTime: (day) => `${day}, um welche Uhrzeit?`,
    none: 'Kein Rückblick',
    offer: 'Jede Woche so etwas …',
  },
  back: '« Zurück',
  changed: 'Erledigt, so ist es jetzt.',
  notUnderstood: 'Das habe ich nicht verstanden. Eine Ruhezeit schreibt man so: /settings 22:30-06:45',
};
