import { randomNumbers } from '../../packages/api/src/lib/random.rules.ts';
import type { PromiseRecord } from '../../packages/api/src/memory/patterns/promise-history.rules.ts';

/** The first day of every history, a Monday, at 00:00 UTC. */
export const FIRST_DAY_MS = Date.UTC(2026, 0, 5);
export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What is settled of a promise before its outcome. */
export type Circumstances = Pick<PromiseRecord, 'category' | 'difficultyLevel' | 'estimatedTimeMinutes' | 'smartScore' | 'plannedHour'> & {
  readonly day: number;
  readonly days: number;
  readonly leadDays: number;
  readonly madeHour: number;
  readonly load: number;
};
/** The outcomes so far, in the order of days and hours. */
export type Past = { readonly day: number; readonly isKept: boolean }[];
/** How likely a promise is kept, 0-1. */
export type Rate = (promise: Circumstances, past: Past) => number;
export type World = {
  readonly days: number;
  /** How many promises there are for a day. */
  readonly loadOn: (day: number) => number;
  readonly rate: Rate;
  readonly categoryOn?: (day: number) => Circumstances['category'];
};
export type Random = () => number;

export const random = (seed: number): Random => randomNumbers(seed);
export const pick = <Value>(next: Random, values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!;
/** A standard normal number (Box and Muller). */
export const normal = (next: Random): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

const CATEGORIES = ['health', 'work', 'personal', 'learning'] as const;

/** The promises of a world, each with its outcome: all that a member may say of a promise is said. */
export function historyOf(world: World, next: Random): PromiseRecord[] {
  const past: Past = [];
  const records: PromiseRecord[] = [];
  for (let day = 0; day < world.days; day += 1) {
    for (const promise of promisesOf(world, day, next)) {
      const isKept = next() < world.rate(promise, past);
      past.push({ day, isKept });
      records.push(recordOf(promise, records.length, isKept));
    }
  }
  return records;
}

/** Of one day, in the order of the hours that they are planned for. */
function promisesOf({ days, loadOn, categoryOn }: World, day: number, next: Random): Circumstances[] {
  const load = loadOn(day);
  const promises = Array.from({ length: load }, (): Circumstances => {
    const leadDays = Math.min(day, pick(next, [0, 0, 1, 1, 2, 3, 5, 8]));
    const plannedHour = 6 + Math.floor(next() * 17);
    const madeHour = 6 + Math.floor(next() * (leadDays > 0 ? 17 : plannedHour - 5));
    const category = categoryOn?.(day) ?? pick(next, CATEGORIES);
    const known = {
      difficultyLevel: 1 + Math.floor(next() * 5),
      estimatedTimeMinutes: pick(next, [10, 20, 30, 45, 60, 90]),
      smartScore: 1 + Math.floor(next() * 10),
    };
    return { ...known, day, days, load, category, plannedHour, leadDays, madeHour };
  });
  return promises.sort((a, b) => a.plannedHour! - b.plannedHour!);
}

function recordOf({ leadDays, madeHour, load: _load, days: _days, day, ...said }: Circumstances, at: number, isKept: boolean): PromiseRecord {
  const dayMs = FIRST_DAY_MS + day * DAY_MS;
  return {
    ...said,
    id: `p${at}`,
    createdAtMs: dayMs - leadDays * DAY_MS + madeHour * HOUR_MS + at,
    dueOn: new Date(dayMs).toISOString().slice(0, 10),
    completedAtMs: isKept ? dayMs + 23 * HOUR_MS : null,
    status: isKept ? 'completed' : 'failed',
  };
}

/** The outcome just before. */
export const lastOf = (past: Past): boolean => past.at(-1)?.isKept ?? true;
/** The outcomes of the last day with promises before this one. */
export function dayBefore(past: Past, day: number): boolean[] {
  const earlier = past.filter((one) => one.day < day);
  const last = earlier.at(-1)?.day;
  return earlier.filter((one) => one.day === last).map(({ isKept }) => isKept);
}
