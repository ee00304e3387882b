import { lastOf, normal, pick, type Random, type World } from './promise-histories.ts';

/** A way to keep promises in which nothing is to be told, or only that which `isTrue` names. */
export type ChanceWorld = { readonly name: string; readonly isTrue: readonly string[]; readonly make: (days: number, next: Random) => World };

const logit = (rate: number): number => Math.log(rate / (1 - rate));
const share = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
const some = (next: Random, loads: readonly number[]) => (): number => pick(next, loads);
const middling = (next: Random): number => 0.3 + next() * 0.5;

/** Log odds that wander from day to day around a middle, and come back to it within `days` or so. */
function wandering(next: Random, length: number, { middle, spread, days }: { middle: number; spread: number; days: number }): number[] {
  const stay = Math.exp(-1 / days);
  let off = normal(next) * spread;
  return Array.from({ length }, () => {
    off = off * stay + normal(next) * spread * Math.sqrt(1 - stay * stay);
    return middle + off;
  });
}

const even = (name: string, loads: readonly number[], rateOf: (next: Random) => number): ChanceWorld => ({
  name,
  isTrue: [],
  make: (days, next) => {
    const rate = rateOf(next);
    return { days, loadOn: some(next, loads), rate: () => rate };
  },
});

const habit = (name: string, given: { loads: readonly number[]; spread: number; days: number; isTrue?: readonly string[] }): ChanceWorld => ({
  name,
  isTrue: given.isTrue ?? [],
  make: (days, next) => {
    const odds = wandering(next, days, { middle: logit(middling(next)), ...given });
    return { days, loadOn: some(next, given.loads), rate: ({ day }) => share(odds[day]!) };
  },
});

const TWO = [1, 2, 2, 3];

export const WORLDS_OF_CHANCE: readonly ChanceWorld[] = [
  even('even, 1 a day', [1], middling),
  even('even, 2 a day', TWO, middling),
  even('rarely kept (.1)', TWO, () => 0.1),
  even('mostly kept (.9)', TWO, () => 0.9),
  even('mostly kept (.9), 1 a day', [1], () => 0.9),
  even('now and then a promise', [0, 0, 1], middling),
  habit('good and bad days', { loads: [0, 1, 2, 4], spread: 1, days: 0.05 }),
  habit('good and bad weeks', { loads: [1], spread: 0.7, days: 5, isTrue: ['after_miss'] }),
  habit('good and bad weeks, 2 a day', { loads: TWO, spread: 0.7, days: 5, isTrue: ['after_miss'] }),
  habit('slow drift', { loads: [1], spread: 0.8, days: 40, isTrue: ['change_point'] }),
  habit('slow drift, 2 a day', { loads: TWO, spread: 0.8, days: 40, isTrue: ['change_point'] }),
  {
    name: 'streaks (20 points)',
    isTrue: ['after_miss'],
    make: (days, next) => {
      const rate = 0.3 + next() * 0.3;
      return { days, loadOn: some(next, [1]), rate: (_, past) => (lastOf(past) ? rate + 0.2 : rate) };
    },
  },
  {
    name: 'weekly rhythm in load',
    isTrue: [],
    make: (days, next) => {
      const odds = wandering(next, days, { middle: logit(middling(next)), spread: 0.7, days: 0.05 });
      return { days, loadOn: (day) => (day % 7 > 4 ? pick(next, [0, 0, 1]) : day % 7 === 0 ? 4 : pick(next, [1, 2])), rate: ({ day }) => share(odds[day]!) };
    },
  },
  {
    name: 'fades out',
    isTrue: [],
    make: (days, next) => {
      const rate = middling(next);
      return { days, loadOn: (day) => (next() < 1 - day / days ? 2 : 0), rate: () => rate };
    },
  },
  {
    name: 'gives up',
    isTrue: ['change_point', 'after_miss'],
    make: (days, next) => {
      const rate = 0.6 + next() * 0.3;
      return { days, loadOn: some(next, [1]), rate: ({ day }) => rate * (1 - day / days) };
    },
  },
  {
    name: 'holidays',
    isTrue: [],
    make: (days, next) => {
      const rate = middling(next);
      const away = new Set(Array.from({ length: 3 }, () => Math.floor((next() * days) / 7)));
      return { days, loadOn: (day) => (away.has(Math.floor(day / 7)) ? 0 : pick(next, TWO)), rate: () => rate };
    },
  },
  {
    name: 'one category at a time, in runs',
    isTrue: ['after_miss', 'change_point'],
    make: (days, next) => {
      const odds = wandering(next, days, { middle: logit(middling(next)), spread: 0.8, days: 15 });
      const categories = Array.from({ length: Math.ceil(days / 21) }, () => pick(next, ['health', 'work', 'personal', 'learning'] as const));
      return { days, loadOn: some(next, [1]), rate: ({ day }) => share(odds[day]!), categoryOn: (day) => categories[Math.floor(day / 21)]! };
    },
  },
];
