import { dayBefore, lastOf, pick, type Circumstances, type Past, type Random, type World } from './promise-histories.ts';

/** A difference that is there: what it is about, which promises are inside, and how their level is called where others of the factor are the reverse of it. */
export type Plant = {
  readonly name: string;
  readonly factor: string;
  readonly level?: string;
  readonly isInside: (promise: Circumstances, past: Past) => boolean;
};

export const EFFECT = 0.35;

const plant = (factor: string, isInside: Plant['isInside'], how = ''): Plant => ({ name: how === '' ? factor : `${factor}, ${how}`, factor, isInside });

export const PLANTS: readonly Plant[] = [
  { ...plant('weekday', ({ day }) => day % 7 === 1), level: 'tuesday' },
  plant('weekend', ({ day }) => day % 7 > 4),
  { ...plant('time_of_day', ({ plannedHour }) => plannedHour! < 12, 'planned'), level: 'morning' },
  { ...plant('time_of_day', ({ madeHour }) => madeHour < 12, 'made'), level: 'made_morning' },
  { ...plant('category', ({ category }) => category === 'learning'), level: 'learning' },
  plant('difficulty', ({ difficultyLevel }) => difficultyLevel! >= 4),
  plant('lead_time', ({ leadDays }) => leadDays >= 3),
  plant('duration', ({ estimatedTimeMinutes }) => estimatedTimeMinutes! >= 60),
  plant('smart_score', ({ smartScore }) => smartScore! >= 7),
  plant('load', ({ load }) => load >= 3),
  plant('after_miss', (_, past) => !lastOf(past), 'next promise'),
  plant('after_miss', ({ day }, past) => dayBefore(past, day).includes(false), 'day with a miss'),
  plant('after_miss', ({ day }, past) => dayBefore(past, day).length > 0 && !dayBefore(past, day).includes(true), 'missed day'),
  plant('change_point', ({ day, days }) => day >= days / 2),
];

/** One or two promises a day on average; with a planted effect of load their number varies. */
export function plantedWorld({ factor, isInside }: Plant, { days, perDay }: { days: number; perDay: 1 | 2 }, next: Random): World & { readonly isUp: boolean } {
  const low = 0.25 + next() * 0.35;
  const isUp = next() < 0.5;
  const loads = perDay === 2 ? [1, 2, 2, 3] : factor === 'load' ? [0, 0, 1, 1, 3] : [1];
  return { isUp, days, loadOn: () => pick(next, loads), rate: (promise, past) => (isInside(promise, past) === isUp ? low + EFFECT : low) };
}
