import { offsetSpanAt } from '../lib/zone.rules.ts';
import { type Cohort, type CohortMember, type CohortPod, MOST_MINUTES_APART, MOST_SIZE } from './cohort.rules.ts';
import { type TagBits, tagBits } from './tag-bits.rules.ts';
import { GRID_MINUTES, hasStart, setStart, START_WORDS, writeStarts } from './weekly-starts.rules.ts';

/** A cohort as numbers. People are counted: first the newcomers by id, then the members of the pods. */
export type Model = {
  readonly ids: readonly string[];
  /** How many of the people are newcomers. */
  readonly newcomers: number;
  /** Minutes ahead of UTC, each offset once, and which of them is a person's. */
  readonly offsets: Int16Array;
  readonly offsetOf: Uint16Array;
  /** Minutes between any two offsets on the circle of a day. */
  readonly minutesApart: Uint16Array;
  /** 0: not known. */
  readonly category: Uint16Array;
  readonly level: Uint8Array;
  readonly style: Uint8Array;
  /** Eleven words a person. */
  readonly starts: Uint32Array;
  readonly tags: TagBits;
  /** What placing a newcomer is worth beside the quality of the pod, 2 to 4. */
  readonly credit: Float64Array;
  /** Who must not meet whom: by person, only those for whom there is anybody. */
  readonly apart: ReadonlyMap<number, ReadonlyMap<number, 'blocked' | 'previous'>>;
  /** 1: there is somebody whom the person must not meet. */
  readonly hasApart: Uint8Array;
  readonly pods: readonly PodModel[];
  readonly leastSize: number;
  readonly mostSize: number;
};

export type PodModel = {
  readonly id: string;
  readonly old: Int32Array;
  /** How many newcomers it takes at least, if any, and at most; 0 when nobody can join. */
  readonly least: number;
  readonly room: number;
  /** The start of its calls; -1 when it is not settled. */
  readonly slot: number;
  /** Starts that all its members have; all starts when it has no members. */
  readonly starts: Uint32Array;
  /** 0: none. */
  readonly targetCategory: number;
  readonly targetLevel: number;
  /** By offset: whether a newcomer may come from there. */
  readonly welcomes: Uint8Array;
};

export const LEVELS = ['beginner', 'intermediate', 'advanced'];
export const STYLES = ['supportive', 'direct', 'mixed'];
/** A wish for a level that there is not. */
const NO_SUCH_LEVEL = 9;

export const offsetMinutes = (zone: string, atMs: number): number => Math.round(offsetSpanAt(zone, atMs).offsetMs / 60_000);

/** The order in which the characters of ids stand, the same on every machine. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Makes the model of a cohort. It does not depend on the order in which anything is given. */
export function modelOf(cohort: Cohort): Model {
  const pods = cohort.pods.toSorted((a, b) => byText(a.id, b.id));
  const newcomers = cohort.members.toSorted((a, b) => byText(a.id, b.id));
  const people = [...newcomers, ...pods.flatMap((pod) => pod.members.toSorted((a, b) => byText(a.id, b.id)))];
  const ids = people.map((person) => person.id);
  const categories = codesOf(people.flatMap(({ category }) => (category ? [category] : [])).concat(pods.flatMap((pod) => pod.targetCategory || [])));
  const { offsets, indexOf } = offsetsOf(people, cohort.referenceAtMs);
  const model: Model = {
    ids,
    newcomers: newcomers.length,
    offsets,
    offsetOf: Uint16Array.from(people, (person) => indexOf(person.timezone)),
    minutesApart: minutesApartOf(offsets),
    category: Uint16Array.from(people, (person) => categories.get(person.category ?? '') ?? 0),
    level: Uint8Array.from(people, (person) => LEVELS.indexOf(person.level ?? '') + 1),
    style: Uint8Array.from(people, (person) => STYLES.indexOf(person.style ?? '') + 1),
    starts: new Uint32Array(people.length * START_WORDS),
    tags: tagBits(people),
    credit: Float64Array.from(newcomers, ({ weeksWaited }) => Math.min(4, 2 + 0.5 * weeksWaited)),
    apart: apartOf(cohort, ids),
    hasApart: new Uint8Array(people.length),
    pods: [],
    leastSize: cohort.leastSize,
    mostSize: Math.min(cohort.mostSize, MOST_SIZE),
  };
  people.forEach((person, i) => writeStarts(model.starts, i * START_WORDS, person.availability, offsets[model.offsetOf[i]!]!));
  for (const person of model.apart.keys()) model.hasApart[person] = 1;
  let at = newcomers.length;
  for (const pod of pods) {
    const old = Int32Array.from(pod.members, () => at++);
    (model.pods as PodModel[]).push(podModel(pod, { model, old, categories, atMs: cohort.referenceAtMs }));
  }
  return model;
}

/** Numbers from 1 for texts. */
const codesOf = (texts: readonly string[]): Map<string, number> => new Map([...new Set(texts)].sort().map((text, i) => [text, i + 1]));

