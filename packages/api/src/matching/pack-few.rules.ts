import type { Component } from './components.rules.ts';
import type { GroupList } from './enumerate.rules.ts';

/** People and pods are bits of one number. */
export const MOST_BITS = 30;

export type FewPacked = { readonly groups: readonly number[]; readonly value: number };

/**
 * The best packing of disjoint groups among few people, by dynamic programming: the first person who is left either waits or is in one of the groups whose
 * first person they are. The order of groups of one worth decides, so that the answer is always the same.
 * @returns null when it would take more than `states` different sets of people left, or there are more than 30 people and pods
 */
export function packFew(groups: GroupList, { people, pods }: Component, states: number): FewPacked | null {
  if (people.length + pods.length > MOST_BITS) return null;
  return new FewPacking(groups, people, pods).solve(states);
}

class FewPacking {
  private readonly masks: Int32Array;
  /** Groups by their first person. */
  private readonly byFirst: number[][];
  private readonly best = new Map<number, number>();
  private readonly taken = new Map<number, number>();
  private readonly everybody: number;
  private left = 0;

  constructor(
    private readonly groups: GroupList,
    people: readonly number[],
    pods: readonly number[],
  ) {
    const bitOf = new Map(people.map((person, bit) => [person, bit]));
    const podBit = new Map(pods.map((pod, i) => [pod, people.length + i]));
    this.masks = new Int32Array(groups.length);
    this.byFirst = people.map(() => []);
    this.everybody = 2 ** people.length - 1;
    for (let g = 0; g < groups.length; g += 1) {
      let mask = groups.pods[g]! < 0 ? 0 : 1 << podBit.get(groups.pods[g]!)!;
      for (const person of groups.peopleOf(g)) mask |= 1 << bitOf.get(person)!;
      this.masks[g] = mask;
      this.byFirst[bitOf.get(groups.people[g * 6]!)!]!.push(g);
    }
    this.all = 2 ** (people.length + pods.length) - 1;
  }

  private readonly all: number;

  solve(states: number): FewPacked | null {
    this.left = states;
    const value = this.bestOf(this.all);
    if (value === null) return null;
    const groups: number[] = [];
    for (let mask = this.all; (mask & this.everybody) !== 0;) {
      const group = this.taken.get(mask)!;
      if (group >= 0) groups.push(group);
      mask = group >= 0 ? mask & ~this.masks[group]! : mask & (mask - 1);
    }
    return { groups, value };
  }

  /** `mask`: who and which pods are left. */
  private bestOf(mask: number): number | null {
    const free = mask & this.everybody;
    if (free === 0) return 0;
    const known = this.best.get(mask);
    if (known !== undefined) return known;
    if ((this.left -= 1) < 0) return null;
    let value = this.bestOf(mask & (mask - 1));
    let taken = -1;
    if (value === null) return null;
    for (const group of this.byFirst[31 - Math.clz32(free & -free)]!) {
      if ((this.masks[group]! & ~mask) !== 0) continue;
      const rest = this.bestOf(mask & ~this.masks[group]!);
      if (rest === null) return null;
      if (rest + this.groups.values[group]! <= value + 1e-12) continue;
      value = rest + this.groups.values[group]!;
      taken = group;
    }
    this.best.set(mask, value);
    this.taken.set(mask, taken);
    return value;
  }
}
