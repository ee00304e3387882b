import type { LocalDate } from '../lib/calendar.rules.ts';

/** What members are asked in the evening and in the morning after, in every language that is spoken. Their own words are put in as plain text. */

export type CheckInText = {
  /** How days are written. */
  readonly locale: string;
  /** `count`: how many promises are named. */
  readonly evening: (count: number) => string;
  readonly morning: (count: number) => string;
  /** Until when there is time, "03:00" by the member's clock; "00:00" is midnight. */
  readonly eveningEnd: (time: string) => string;
  readonly morningEnd: (time: string, count: number) => string;
  /** Said instead when nothing that is named has a day. */
  readonly whenever: string;
  readonly noDay: string;
  /** A time of day, "07:00". */
  readonly clock: (time: string) => string;
  /** Said only of what cannot be told apart otherwise. */
  readonly promisedAt: (when: string) => string;
  /** How many more are open that are not named. */
  readonly more: (count: number) => string;
  readonly done: string;
  readonly notYet: string;
  /** Said in the morning instead, about a promise for the day before. */
  readonly doneYesterday: string;
  readonly doneOnlyNow: string;
  readonly couldNot: string;
};

const MIDNIGHT = '00:00';

const english: CheckInText = {
  locale: 'en-GB',
  evening: (count) => (count === 1 ? 'Good evening! How did it go with this?' : `Good evening! How did it go with these ${count}?`),
  morning: (count) =>
    count === 1
      ? 'Good morning! One promise is still without an answer. How did it go?'
      : `Good morning! ${count} promises are still without an answer. How did they go?`,
  eveningEnd: (time) => `There is time until ${time === MIDNIGHT ? 'midnight' : time}, and "not yet" is a fine answer.`,
  morningEnd: (time, count) =>
    `You can tell me until ${time}. If ${count === 1 ? 'it' : 'something'} did not work out, that is all right: say so, and start afresh.`,
  whenever: 'There is no hurry, and "not yet" is a fine answer.',
  noDay: 'no due day',
  clock: (time) => time,
  promisedAt: (when) => `promised ${when}`,
  more: (count) => `... and ${count} more in /today.`,
  done: 'Done',
  notYet: 'Not yet',
  doneYesterday: 'Yes, yesterday',
  doneOnlyNow: 'Only now',
  couldNot: 'Could not',
};

const german: CheckInText = {
  locale: 'de-DE',
  evening: (count) => (count === 1 ? 'Guten Abend! Wie ist es damit gelaufen?' : `Guten Abend! Wie ist es mit diesen ${count} Vorhaben gelaufen?`),
  morning: (count) =>
    count === 1
      ? 'Guten Morgen! Bei einem Vorhaben weiß ich noch nicht, wie es ausging. Wie ist es gelaufen?'
      : `Guten Morgen! Bei ${count} Vorhaben weiß ich noch nicht, wie sie ausgingen. Wie ist es gelaufen?`,
  eveningEnd: (time) => `Bis ${time === MIDNIGHT ? 'Mitternacht' : `${time} Uhr`} ist noch Zeit, und „noch nicht“ ist auch eine gute Antwort.`,
  morningEnd: (time, count) =>
    `Du kannst es mir bis ${time} Uhr sagen. Wenn ${count === 1 ? 'es' : 'etwas'} nicht geklappt hat, ist das in Ordnung: Sag es einfach, und fang neu an.`,
  whenever: 'Es eilt nicht, und „noch nicht“ ist auch eine gute Antwort.',
  noDay: 'ohne festen Tag',
  clock: (time) => `${time} Uhr`,
  promisedAt: (when) => `vorgenommen am ${when}`,
  more: (count) => (count === 1 ? '... und noch eins in /today.' : `... und noch ${count} in /today.`),
  done: 'Erledigt',
  notYet: 'Noch nicht',
  doneYesterday: 'Ja, gestern',
  doneOnlyNow: 'Erst jetzt',
  couldNot: 'Ging nicht',
};

const LANGUAGES: Readonly<Record<string, CheckInText>> = { en: english, de: german };

/** The words for a locale such as "de-AT"; English where the language is not spoken. */
export const checkInTextOf = (locale: string): CheckInText => LANGUAGES[locale.split('-')[0]!.toLowerCase()] ?? english;

type Locale = Pick<CheckInText, 'locale'>;
const dayIn = (at: Date, { locale }: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at);

/** "Wednesday 18 November". */
export const longDay = (day: LocalDate, text: Locale): string => dayIn(new Date(`${day}T12:00:00Z`), text, 'UTC');

/** "Wednesday 18 November, 15:04" by the clock of the zone. */
export const dayAndTime = (at: Date, text: Locale, timeZone: string): string =>
  `${dayIn(at, text, timeZone)}, ${new Intl.DateTimeFormat(text.locale, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(at)}`;
