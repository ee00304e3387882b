import type { Chance } from '../lib/random.rules.ts';
import { sharesStart } from './components.rules.ts';
import type { Partition } from './partition.rules.ts';
import { countBits, START_WORDS } from './weekly-starts.rules.ts';

export type Cooling = { readonly steps: number; readonly from: number; readonly to: number };

/** How often somebody is exchanged with a group that meets when theirs does, not with one that meets whenever they could. */
const BESIDE = 0.2;

/** The `nth` start that is set, from 0. */
function nthStart(words: Uint32Array, at: number, nth: number): number {
  let left = nth;
  for (let w = 0; w < START_WORDS; w += 1) {
    let word = words[at + w]!;
    const count = countBits(word);
    if (left >= count) {
      left -= count;
      continue;
    }
    for (; left > 0; left -= 1) word &= word - 1;
    return w * 32 + 31 - Math.clz32(word & -word);
  }
  return -1;
}

/**
 * Simulated annealing: moves and swaps between groups that can meet at the same time, taken when they gain, and at first now and then when they lose.
 * @see https://doi.org/10.1126/science.220.4598.671
 */
export class Annealing {
  private temperature = 0;
  private readonly rest = new Uint32Array(START_WORDS);
  private readonly people: readonly number[];
  private readonly startCounts: Uint16Array;

  constructor(
    private readonly partition: Partition,
    private readonly chance: Chance,
    private readonly onGroup: ((group: number) => void) | null = null,
  ) {
    const { model, component } = partition;
    this.people = component.people;
    this.startCounts = new Uint16Array(model.newcomers);
    for (const person of this.people) {
      let count = 0;
      for (let w = 0; w < START_WORDS; w += 1) count += countBits(model.starts[person * START_WORDS + w]!);
      this.startCounts[person] = count;
    }
  }

  run({ steps, from, to }: Cooling): void {
    const factor = (to / from) ** (1 / Math.max(1, Math.ceil(steps / 64)));
    this.temperature = from;
    for (let step = 0; step < steps; step += 1) {
      if ((step & 63) === 63) this.temperature *= factor;
      const person = this.people[this.chance.below(this.people.length)]!;
      const group = this.partition.groupOf[person]!;
      if (group < 0) this.place(person);
      else this.shift(person, group);
    }
  }

  /** Whether a change of so much is taken. */
  private takes(gain: number): boolean {
    return gain >= 0 || (gain > -20 * this.temperature && Math.log(this.chance.next() + 1e-12) * this.temperature <= gain);
  }

  private place(person: number): void {
    const { partition, chance } = this;
    const choice = chance.next();
    if (choice < 0.1) {
      const group = partition.emptyGroup();
      if (group >= 0) this.tryAdd(person, group);
      return;
    }
    const group = this.groupNear(person);
    if (group < 0) return;
    const count = partition.counts[group]!;
    if (count < partition.roomOf(group)) {
      this.tryAdd(person, group);
      return;
    }
    if (count > 0) this.tryReplace(person, group, chance.below(count));
  }

  private groupNear(person: number): number {
    const { partition, chance } = this;
    const count = this.startCounts[person]!;
    if (count === 0) return -1;
    const groups = partition.groupsAt(nthStart(partition.model.starts, person * START_WORDS, chance.below(count)));
    return groups.length === 0 ? -1 : groups[chance.below(groups.length)]!;
  }

  private tryAdd(person: number, group: number): void {
    const worth = this.partition.worthWith(group, -1, person);
    if (!this.takes(worth - this.partition.worths[group]!)) return;
    this.partition.put(group, -1, person, worth);
    this.onGroup?.(group);
  }

  private tryReplace(person: number, group: number, place: number): void {
    const { partition } = this;
    const worth = partition.worthWith(group, place, person);
    if (!this.takes(worth - partition.worths[group]!)) return;
    partition.groupOf[partition.memberOf(group, place)] = -1;
    partition.put(group, place, person, worth);
    this.onGroup?.(group);
  }

  private shift(person: number, from: number): void {
    const { partition, chance } = this;
    const choice = chance.next();
    if (choice < 0.01) {
      this.trySendAway(person, from);
      return;
    }
    const to = choice < BESIDE ? this.groupBeside(from) : this.groupNear(person);
    if (to < 0 || to === from) return;
    const count = partition.counts[to]!;
    const isRoom = count < partition.roomOf(to);
    if (isRoom && (count === 0 || chance.next() < 0.4)) this.tryMove(person, from, to);
    else if (count > 0) this.trySwap(person, from, to);
  }

  /** A group that could meet when this one does. */
  private groupBeside(group: number): number {
    const { partition, chance } = this;
    const count = partition.commonCounts[group]!;
    if (count === 0) return -1;
    const groups = partition.groupsAt(nthStart(partition.common, group * START_WORDS, chance.below(count)));
    return groups.length === 0 ? -1 : groups[chance.below(groups.length)]!;
  }

  private placeOf(person: number, group: number): number {
    let place = 0;
    while (this.partition.memberOf(group, place) !== person) place += 1;
    return place;
  }

  private trySendAway(person: number, from: number): void {
    const place = this.placeOf(person, from);
    const worth = this.partition.worthWith(from, place, -1);
    if (!this.takes(worth - this.partition.worths[from]!)) return;
    this.partition.put(from, place, -1, worth);
    this.partition.groupOf[person] = -1;
  }

  private tryMove(person: number, from: number, to: number): void {
    const { partition } = this;
    const gained = partition.worthWith(to, -1, person);
    if (gained === -Infinity) return;
    const place = this.placeOf(person, from);
    const left = partition.worthWith(from, place, -1);
    if (!this.takes(gained + left - partition.worths[from]! - partition.worths[to]!)) return;
    partition.put(from, place, -1, left);
    partition.put(to, -1, person, gained);
    this.onGroup?.(to);
    this.onGroup?.(from);
  }

  /** The place of somebody in `to` who could meet when the others of `from` can, whoever comes first from a place drawn by chance; -1 if there is nobody. */
  private exchangeable(from: number, place: number, to: number): number {
    const { partition, rest } = this;
    const { starts } = partition.model;
    partition.writeStartsWithout(from, place, rest);
    const count = partition.counts[to]!;
    const first = this.chance.below(count);
    for (let i = 0; i < count; i += 1) {
      const other = first + i < count ? first + i : first + i - count;
      if (sharesStart(rest, 0, starts, partition.memberOf(to, other) * START_WORDS)) return other;
    }
    return -1;
  }

  private trySwap(person: number, from: number, to: number): void {
    const { partition } = this;
    const place = this.placeOf(person, from);
    const other = this.exchangeable(from, place, to);
    if (other < 0) return;
    const back = partition.memberOf(to, other);
    const gained = partition.worthWith(to, other, person);
    if (gained === -Infinity) return;
    const left = partition.worthWith(from, place, back);
    if (!this.takes(gained + left - partition.worths[from]! - partition.worths[to]!)) return;
    partition.put(from, place, back, left);
    partition.put(to, other, person, gained);
    this.onGroup?.(to);
    this.onGroup?.(from);
  }
}
