import type { Chance } from '../lib/random.rules.ts';
import type { Component } from './components.rules.ts';
import { enumerateGroups } from './enumerate.rules.ts';
import { packFew } from './pack-few.rules.ts';
import type { Partition } from './partition.rules.ts';
import { START_WORDS, startsOf } from './weekly-starts.rules.ts';

export type RepairBudget = {
  /** How many people are freed at a time, at most. */
  readonly people: number;
  /** How many groups they may form before fewer are freed. */
  readonly groups: number;
};

const STATES = 60_000;

/**
 * Large neighbourhood search: a few groups that could exchange people are dissolved, those who wait near them join, and all of them are put together again in
 * the best way there is. It never makes anything worse.
 */
export class Repair {
  private readonly people: readonly number[];

  constructor(
    private readonly partition: Partition,
    private readonly chance: Chance,
  ) {
    this.people = partition.component.people;
  }

  /** Repairs around each person who waits, once. @returns by how much it got better */
  runForWaiting({ people, groups }: RepairBudget, most: number): number {
    let gained = 0;
    let tried = 0;
    for (const person of this.people) {
      if (this.partition.groupOf[person]! >= 0 || tried >= most) continue;
      tried += 1;
      gained += this.improve(this.neighbourhood(person, people), groups);
    }
    return gained;
  }

  /** Repairs around each group whose quality is `below`, some rounds each. */
  runForPoor({ people, groups }: RepairBudget, { below, rounds }: { below: number; rounds: number }): void {
    for (const person of this.people) {
      for (let round = 0; round < rounds; round += 1) {
        const group = this.partition.groupOf[person]!;
        if (group < 0 || this.partition.qualityOf(group) >= below) break;
        this.improve(this.neighbourhood(person, people), groups);
      }
    }
  }

  /** Somebody, whoever waits and could meet when they could, and groups that could meet when somebody of those chosen could. */
  private neighbourhood(seed: number, most: number): { people: number[]; groups: number[] } {
    const { partition, chance } = this;
    const people = new Set<number>([seed]);
    const groups: number[] = [];
    const take = (group: number): void => {
      if (group < 0 || groups.includes(group) || people.size + partition.counts[group]! > most + 1) return;
      groups.push(group);
      for (const member of partition.membersOf(group)) people.add(member);
    };
    take(partition.groupOf[seed]!);
    const start = chance.next() < 0.5 ? this.startOf(seed, partition.groupOf[seed]!) : -1;
    for (let attempt = 0; attempt < 24 && people.size < most; attempt += 1) {
      const isSame = start >= 0 && attempt < 12;
      take(this.groupAt(isSame ? start : this.startOf([...people][chance.below(people.size)]!, -1)));
    }
    this.addWaiting(people, most);
    return { people: [...people].sort((a, b) => a - b), groups };
  }

  private groupAt(start: number): number {
    const groups = start < 0 ? [] : this.partition.groupsAt(start);
    return groups.length === 0 ? -1 : groups[this.chance.below(groups.length)]!;
  }

  private addWaiting(people: Set<number>, most: number): void {
    for (let attempt = 0; attempt < 8 && people.size < most; attempt += 1) {
      const person = this.people[this.chance.below(this.people.length)]!;
      if (this.partition.groupOf[person]! < 0) people.add(person);
    }
  }

  private startOf(person: number, group: number): number {
    const starts = group >= 0 ? startsOf(this.partition.common, group * START_WORDS) : startsOf(this.partition.model.starts, person * START_WORDS);
    return starts.length === 0 ? -1 : starts[this.chance.below(starts.length)]!;
  }

  private improve({ people, groups }: { people: number[]; groups: number[] }, most: number): number {
    const { partition } = this;
    const pods = groups.filter((group) => group < partition.model.pods.length).sort((a, b) => a - b);
    const component: Component = { people, pods };
    const found = enumerateGroups(partition.model, component, { groups: most, nodes: most * 8 });
    const packed = found && packFew(found, component, STATES);
    if (!packed) return 0;
    const before = groups.reduce((sum, group) => sum + partition.worths[group]!, 0);
    if (packed.value <= before + 1e-9) return 0;
    for (const group of groups) partition.dissolve(group);
    for (const g of packed.groups) partition.fill(found.pods[g]!, found.peopleOf(g), found.values[g]!);
    return packed.value - before;
  }
}
