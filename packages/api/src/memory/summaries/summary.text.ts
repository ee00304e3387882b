import type { Period } from './period.rules.ts';
import type { Figures, GoalOfPeriod } from './summary.rules.ts';

/** The sentences a summary is made of, in one language. */
type Sentences = {
  readonly locale: string;
  readonly title: (period: Period, name: string) => string;
  readonly kept: (figures: Figures) => string;
  readonly nothingJudged: string;
  readonly nothingKept: string;
  readonly late: (count: number) => string;
  readonly paused: (count: number) => string;
  readonly streak: (days: number) => string;
  readonly more: (period: Period) => string;
  readonly less: (period: Period) => string;
  readonly goal: (goal: GoalOfPeriod) => string;
};

const LONGEST_TITLE = 60;
const shown = (title: string): string => {
  const letters = [...title];
  return letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`;
};
const percent = ({ rate }: Figures): number => Math.round((100 * rate.k) / rate.n);

const english: Sentences = {
  locale: 'en-GB',
  title: ({ period }, name) => (period === 'week' ? `Your week, ${name}` : `Your ${name}`),
  kept: (figures) => `You kept ${figures.rate.k} of ${figures.rate.n} ${figures.rate.n === 1 ? 'promise' : 'promises'} (${percent(figures)}%).`,
  nothingJudged: 'Nothing came due.',
  nothingKept: 'It did not go as planned this time. That happens; a small promise is a good way back.',
  late: (count) => `${count} came a little later.`,
  paused: (count) => `${count} ${count === 1 ? 'is' : 'are'} resting.`,
  streak: (days) => `Your streak: ${days} ${days === 1 ? 'day' : 'days'}.`,
  more: ({ period }) => `That is clearly more than the ${period} before.`,
  less: ({ period }) => `It was a harder ${period} than the one before; the next one begins afresh.`,
  goal: ({ title, progress, kept }) =>
    `🎯 ${shown(title)}: ${[...(progress === null ? [] : [`${Math.round(progress)}% of the way`]), ...(kept === 0 ? [] : [`${kept} ${kept === 1 ? 'promise' : 'promises'} kept for it`])].join(', ')}.`,
};
const german: Sentences = {
  locale: 'de-DE',
  title: ({ period }, name) => (period === 'week' ? `Deine Woche, ${name}` : `Dein ${name}`),
  kept: (figures) => `Du hast ${figures.rate.k} von ${figures.rate.n} Vorhaben geschafft (${percent(figures)} %).`,
  nothingJudged: 'Nichts war fällig.',
  nothingKept: 'Diesmal ging es nicht wie geplant. Das kommt vor; ein kleines Vorhaben ist ein guter Weg zurück.',
  late: (count) => `${count} ${count === 1 ? 'kam' : 'kamen'} etwas später.`,
  paused: (count) => `${count} ${count === 1 ? 'ruht' : 'ruhen'}.`,
  streak: (days) => `Deine Serie: ${days} ${days === 1 ? 'Tag' : 'Tage'}.`,
  more: ({ period }) => `Das ist deutlich mehr als ${period === 'week' ? 'in der Woche' : 'im Monat'} davor.`,
  less: ({ period }) =>
    `${period === 'week' ? 'Die Woche war schwerer als die davor; die nächste' : 'Der Monat war schwerer als der davor; der nächste'} fängt neu an.`,
  goal: ({ title, progress, kept }) =>
    `🎯 ${shown(title)}: ${[...(progress === null ? [] : [`${Math.round(progress)} % des Wegs`]), ...(kept === 0 ? [] : [`${kept} Vorhaben dafür geschafft`])].join(', ')}.`,
};

/** The language that is spoken with somebody of that tag; English for all that nobody has translated yet. */
export const summaryLanguage = (locale: string | null): 'en' | 'de' => (locale?.startsWith('de') ? 'de' : 'en');

/** What a period came to, in a few plain lines: the first is its title, and each goal has one of its own. Months and days are written as in that language. */
export function summaryText(period: Period, figures: Figures, language: 'en' | 'de'): string {
  const words = language === 'de' ? german : english;
  const goals = figures.goals.filter(({ progress, kept }) => progress !== null || kept > 0).map((goal) => words.goal(goal));
  return [words.title(period, nameOf(period, words.locale)), sentences(period, figures, words).join(' '), ...goals].join('\n');
}

function sentences(period: Period, figures: Figures, words: Sentences): string[] {
  const { late, paused, streak } = figures;
  return [
    outcomeOf(figures, words),
    ...(late > 0 ? [words.late(late)] : []),
    ...(paused > 0 ? [words.paused(paused)] : []),
    ...(streak > 0 ? [words.streak(streak)] : []),
    ...comparedWith(period, figures, words),
  ];
}

function outcomeOf(figures: Figures, words: Sentences): string {
  if (figures.rate.n === 0) return words.nothingJudged;
  return figures.kept + figures.late === 0 ? words.nothingKept : words.kept(figures);
}

/** Nothing is said of a difference that chance explains; and who kept nothing has been told so. */
function comparedWith(period: Period, { change, kept }: Figures, words: Sentences): string[] {
  if (change === null) return [];
  if (change.lo > 0) return [words.more(period)];
  return change.hi < 0 && kept > 0 ? [words.less(period)] : [];
}

/** "16 – 22 November", "November 2026". */
function nameOf({ period, startOn, endOn }: Period, locale: string): string {
  const [start, end] = [startOn, endOn].map((day) => new Date(`${day}T12:00:00Z`)) as [Date, Date];
  if (period === 'month') return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(start);
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' });
  return `${day.format(start)} – ${day.format(end)}`;
}
