import type { PatternFactor } from '../../user/pattern.rules.ts';
import type { ToldClaim } from './told-claims.rules.ts';

/** What a pattern is called, and the sentence that tells it, in every language that is spoken. */
type PatternText = {
  /** The promises inside the level, as the subject of a sentence; null for a level that has no name of its own. */
  readonly subject: (factor: PatternFactor, level: string) => string;
  readonly sentence: (subject: string, claim: Figures) => string;
};
type Figures = Pick<ToldClaim, 'direction' | 'inside' | 'outside' | 'effectPp' | 'factor'>;

const amount = (level: string): string => level.replace('+', '');
const points = ({ effectPp }: Figures): number => Math.round(Math.abs(effectPp.value));

const ENGLISH_LEVELS: { readonly [level: string]: string } = {
  weekend: 'Promises for the weekend',
  morning: 'Promises for the morning',
  afternoon: 'Promises for the afternoon',
  evening: 'Promises for the evening',
  night: 'Promises for the night',
  made_morning: 'Promises made in the morning',
  made_afternoon: 'Promises made in the afternoon',
  made_evening: 'Promises made in the evening',
  made_night: 'Promises made at night',
  health: 'Promises about health',
  work: 'Promises about work',
  personal: 'Personal promises',
  learning: 'Promises about learning',
  missed_promise: 'Promises right after a missed one',
  missed_day: 'Promises after a day on which none was kept',
  day_with_a_miss: 'Promises after a day on which not all were kept',
};
const GERMAN_LEVELS: { readonly [level: string]: string } = {
  weekend: 'Vorhaben für das Wochenende',
  morning: 'Vorhaben für den Morgen',
  afternoon: 'Vorhaben für den Nachmittag',
  evening: 'Vorhaben für den Abend',
  night: 'Vorhaben für die Nacht',
  made_morning: 'Vorhaben, die du am Morgen fasst,',
  made_afternoon: 'Vorhaben, die du am Nachmittag fasst,',
  made_evening: 'Vorhaben, die du am Abend fasst,',
  made_night: 'Vorhaben, die du in der Nacht fasst,',
  health: 'Vorhaben für die Gesundheit',
  work: 'Vorhaben für die Arbeit',
  personal: 'Persönliche Vorhaben',
  learning: 'Lernvorhaben',
  missed_promise: 'Vorhaben gleich nach einem, das nicht geklappt hat,',
  missed_day: 'Vorhaben nach einem Tag, an dem keins geklappt hat,',
  day_with_a_miss: 'Vorhaben nach einem Tag, an dem nicht alles geklappt hat,',
};
const GERMAN_DAYS: { readonly [day: string]: string } = {
  monday: 'Montag',
  tuesday: 'Dienstag',
  wednesday: 'Mittwoch',
  thursday: 'Donnerstag',
  friday: 'Freitag',
  saturday: 'Samstag',
  sunday: 'Sonntag',
};

const capital = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)}`;

/** "5 October 2026". */
const dateIn = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

type Measure = (level: string) => string;
const ENGLISH_MEASURES: { readonly [factor in PatternFactor]?: Measure } = {
  weekday: (level) => `Promises for ${capital(level)}s`,
  difficulty: (level) => `Promises of difficulty ${amount(level)} or more`,
  lead_time: (level) => `Promises made ${amount(level)} or more days ahead`,
  duration: (level) => `Promises of ${amount(level)} minutes or more`,
  load: (level) => `Promises on days with ${amount(level)} or more of them`,
  smart_score: (level) => `Promises with a SMART score of ${amount(level)} or more`,
  change_point: (level) => `Promises since ${dateIn('en-GB', level)}`,
};
const GERMAN_MEASURES: { readonly [factor in PatternFactor]?: Measure } = {
  weekday: (level) => `Vorhaben für ${GERMAN_DAYS[level]}`,
  difficulty: (level) => `Vorhaben ab Schwierigkeit ${amount(level)}`,
  lead_time: (level) => `Vorhaben, die du ${amount(level)} oder mehr Tage vorher fasst,`,
  duration: (level) => `Vorhaben ab ${amount(level)} Minuten`,
  load: (level) => `Vorhaben an Tagen mit ${amount(level)} oder mehr davon`,
  smart_score: (level) => `Vorhaben mit einer Klarheit ab ${amount(level)}`,
  change_point: (level) => `Vorhaben seit dem ${dateIn('de', level)}`,
};

const english: PatternText = {
  subject: (factor, level) => ENGLISH_MEASURES[factor]?.(level) ?? ENGLISH_LEVELS[level] ?? level,
  sentence: (subject, claim) =>
    `${subject} work out ${claim.direction === 'up' ? 'more' : 'less'} often: ${claim.inside.k} of ${claim.inside.n}, against ${claim.outside.k} of ${claim.outside.n} ${claim.factor === 'change_point' ? 'before' : 'otherwise'} (${points(claim)} percentage points).`,
};
const german: PatternText = {
  subject: (factor, level) => GERMAN_MEASURES[factor]?.(level) ?? GERMAN_LEVELS[level] ?? level,
  sentence: (subject, claim) =>
    `${subject} klappen ${claim.direction === 'up' ? 'öfter' : 'seltener'}: ${claim.inside.k} von ${claim.inside.n}, ${claim.factor === 'change_point' ? 'davor' : 'sonst'} ${claim.outside.k} von ${claim.outside.n} (${points(claim)} Prozentpunkte).`,
};

/** A claim in a sentence, with the figures it rests on; English for languages that nobody has translated yet. */
export function patternText(claim: Figures & Pick<ToldClaim, 'level'>, locale: string | null): string {
  const words = locale?.startsWith('de') ? german : english;
  return words.sentence(words.subject(claim.factor, claim.level), claim);
}
