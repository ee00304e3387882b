import { parseArgs } from 'node:util';
import { randomNumbers } from '../packages/api/src/lib/random.rules.ts';
import type { PromiseRecord } from '../packages/api/src/memory/patterns/promise-history.rules.ts';
import { toldClaims } from '../packages/api/src/memory/patterns/told-claims.rules.ts';

// `tsx --conditions=progress-source bench/patterns.ts [--histories 200] [--seed 1] [--only chance|planted]`: how many members of whom nothing is to be told are told a pattern at any of the
// looks of their first 26 weeks, and how often a planted difference of 35 points is found, for each factor.
const { values: given } = parseArgs({ options: { histories: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } } });
const HISTORIES = Number(given.histories ?? 200);
const FRAME = { timezone: 'Europe/Vienna', dayStartHour: 3 };
const FIRST_NOON_MS = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 86_400_000;
const EFFECT = 0.35;
const random = randomNumbers(Number(given.seed ?? 1));
const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;

/** What chance decided of a promise before its outcome. */
type Circumstances = Pick<PromiseRecord, 'category' | 'difficultyLevel' | 'estimatedTimeMinutes' | 'smartScore' | 'plannedHour'> & {
  readonly day: number;
  readonly leadDays: number;
  readonly load: number;
  readonly isAfterMiss: boolean;
};
type Plant = { readonly factor: string; readonly isInside: (promise: Circumstances, days: number) => boolean };

const PLANTS: readonly Plant[] = [
  { factor: 'weekday', isInside: ({ day }) => day % 7 === 1 },
  { factor: 'weekend', isInside: ({ day }) => day % 7 > 4 },
  { factor: 'time_of_day', isInside: ({ plannedHour }) => plannedHour! < 12 },
  { factor: 'category', isInside: ({ category }) => category === 'learning' },
  { factor: 'difficulty', isInside: ({ difficultyLevel }) => difficultyLevel! >= 4 },
  { factor: 'lead_time', isInside: ({ leadDays }) => leadDays >= 3 },
  { factor: 'load', isInside: ({ load }) => load >= 3 },
  { factor: 'after_miss', isInside: ({ isAfterMiss }) => isAfterMiss },
  { factor: 'change_point', isInside: ({ day }, days) => day >= days / 2 },
];

const circumstances = (day: number, load: number, isAfterMiss: boolean): Circumstances => ({
  day,
  load,
  isAfterMiss,
  plannedHour: 6 + Math.floor(random() * 17),
  category: pick(['health', 'work', 'personal', 'learning'] as const),
  difficultyLevel: 1 + Math.floor(random() * 5),
  estimatedTimeMinutes: pick([10, 20, 30, 45, 60, 90]),
  smartScore: 1 + Math.floor(random() * 10),
  leadDays: pick([0, 0, 1, 1, 2, 3, 5, 8]),
});

function recordOf({ day, leadDays, load: _load, isAfterMiss: _after, ...known }: Circumstances, at: number, isKept: boolean): PromiseRecord {
  const dueMs = FIRST_NOON_MS + day * DAY_MS;
  return {
    ...known,
    id: `${day}-${at}`,
    createdAtMs: Math.max(FIRST_NOON_MS - DAY_MS, dueMs - leadDays * DAY_MS),
    dueOn: new Date(dueMs).toISOString().slice(0, 10),
    completedAtMs: isKept ? dueMs + 3_600_000 : null,
    status: isKept ? 'completed' : 'failed',
  };
}

/** How likely promises are kept: for everybody the same, or with a planted difference. */
function rateOf(plant: Plant | null, days: number): (promise: Circumstances) => number {
  if (plant === null) {
    const always = 0.3 + random() * 0.5;
    return () => always;
  }
  const low = 0.25 + random() * 0.35;
  const isUp = random() < 0.5;
  return (promise) => (plant.isInside(promise, days) === isUp ? low + EFFECT : low);
}

/** One or two promises a day on average; with a planted effect of load their number varies. */
function history(days: number, perDay: 1 | 2, plant: Plant | null): PromiseRecord[] {
  const rate = rateOf(plant, days);
  const ones = plant?.factor === 'load' ? [0, 0, 1, 1, 3] : [1];
  const records: PromiseRecord[] = [];
  let isLastKept = true;
  for (let day = 0; day < days; day += 1) {
    const load = pick(perDay === 1 ? ones : [1, 2, 2, 3]);
    for (let at = 0; at < load; at += 1) {
      const promise = circumstances(day, load, !isLastKept);
      isLastKept = random() < rate(promise);
      records.push(recordOf(promise, at, isLastKept));
    }
  }
  return records;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const endOfWeek = (week: number): Date => new Date(FIRST_NOON_MS + week * 7 * DAY_MS);

function toldByChance(perDay: 1 | 2): void {
  const wrong = Array.from({ length: HISTORIES }, () => history(26 * 7, perDay, null)).filter((records) =>
    [8, 13, 26].some((week) => toldClaims(records, FRAME, endOfWeek(week)).claims.length > 0),
  );
  console.log(`nothing to tell, ${perDay} a day, 26 weeks: ${percent(wrong.length / HISTORIES)} of ${HISTORIES} members are told a pattern`);
}

function foundOf(plant: Plant, weeks: number, perDay: 1 | 2): number {
  const counts = { found: 0, wrongWay: 0, beside: 0 };
  for (let at = 0; at < HISTORIES; at += 1) {
    const { claims } = toldClaims(history(weeks * 7, perDay, plant), FRAME, endOfWeek(weeks));
    const own = claims.filter(({ factor }) => factor === plant.factor);
    counts.found += Number(own.length > 0);
    counts.wrongWay += Number(own.some(({ effectPp, direction }) => effectPp.value > 0 !== (direction === 'up')));
    counts.beside += Number(claims.length > own.length);
  }
  const { found, wrongWay, beside } = counts;
  console.log(
    `  ${plant.factor.padEnd(13)} found ${percent(found / HISTORIES)}, another factor told beside it ${percent(beside / HISTORIES)}, wrong way ${wrongWay}`,
  );
  return found / HISTORIES;
}

function planted(weeks: number, perDay: 1 | 2): void {
  console.log(`35 points planted, about ${weeks * 7 * perDay} promises in ${weeks} weeks`);
  const shares = PLANTS.map((plant) => foundOf(plant, weeks, perDay));
  console.log(`  all factors   found ${percent(shares.reduce((sum, share) => sum + share, 0) / shares.length)}`);
}

if (given.only !== 'planted') {
  toldByChance(1);
  toldByChance(2);
}
if (given.only !== 'chance') {
  planted(26, 1);
  planted(26, 2);
  planted(52, 1);
}
