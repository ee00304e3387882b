import { MOST_SIZE } from './cohort.rules.ts';
import { areCompatible, canJoin, type Component } from './components.rules.ts';
import { GroupScore } from './group-score.rules.ts';
import { type Model, requiredStarts } from './model.rules.ts';
import { START_WORDS } from './weekly-starts.rules.ts';

/** Groups that could be formed: newcomers put together, or into a pod. */
export class GroupList {
  length = 0;
  /** -1: a new pod. */
  pods = new Int32Array(1024);
  sizes = new Uint8Array(1024);
  /** Six places a group; the newcomers, ascending. */
  people = new Int32Array(1024 * MOST_SIZE);
  /** What each adds to G. */
  values = new Float64Array(1024);

  add(pod: number, people: Int32Array, size: number, value: number): void {
    if (this.length === this.sizes.length) this.grow();
    const at = this.length;
    this.pods[at] = pod;
    this.sizes[at] = size;
    this.values[at] = value;
    for (let i = 0; i < size; i += 1) this.people[at * MOST_SIZE + i] = people[i]!;
    this.length += 1;
  }

  peopleOf(group: number): Int32Array {
    return this.people.subarray(group * MOST_SIZE, group * MOST_SIZE + this.sizes[group]!);
  }

  private grow(): void {
    const space = this.sizes.length * 2;
    const larger = <A extends Int32Array | Uint8Array | Float64Array>(next: A, old: A): A => (next.set(old), next);
    this.pods = larger(new Int32Array(space), this.pods);
    this.sizes = larger(new Uint8Array(space), this.sizes);
    this.people = larger(new Int32Array(space * MOST_SIZE), this.people);
    this.values = larger(new Float64Array(space), this.values);
  }
}

export type EnumerationBudget = { readonly groups: number; readonly nodes: number };

/**
 * Every feasible group of a component. What is feasible stays so when somebody is taken out, but for the least size: so each group is found by adding its
 * people in ascending order to a smaller feasible one.
 * @returns null when there are more groups, or more steps, than the budget allows
 */
export function enumerateGroups(model: Model, component: Component, budget: EnumerationBudget): GroupList | null {
  const walk = new Walk(model, component, budget);
  return walk.run() ? walk.found : null;
}

class Walk {
  readonly found = new GroupList();
  private readonly score: GroupScore;
  private readonly width: number;
  /** Who could be with whom, as bits over the places in the component; only later places, for ascending order. */
  private readonly later: Uint32Array;
  private readonly candidates: Uint32Array[];
  private readonly common: Uint32Array[];
  private readonly chosen = new Int32Array(MOST_SIZE);
  private nodes = 0;
  private pod = -1;
  private least = 0;
  private room = 0;
  private old = 0;

  constructor(
    private readonly model: Model,
    private readonly component: Component,
    private readonly budget: EnumerationBudget,
  ) {
    const { people } = component;
    this.score = new GroupScore(model);
    this.width = Math.ceil(people.length / 32);
    this.later = new Uint32Array(people.length * this.width);
    this.candidates = Array.from({ length: MOST_SIZE + 1 }, () => new Uint32Array(this.width));
    this.common = Array.from({ length: MOST_SIZE + 1 }, () => new Uint32Array(START_WORDS));
    for (let i = 0; i < people.length; i += 1)
      for (let j = i + 1; j < people.length; j += 1) if (areCompatible(model, people[i]!, people[j]!)) this.later[i * this.width + (j >> 5)]! |= 1 << (j & 31);
  }

  /** Whether all groups were found within the budget. */
  run(): boolean {
    const { model, component } = this;
    this.begin({ pod: -1, least: model.leastSize, room: model.mostSize, old: 0 });
    this.common[0]!.fill(0xffffffff);
    component.people.forEach((_, i) => this.allow(i));
    if (!this.extend(0)) return false;
    return component.pods.every((index) => {
      const pod = model.pods[index]!;
      this.begin({ pod: index, least: pod.least, room: pod.room, old: pod.old.length });
      this.common[0]!.set(requiredStarts(pod));
      this.score.people.set(pod.old.subarray(0, MOST_SIZE));
      component.people.forEach((person, i) => canJoin(model, person, index) && this.allow(i));
      return this.extend(0);
    });
  }

  private begin({ pod, least, room, old }: { pod: number; least: number; room: number; old: number }): void {
    this.pod = pod;
    this.least = least;
    this.room = room;
    this.old = old;
    this.candidates[0]!.fill(0);
  }

  private allow(place: number): void {
    this.candidates[0]![place >> 5]! |= 1 << (place & 31);
  }

  private extend(depth: number): boolean {
    const candidates = this.candidates[depth]!;
    for (let w = 0; w < this.width; w += 1) {
      let word = candidates[w]!;
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word);
        word &= word - 1;
        if (!this.choose(depth, w * 32 + bit)) return false;
      }
    }
    return true;
  }

  private choose(depth: number, place: number): boolean {
    const person = this.component.people[place]!;
    const common = this.common[depth + 1]!;
    let any = 0;
    for (let w = 0; w < START_WORDS; w += 1) any |= common[w] = this.common[depth]![w]! & this.model.starts[person * START_WORDS + w]!;
    if (any === 0) return true;
    this.nodes += 1;
    if (this.nodes > this.budget.nodes) return false;
    this.chosen[depth] = person;
    this.score.people[this.old + depth] = person;
    const size = depth + 1;
    if (size >= this.least) this.keep(size);
    if (this.found.length > this.budget.groups) return false;
    if (size >= this.room) return true;
    const next = this.candidates[size]!;
    for (let w = 0; w < this.width; w += 1) next[w] = this.candidates[depth]![w]! & this.later[place * this.width + w]!;
    return this.extend(size);
  }

  private keep(size: number): void {
    this.found.add(this.pod, this.chosen, size, this.score.contribution(this.old + size, this.pod));
  }
}