function offsetsOf(people: readonly CohortMember[], atMs: number): { offsets: Int16Array; indexOf: (zone: string) => number } {
  const byZone = new Map<string, number>();
  for (const { timezone } of people) if (!byZone.has(timezone)) byZone.set(timezone, offsetMinutes(timezone, atMs));
  const offsets = Int16Array.from(new Set(byZone.values())).sort();
  const indexOf = new Map([...byZone].map(([zone, minutes]) => [zone, offsets.indexOf(minutes)]));
  return { offsets, indexOf: (zone) => indexOf.get(zone)! };
}

/** The way between two offsets around a day, in minutes: UTC+14 and UTC-10 show the same clock. */
export function circleMinutes(one: number, other: number): number {
  const ahead = (((one - other) % 1440) + 1440) % 1440;
  return Math.min(ahead, 1440 - ahead);
}

function minutesApartOf(offsets: Int16Array): Uint16Array {
  const apart = new Uint16Array(offsets.length ** 2);
  offsets.forEach((one, i) => offsets.forEach((other, j) => void (apart[i * offsets.length + j] = circleMinutes(one, other))));
  return apart;
}

function apartOf({ apart }: Cohort, ids: readonly string[]): Map<number, Map<number, 'blocked' | 'previous'>> {
  if (apart.length === 0) return new Map();
  const indexOf = new Map(ids.map((id, i) => [id, i]));
  const found = new Map<number, Map<number, 'blocked' | 'previous'>>();
  const note = (from: number, to: number, why: 'blocked' | 'previous'): void => {
    const known = found.get(from) ?? new Map<number, 'blocked' | 'previous'>();
    if (known.get(to) !== 'blocked') known.set(to, why);
    found.set(from, known);
  };
  for (const { one, other, why } of apart) {
    const i = indexOf.get(one);
    const j = indexOf.get(other);
    if (i === undefined || j === undefined) continue;
    note(i, j, why);
    note(j, i, why);
  }
  return found;
}

export const mayMeet = (model: Model, i: number, j: number): boolean =>
  model.minutesApart[model.offsetOf[i]! * model.offsets.length + model.offsetOf[j]!]! <= MOST_MINUTES_APART &&
  (model.hasApart[i] === 0 || model.apart.get(i)!.has(j) === false);

type PodParts = { readonly model: Model; readonly old: Int32Array; readonly categories: ReadonlyMap<string, number>; readonly atMs: number };

function podModel(pod: CohortPod, { model, old, categories, atMs }: PodParts): PodModel {
  const slot = pod.slot === null ? -1 : pod.slot / GRID_MINUTES;
  const isOpen = Number.isInteger(slot) && old.every((i, at) => old.slice(at + 1).every((j) => mayMeet(model, i, j)));
  const least = old.length === 0 ? model.leastSize : 1;
  const room = Math.min(pod.places, MOST_SIZE) - old.length;
  return {
    id: pod.id,
    old,
    least,
    room: isOpen && room >= least ? room : 0,
    slot: Number.isInteger(slot) ? slot : -1,
    starts: startsOfAll(model, old),
    targetCategory: categories.get(pod.targetCategory ?? '') ?? 0,
    targetLevel: targetLevelOf(pod.targetLevel),
    welcomes: welcomesOf(pod, model.offsets, atMs),
  };
}

const targetLevelOf = (level: string | null): number => (level === null || level === '' ? 0 : LEVELS.indexOf(level) + 1 || NO_SUCH_LEVEL);

/** The starts that all of them have; of nobody, all there are. */
function startsOfAll(model: Model, people: Int32Array): Uint32Array {
  const starts = new Uint32Array(START_WORDS).fill(0xffffffff);
  starts[START_WORDS - 1] = 0xffff;
  for (const person of people) for (let w = 0; w < START_WORDS; w += 1) starts[w]! &= model.starts[person * START_WORDS + w]!;
  return starts;
}

function welcomesOf(pod: CohortPod, offsets: Int16Array, atMs: number): Uint8Array {
  const fallback = pod.members.length === 0 && pod.timezone !== null ? [pod.timezone] : [];
  const zones = (pod.targetZones.length > 0 ? pod.targetZones : fallback).map((zone) => offsetMinutes(zone, atMs));
  return Uint8Array.from(offsets, (offset) => (zones.length === 0 || zones.some((zone) => circleMinutes(zone, offset) <= MOST_MINUTES_APART) ? 1 : 0));
}

/** Whether a newcomer could take a place in a pod as far as its rules and its members go; common starts apart. */
export function mayJoin(model: Model, person: number, pod: PodModel): boolean {
  if (pod.room === 0 || pod.welcomes[model.offsetOf[person]!] === 0) return false;
  if (pod.slot >= 0 && !hasStart(model.starts, person * START_WORDS, pod.slot)) return false;
  return pod.old.every((member) => mayMeet(model, person, member));
}

/** The starts that newcomers of a pod must share: its slot alone once that is settled. */
export function requiredStarts(pod: PodModel): Uint32Array {
  if (pod.slot < 0) return pod.starts;
  const words = new Uint32Array(START_WORDS);
  setStart(words, 0, pod.slot);
  return words;
}
