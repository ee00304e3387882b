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
    title: 'Wer deine Vorsätze liest',
    off: 'Jetzt: nur der eigene Rechner dieser Gemeinschaft.',
    on: 'Jetzt: Ein Sprachmodell außerhalb darf mitlesen.',
    means:
      'Wo diese Gemeinschaft ein Sprachmodell nutzt, kann es mir helfen, deine Vorsätze besser zu verstehen. Bevor etwas dorthin geht, nehme ich Namen, Nummern, Adressen und Links heraus, soweit ich sie finde; ein seltener Name kann durchrutschen. Was klingt, als könnte jemand zu Schaden kommen, geht nie hinaus. Tage und Zahlen bleiben, wie du sie gesagt hast, und alles geht auch ohne.',
    allow: 'Darf mitlesen',
    forbid: 'Hier behalten',
  },
  back: '« Zurück',
  changed: 'Erledigt, so ist es jetzt.',
  notUnderstood: 'Das habe ich nicht verstanden. Eine Ruhezeit schreibt man so: /settings 22:30-06:45',
};
