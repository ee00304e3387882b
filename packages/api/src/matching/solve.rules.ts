import { Annealing } from './anneal.rules.ts';
import { Chance } from '../lib/random.rules.ts';
import { type Component, componentsOf } from './components.rules.ts';
import { enumerateGroups, type GroupList } from './enumerate.rules.ts';
import { packGroups } from './exact.rules.ts';
import { GroupPool } from './group-pool.rules.ts';
import type { MasterSolver } from './master.rules.ts';
import type { Model } from './model.rules.ts';
import { packFew } from './pack-few.rules.ts';
import { Partition } from './partition.rules.ts';
import { Repair } from './repair.rules.ts';

export type SolveTools = {
  readonly seed: number;
  /** Called only when there is something that needs it. */
  readonly loadMaster: () => Promise<MasterSolver>;
};

/** A group that is to be formed: `pod` is -1 for a new one. */
export type PlannedGroup = { readonly pod: number; readonly people: readonly number[]; readonly worth: number };
export type Plan = {
  readonly groups: readonly PlannedGroup[];
  readonly value: number;
  /** G of no assignment is above this; null when nothing is known. */
  readonly bound: number | null;
  readonly isProven: boolean;
};

/** Up to so many newcomers the graph of who could be with whom is split into its parts. */
const MOST_SPLIT = 3000;
const FEW = { people: 26, groups: 20_000, states: 250_000 };
const ALL_GROUPS = { groups: 400_000, nodes: 3_000_000 };
/** In larger parts there are too many groups to look at each. */
const MOST_ENUMERATED = 80;
const MASTER = { rounds: 60, nodes: 200, columns: 4000 };
const POOL_MASTER = { rounds: 30, nodes: 20, columns: 1200 };
const HOT = 0.5;
const WARM = 0.2;
const COLD = 0.02;
/** Parts of at most so many people are searched several times, and what was seen is put together by the master problem. */
const SMALL_PART = 110;
const RESTARTS = 5;
const POOL = 8000;
const REPAIR = { people: 13, groups: 4000 };
/** Pods of less quality than this are mended once more. */
const POOR = 0.45;

/**
 * Finds the assignment of the greatest G: by proof where there are few groups, else by search. The same model and seed give the same plan; how long it
 * looks is counted in steps, never in time.
 */
export async function solve(model: Model, tools: SolveTools): Promise<Plan> {
  const parts = model.newcomers > MOST_SPLIT ? [everything(model)] : componentsOf(model);
  const plans: Plan[] = [];
  for (const [i, part] of parts.entries()) plans.push(await solvePart(model, part, { ...tools, seed: tools.seed * 1000 + i }));
  return {
    groups: plans.flatMap((plan) => plan.groups),
    value: plans.reduce((sum, plan) => sum + plan.value, 0),
    bound: plans.reduce<number | null>((sum, plan) => (sum === null || plan.bound === null ? null : sum + plan.bound), 0),
    isProven: plans.every((plan) => plan.isProven),
  };
}

const everything = (model: Model): Component => ({
  people: Array.from({ length: model.newcomers }, (_, i) => i),
  pods: model.pods.flatMap((pod, i) => (pod.room > 0 ? [i] : [])),
});

async function solvePart(model: Model, part: Component, tools: SolveTools): Promise<Plan> {
  if (part.people.length > SMALL_PART) return search(model, part, tools.seed);
  const groups = part.people.length > MOST_ENUMERATED ? null : enumerateGroups(model, part, ALL_GROUPS);
  if (groups === null) return combine(model, part, tools);
  if (groups.length === 0) return { groups: [], value: 0, bound: 0, isProven: true };
  const few = part.people.length <= FEW.people && groups.length <= FEW.groups ? packFew(groups, part, FEW.states) : null;
  if (few !== null) return { ...planOf(groups, few.groups), bound: few.value, isProven: true };
  const packed = packGroups(groups, part, { master: await tools.loadMaster(), known: [], budget: MASTER });
  if (packed.isProven) return { ...planOf(groups, packed.groups), bound: packed.bound, isProven: true };
  const searched = await combine(model, part, tools);
  const best = searched.value > packed.value ? searched : planOf(groups, packed.groups);
  return { groups: best.groups, value: best.value, bound: packed.bound, isProven: false };
}

function planOf(groups: GroupList, chosen: readonly number[]): { groups: PlannedGroup[]; value: number } {
  const planned = chosen.map((g) => ({ pod: groups.pods[g]!, people: [...groups.peopleOf(g)], worth: groups.values[g]! }));
  return { groups: planned, value: planned.reduce((sum, { worth }) => sum + worth, 0) };
}

function planOfPartition(partition: Partition): { groups: PlannedGroup[]; value: number } {
  const groups: PlannedGroup[] = [];
  const pods = partition.model.pods.length;
  for (let g = 0; g < partition.groups; g += 1)
    if (partition.counts[g]! > 0)
      groups.push({ pod: g < pods ? g : -1, people: [...partition.membersOf(g)].sort((a, b) => a - b), worth: partition.worths[g]! });
  return { groups, value: groups.reduce((sum, { worth }) => sum + worth, 0) };
}

/** How many steps a search takes: 2,500 a person up to a thousand people; from there on the whole grows slowly, that ten thousand are done in seconds. */
function stepsOf(people: number): number {
  if (people <= 1000) return 2500 * people;
  return Math.round(people <= 10_000 ? 2_500_000 * (people / 1000) ** 0.16 : 3_600_000 * (people / 10_000) ** 0.4);
}

function search(model: Model, part: Component, seed: number): Plan {
  const chance = new Chance(seed);
  const partition = new Partition(model, part);
  const steps = stepsOf(part.people.length);
  new Annealing(partition, chance).run({ steps, from: part.people.length > 20_000 ? WARM : HOT, to: COLD });
  finish(partition, chance);
  return { ...planOfPartition(partition), bound: null, isProven: false };
}

/** Ends what is too small, and sees whether those who wait can be helped. */
function finish(partition: Partition, chance: Chance): void {
  for (let g = 0; g < partition.groups; g += 1) if (partition.isForming(g)) partition.dissolve(g);
  const repair = new Repair(partition, chance);
  repair.runForWaiting(REPAIR, 200);
  repair.runForPoor(REPAIR, { below: POOR, rounds: 12 });
}

/** Several searches, and the best that can be put together out of all groups they saw. */
async function combine(model: Model, part: Component, { seed, loadMaster }: SolveTools): Promise<Plan> {
  const pool = new GroupPool(POOL);
  let best: { groups: PlannedGroup[]; value: number } = { groups: [], value: 0 };
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    const chance = new Chance(seed + restart * 7919);
    const partition = new Partition(model, part);
    const steps = 1200 * part.people.length;
    new Annealing(partition, chance).run({ steps, from: HOT, to: WARM });
    new Annealing(partition, chance, (group) => pool.note(partition, group)).run({ steps, from: WARM, to: COLD });
    finish(partition, chance);
    const plan = planOfPartition(partition);
    if (plan.value > best.value) best = plan;
  }
  const known = best.groups.map(({ pod, people, worth }) => pool.add(pod, Int32Array.from(people), worth)).filter((g) => g >= 0);
  if (known.length < best.groups.length) return { ...best, bound: null, isProven: false };
  const packed = packGroups(pool.groups, part, { master: await loadMaster(), known, budget: POOL_MASTER });
  return { ...planOf(pool.groups, packed.groups), bound: null, isProven: false };
}
