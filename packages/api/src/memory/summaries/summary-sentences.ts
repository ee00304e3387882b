import type { Period } from './period.rules.ts';
import type { GoalOfPeriod } from './summary.rules.ts';

/** How promises went: `due` is all that were kept, came late, or did not work out. */
export type Outcome = { readonly kept: number; readonly late: number; readonly due: number };

/** The sentences a summary is made of, in one language. Each is whole; they are put side by side. */
export type Sentences = {
  readonly locale: string;
  readonly title: (period: Period, name: string) => string;
  readonly allKept: (count: number) => string;
  /** All are done, and the last `late` of them after their day. */
  readonly allDone: (outcome: Outcome) => string;
  readonly someKept: (outcome: Outcome, percent: number | null) => string;
  readonly someLate: (outcome: Outcome) => string;
  readonly noneKept: string;
  readonly nothingDue: string;
  /** Nothing was due; so many were promised. */
  readonly onlyPromised: (count: number) => string;
  readonly paused: (count: number) => string;
  readonly breakDays: (days: number, isWhole: boolean) => string;
  readonly streak: (days: number) => string;
  readonly more: (period: Period) => string;
  readonly less: (period: Period) => string;
  readonly goal: (goal: GoalOfPeriod, title: string) => string;
};

const promises = (count: number): string => (count === 1 ? 'promise' : 'promises');
const allPromises = (count: number): string => (count === 1 ? 'your promise' : count === 2 ? 'both promises' : `all ${count} promises`);

export const english: Sentences = {
  locale: 'en-GB',
  title: ({ period }, name) => (period === 'week' ? `Your week, ${name}` : `Your ${name}`),
  allKept: (count) => `You kept ${allPromises(count)}.`,
  allDone: ({ kept, late, due }) =>
    kept === 0
      ? `You kept ${allPromises(due)}, a little later than planned.`
      : `You kept ${allPromises(due)}, ${late === 1 ? 'one' : late} of them a little later than planned.`,
  someKept: ({ kept, late, due }, percent) =>
    `You kept ${kept} of ${due} promises${percent === null ? '' : ` (${percent}%)`}.${late === 0 ? '' : late === 1 ? ' One more came a little later.' : ` ${late} more came a little later.`}`,
  someLate: ({ late, due }) => `You kept ${late} of ${due} promises, a little later than planned.`,
  noneKept: 'It did not go as planned this time. That happens; a small promise is a good way back.',
  nothingDue: 'Nothing was due.',
  onlyPromised: (count) => `You made ${count === 1 ? 'a new promise' : `${count} new promises`}; nothing was due yet.`,
  paused: (count) => `${count === 1 ? 'One promise is' : `${count} promises are`} resting.`,
  breakDays: (days, isWhole) => (isWhole ? 'You took a break.' : `You took a break of ${days} ${days === 1 ? 'day' : 'days'}.`),
  streak: (days) => `Your streak: ${days} ${days === 1 ? 'day' : 'days'}.`,
  more: ({ period }) => `That is clearly more than the ${period} before.`,
  less: ({ period }) => `It was a harder ${period} than the one before; the next one begins afresh.`,
  goal: ({ progress, kept }, title) =>
    `🎯 ${title}: ${[
      ...(progress === null ? [] : [progress >= 100 ? 'reached' : `${Math.round(progress)}% of the way`]),
      ...(kept === 0 ? [] : [`${kept} ${promises(kept)} kept for it`]),
    ].join(', ')}.`,
};

const allInGerman = (count: number): string => (count === 1 ? 'dein Vorhaben' : count === 2 ? 'beide Vorhaben' : `alle ${count} Vorhaben`);

export const german: Sentences = {
  locale: 'de-DE',
  title: ({ period }, name) => (period === 'week' ? `Deine Woche, ${name}` : `Dein ${name}`),
  allKept: (count) => `Du hast ${allInGerman(count)} geschafft.`,
  allDone: ({ kept, late, due }) =>
    kept === 0
      ? `Du hast ${allInGerman(due)} geschafft, etwas später als geplant.`
      : `Du hast ${allInGerman(due)} geschafft, ${late === 1 ? 'eins' : late} davon etwas später als geplant.`,
  someKept: ({ kept, late, due }, percent) =>
    `Du hast ${kept} von ${due} Vorhaben geschafft${percent === null ? '' : ` (${percent} %)`}.${late === 0 ? '' : late === 1 ? ' Eins kam etwas später dazu.' : ` ${late} kamen etwas später dazu.`}`,
  someLate: ({ late, due }) => `Du hast ${late} von ${due} Vorhaben geschafft, etwas später als geplant.`,
  noneKept: 'Diesmal ging es nicht wie geplant. Das kommt vor; ein kleines Vorhaben ist ein guter Weg zurück.',
  nothingDue: 'Nichts war fällig.',
  onlyPromised: (count) => `Du hast dir ${count === 1 ? 'etwas Neues' : `${count} neue Dinge`} vorgenommen; fällig war noch nichts.`,
  paused: (count) => (count === 1 ? 'Ein Vorhaben ruht.' : `${count} Vorhaben ruhen.`),
  breakDays: (days, isWhole) => (isWhole ? 'Du hattest Pause.' : `${days === 1 ? 'Einen Tag' : `${days} Tage`} hattest du Pause.`),
  streak: (days) => `Deine Serie: ${days} ${days === 1 ? 'Tag' : 'Tage'}.`,
  more: ({ period }) => `Das ist deutlich mehr als ${period === 'week' ? 'in der Woche' : 'im Monat'} davor.`,
  less: ({ period }) =>
    `${period === 'week' ? 'Die Woche war schwerer als die davor; die nächste' : 'Der Monat war schwerer als der davor; der nächste'} fängt neu an.`,
  goal: ({ progress, kept }, title) =>
    `🎯 ${title}: ${[
      ...(progress === null ? [] : [progress >= 100 ? 'erreicht' : `${Math.round(progress)} % des Wegs`]),
      ...(kept === 0 ? [] : [`${kept} Vorhaben dafür geschafft`]),
    ].join(', ')}.`,
};
