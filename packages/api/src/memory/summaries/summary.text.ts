import { dayNumber } from '../../lib/calendar.rules.ts';
import type { Period } from './period.rules.ts';
import { english, german, type Sentences } from './summary-sentences.ts';
import type { Figures, GoalOfPeriod } from './summary.rules.ts';

const LONGEST_TITLE = 60;
/** Of fewer promises a share in percent says less than the two numbers. */
const LEAST_FOR_PERCENT = 5;

/** The language that is spoken with somebody of that tag; English for all that nobody has translated yet. */
export const summaryLanguage = (locale: string | null): 'en' | 'de' => (locale?.startsWith('de') ? 'de' : 'en');

/** What a period came to, in a few plain lines: the first is its title, and each goal has one of its own. Months and days are written as in that language. */
export function summaryText(period: Period, figures: Figures, language: 'en' | 'de'): string {
  const words = language === 'de' ? german : english;
  const goals = figures.goals.filter(isWorthSaying).map((goal) => words.goal(goal, shown(goal.title)));
  return [words.title(period, nameOf(period, words.locale)), sentences(period, figures, words).join(' '), ...goals].join('\n');
}

/** A goal that has not begun is not held before anybody. */
const isWorthSaying = ({ progress, kept }: GoalOfPeriod): boolean => kept > 0 || (progress !== null && progress > 0);

function shown(title: string): string {
  const letters = [...title];
  return letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

function sentences(period: Period, figures: Figures, words: Sentences): string[] {
  const { paused, streak, breakDays } = figures;
  const isWhole = breakDays > dayNumber(period.endOn) - dayNumber(period.startOn);
  const outcome = outcomeOf(figures, words);
  return [
    ...(breakDays > 0 && isWhole ? [words.breakDays(breakDays, true)] : []),
    // Of a break nobody needs to hear that nothing was due.
    ...(isWhole && figures.rate.n === 0 && figures.promised === 0 ? [] : [outcome, ...comparedWith(period, figures, words)]),
    ...(paused > 0 ? [words.paused(paused)] : []),
    ...(breakDays > 0 && !isWhole ? [words.breakDays(breakDays, false)] : []),
    ...(streak > 0 ? [words.streak(streak)] : []),
  ];
}

function outcomeOf({ promised, kept, late, rate }: Figures, words: Sentences): string {
  const outcome = { kept, late, due: rate.n };
  if (rate.n === 0) return promised === 0 ? words.nothingDue : words.onlyPromised(promised);
  if (kept === rate.n) return words.allKept(kept);
  if (kept + late === rate.n) return words.allDone(outcome);
  if (kept > 0) return words.someKept(outcome, rate.n < LEAST_FOR_PERCENT ? null : Math.round((100 * kept) / rate.n));
  return late > 0 ? words.someLate(outcome) : words.noneKept;
}

/** Nothing is said of a difference that chance explains; and who kept nothing has been told so. */
function comparedWith(period: Period, { change, kept }: Figures, words: Sentences): string[] {
  if (change === null) return [];
  if (change.lo > 0) return [words.more(period)];
  return change.hi < 0 && kept > 0 ? [words.less(period)] : [];
}

/** "16–22 November", "30 November – 6 December", "November 2026". */
function nameOf({ period, startOn, endOn }: Period, locale: string): string {
  const [start, end] = [startOn, endOn].map((day) => new Date(`${day}T12:00:00Z`)) as [Date, Date];
  if (period === 'month') return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(start);
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' }).formatRange(start, end).replaceAll(/[\u2009\u202f]/g, ' ');
}
