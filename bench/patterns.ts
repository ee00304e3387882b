import { parseArgs } from 'node:util';
import type { PromiseRecord } from '../packages/api/src/memory/patterns/promise-history.rules.ts';
import { rateOf as intervalOf } from '../packages/api/src/memory/patterns/proportion.rules.ts';
import { toldClaims, type ToldClaim } from '../packages/api/src/memory/patterns/told-claims.rules.ts';
import { PLANTS, plantedWorld, type Plant } from './lib/planted-patterns.ts';
import { DAY_MS, FIRST_DAY_MS, historyOf, random } from './lib/promise-histories.ts';
import { WORLDS_OF_CHANCE, type ChanceWorld } from './lib/worlds-of-chance.ts';

// `tsx --conditions=progress-source bench/patterns.ts [--histories 200] [--seed 1] [--only chance|planted|speed] [--name weekday] [--size 182|364|364x2]`: how many members of whom nothing
// is to be told are told a pattern at any of the looks of their first 26 weeks, how often a planted difference of 35 points is found, and how long it takes to look; shares with 90 % intervals.
const { values: given } = parseArgs({
  options: { histories: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, name: { type: 'string' }, size: { type: 'string' } },
});
const HISTORIES = Number(given.histories ?? 200);
const SEED = Number(given.seed ?? 1);
const FRAME = { timezone: 'UTC', dayStartHour: 3 };
const SIZES = [
  { size: '182', days: 182, perDay: 1 },
  { size: '364', days: 364, perDay: 1 },
  { size: '364x2', days: 182, perDay: 2 },
  { size: '182x2', days: 91, perDay: 2 },
] as const;
const isAsked = (name: string): boolean => given.name === undefined || name.includes(given.name);

const endOf = (days: number): Date => new Date(FIRST_DAY_MS + days * DAY_MS + 12 * 3_600_000);
const told = (records: readonly PromiseRecord[], days: number): readonly ToldClaim[] => toldClaims(records, FRAME, endOf(days)).claims;
/** A history of its own for each place and number. */
const chanceOf = (place: number, number: number) => random(SEED * 1_000_003 + place * 10_007 + number);

function share(k: number): string {
  const { lo, hi } = intervalOf(k, HISTORIES);
  return `${((k / HISTORIES) * 100).toFixed(1).padStart(5)} % (${(lo * 100).toFixed(1)}-${(hi * 100).toFixed(1)})`;
}

function toldByChance({ name, isTrue, make }: ChanceWorld, place: number): void {
  const counts = new Map<string, number>();
  let [wrong, any] = [0, 0];
  for (let at = 0; at < HISTORIES; at += 1) {
    const next = chanceOf(place, at);
    const records = historyOf(make(182, next), next);
    const factors = new Set([56, 91, 182].flatMap((days) => told(records, days).map(({ factor }) => factor)));
    for (const factor of factors) counts.set(factor, (counts.get(factor) ?? 0) + 1);
    any += Number(factors.size > 0);
    wrong += Number([...factors].some((factor) => !isTrue.includes(factor)));
  }
  const which = [...counts].map(([factor, count]) => `${factor} ${count}`).join(', ');
  console.log(`  ${name.padEnd(32)} wrong ${share(wrong)}, any ${share(any)}${which === '' ? '' : `: ${which}`}`);
}

function found(plant: Plant, size: (typeof SIZES)[number], place: number): void {
  const counts = { found: 0, wrongWay: 0, beside: 0 };
  for (let at = 0; at < HISTORIES; at += 1) {
    const next = chanceOf(place, at);
    const world = plantedWorld(plant, size, next);
    const claims = told(historyOf(world, next), size.days);
    const isIt = ({ level }: ToldClaim): boolean => (plant.level ?? level) === level;
    // Another day of the week is another claim; another category or time of day is the same one from the other side.
    const own = claims.filter((claim) => claim.factor === plant.factor && (plant.factor !== 'weekday' || isIt(claim)));
    counts.found += Number(own.length > 0);
    counts.wrongWay += Number(own.some((claim) => isIt(claim) && (claim.direction === 'up') !== world.isUp));
    counts.beside += Number(claims.length > own.length);
  }
  console.log(`  ${plant.name.padEnd(28)} found ${share(counts.found)}, another beside it ${share(counts.beside)}, wrong way ${counts.wrongWay}`);
}

function timed(promises: number): void {
  const next = chanceOf(0, 0);
  const days = Math.min(3640, promises);
  const perDay = Math.ceil(promises / days);
  const records = historyOf({ days, loadOn: () => perDay, rate: ({ day }) => (day % 7 > 4 ? 0.4 : 0.75) }, next).slice(0, promises);
  const begun = process.cpuUsage();
  const { claims } = toldClaims(records, FRAME, endOf(days));
  console.log(`  ${records.length} promises in ${days} days: ${Math.round(process.cpuUsage(begun).user / 1000)} ms of CPU, ${claims.length} claims`);
}

if (given.only === undefined || given.only === 'chance') {
  console.log(`nothing to tell, 26 weeks, ${HISTORIES} members each: who is told a pattern`);
  WORLDS_OF_CHANCE.forEach((world, place) => isAsked(world.name) && toldByChance(world, place));
}
if (given.only === undefined || given.only === 'planted') {
  for (const [at, size] of SIZES.entries()) {
    if (given.size !== undefined && given.size !== size.size) continue;
    console.log(`35 points planted, about ${size.days * size.perDay} promises in ${size.days / 7} weeks, ${HISTORIES} members each`);
    PLANTS.forEach((plant, place) => isAsked(plant.name) && found(plant, size, 100 + at * 20 + place));
  }
}
if (given.only === undefined || given.only === 'speed') {
  console.log('how long it takes to find what a member is told, with all that was told before');
  for (const promises of [364, 10_000]) timed(promises);
}
