import { MOST_SIZE } from './cohort.rules.ts';
import type { Component } from './components.rules.ts';
import { GroupScore } from './group-score.rules.ts';
import { mayJoin, mayMeet, type Model, requiredStarts } from './model.rules.ts';
import { countBits, START_WORDS, STARTS } from './weekly-starts.rules.ts';

/** How much of the credit of its people a group counts while it is still too small: enough to make growing worth while, never as much as a pod. */
const FORMING = 0.6;

/**
 * Who is in which group at the moment. Groups 0 to the number of pods are those pods; the others are new, and may be too small for a while. What cannot be is
 * never in it: every group keeps the hard rules but for the least size.
 */
export class Partition {
  /** -1: waits. */
  readonly groupOf: Int32Array;
  readonly counts: Uint8Array;
  readonly worths: Float64Array;
  /** The starts a newcomer must share to come in. */
  readonly common: Uint32Array;
  readonly commonCounts: Uint16Array;
  readonly groups: number;
  readonly score: GroupScore;
  private readonly members: Int32Array;
  private readonly empty: number[] = [];
  /** Groups by the starts that they share. */
  private readonly atStart: number[][] = Array.from({ length: STARTS }, () => []);
  private readonly placeAtStart: Int32Array;
  private readonly next = new Uint32Array(START_WORDS);
  private readonly required: readonly Uint32Array[];

  constructor(
    readonly model: Model,
    readonly component: Component,
  ) {
    this.score = new GroupScore(model);
    const pods = model.pods.length;
    this.groups = pods + Math.ceil(component.people.length / 3) + 4;
    this.groupOf = new Int32Array(model.newcomers).fill(-1);
    this.counts = new Uint8Array(this.groups);
    this.worths = new Float64Array(this.groups);
    this.common = new Uint32Array(this.groups * START_WORDS);
    this.commonCounts = new Uint16Array(this.groups);
    this.members = new Int32Array(this.groups * MOST_SIZE);
    this.placeAtStart = new Int32Array(this.groups * STARTS);
    this.required = model.pods.map(requiredStarts);
    for (const pod of component.pods) {
      this.show(pod);
    }
    for (let g = this.groups - 1; g >= pods; g -= 1) this.empty.push(g);
  }

  memberOf(group: number, place: number): number {
    return this.members[group * MOST_SIZE + place]!;
  }

  membersOf(group: number): Int32Array {
    return this.members.subarray(group * MOST_SIZE, group * MOST_SIZE + this.counts[group]!);
  }

  roomOf(group: number): number {
    return group < this.model.pods.length ? this.model.pods[group]!.room : this.model.mostSize;
  }

  isForming(group: number): boolean {
    const least = group < this.model.pods.length ? this.model.pods[group]!.least : this.model.leastSize;
    return this.counts[group]! > 0 && this.counts[group]! < least;
  }

  /** A group that nobody is in yet; -1 when there is none left. */
  emptyGroup(): number {
    return this.empty.at(-1) ?? -1;
  }

  groupsAt(start: number): readonly number[] {
    return this.atStart[start]!;
  }

  /**
   * What a group would be worth with `person` instead of the one at `place` (-1: in addition; person -1: nobody instead). -Infinity for what cannot be.
   */
  worthWith(group: number, place: number, person: number): number {
    const pod = group < this.model.pods.length ? this.model.pods[group]! : null;
    if (person >= 0 && !this.isAllowed(group, place, person)) return -Infinity;
    const size = this.load(group, place, person);
    const newcomers = size - (pod?.old.length ?? 0);
    if (newcomers === 0) return 0;
    const least = pod === null ? this.model.leastSize : pod.least;
    return newcomers < least ? this.formingWorth(newcomers, group, least) : this.score.contribution(size, pod === null ? -1 : group);
  }

  /** Whether the pod takes this person, and everybody in the group but the one at `place` may meet them. */
  private isAllowed(group: number, place: number, person: number): boolean {
    const { pods } = this.model;
    if (group < pods.length && !mayJoin(this.model, person, pods[group]!)) return false;
    const count = this.counts[group]!;
    for (let i = 0; i < count; i += 1) if (i !== place && !mayMeet(this.model, person, this.members[group * MOST_SIZE + i]!)) return false;
    return true;
  }

  /** Puts the people of a group before the judge. @returns how many they are */
  private load(group: number, place: number, person: number): number {
    const { people } = this.score;
    const { pods } = this.model;
    const count = this.counts[group]!;
    let size = 0;
    if (group < pods.length) for (const old of pods[group]!.old) people[size++] = old;
    for (let i = 0; i < count; i += 1) if (i !== place) people[size++] = this.members[group * MOST_SIZE + i]!;
    if (person >= 0) people[size++] = person;
    return size;
  }

  private formingWorth(newcomers: number, group: number, least: number): number {
    const { people } = this.score;
    const required = group < this.model.pods.length ? this.required[group]! : null;
    let credit = 0;
    let any = 0;
    for (let w = 0; w < START_WORDS; w += 1) {
      let word = required === null ? 0xffffffff : required[w]!;
      for (let i = 0; i < newcomers; i += 1) word &= this.model.starts[people[i]! * START_WORDS + w]!;
      any |= word;
    }
    if (any === 0) return -Infinity;
    for (let i = 0; i < newcomers; i += 1) credit += this.model.credit[people[i]!]!;
    return FORMING * (newcomers / least) ** 2 * credit;
  }

  /** The starts that a group would share without the one at `place`. */
  writeStartsWithout(group: number, place: number, words: Uint32Array): void {
    const { starts, pods } = this.model;
    const at = group * MOST_SIZE;
    const count = this.counts[group]!;
    const required = group < pods.length ? this.required[group]! : null;
    const isSettled = group < pods.length && pods[group]!.slot >= 0;
    for (let w = 0; w < START_WORDS; w += 1) {
      let word = required === null ? 0xffffffff : required[w]!;
      for (let i = 0; i < count && word !== 0 && !isSettled; i += 1) if (i !== place) word &= starts[this.members[at + i]! * START_WORDS + w]!;
      words[w] = word;
    }
  }

  /** Does what `worthWith` asked about, and nothing about the one who is replaced. */
  put(group: number, place: number, person: number, worth: number): void {
    const at = group * MOST_SIZE;
    const before = this.counts[group]!;
    if (before === 0) this.open(group);
    if (place < 0) {
      this.members[at + before] = person;
      this.counts[group] = before + 1;
    } else if (person >= 0) this.members[at + place] = person;
    else {
      this.members[at + place] = this.members[at + before - 1]!;
      this.counts[group] = before - 1;
    }
    if (person >= 0) this.groupOf[person] = group;
    this.worths[group] = worth;
    if (this.counts[group] === 0 && group >= this.model.pods.length) this.close(group);
    else this.show(group);
  }

  /** Puts people into a group that has nobody: a pod, or a new one (-1). */
  fill(pod: number, people: Int32Array, worth: number): void {
    const group = pod < 0 ? this.emptyGroup() : pod;
    this.open(group);
    this.members.set(people, group * MOST_SIZE);
    this.counts[group] = people.length;
    this.worths[group] = worth;
    for (const person of people) this.groupOf[person] = group;
    this.show(group);
  }

  /** The quality of a pod as it would be, 0 to 1. */
  qualityOf(group: number): number {
    const pod = group < this.model.pods.length ? this.model.pods[group]! : null;
    return this.score.quality(this.load(group, -1, -1), pod);
  }

  /** What is in place is worth so much; groups that are too small count nothing. */
  value(): number {
    let sum = 0;
    for (let g = 0; g < this.groups; g += 1) if (!this.isForming(g)) sum += this.worths[g]!;
    return sum;
  }

  /** Takes everybody out of a group. */
  dissolve(group: number): void {
    for (const person of this.membersOf(group)) this.groupOf[person] = -1;
    this.counts[group] = 0;
    this.worths[group] = 0;
    if (group >= this.model.pods.length) this.close(group);
    else this.show(group);
  }

  private open(group: number): void {
    if (group < this.model.pods.length) return;
    const at = this.empty.lastIndexOf(group);
    this.empty.splice(at, 1);
  }

  private close(group: number): void {
    this.empty.push(group);
    this.next.fill(0);
    this.change(group);
  }

  /** Brings the starts that a group shares up to date. */
  private show(group: number): void {
    const pod = group < this.model.pods.length ? this.model.pods[group]! : null;
    if (pod === null) this.next.fill(0xffffffff);
    else this.next.set(this.required[group]!);
    if (pod === null || pod.slot < 0)
      for (const person of this.membersOf(group)) for (let w = 0; w < START_WORDS; w += 1) this.next[w]! &= this.model.starts[person * START_WORDS + w]!;
    this.change(group);
  }

  private change(group: number): void {
    const at = group * START_WORDS;
    let count = 0;
    for (let w = 0; w < START_WORDS; w += 1) {
      const word = this.next[w]!;
      let changed = (word ^ this.common[at + w]!) >>> 0;
      this.common[at + w] = word;
      count += countBits(word);
      while (changed !== 0) {
        const bit = 31 - Math.clz32(changed & -changed);
        changed &= changed - 1;
        if (((word >>> bit) & 1) === 1) this.list(group, w * 32 + bit);
        else this.unlist(group, w * 32 + bit);
      }
    }
    this.commonCounts[group] = count;
  }

  private list(group: number, start: number): void {
    this.placeAtStart[group * STARTS + start] = this.atStart[start]!.push(group) - 1;
  }

  private unlist(group: number, start: number): void {
    const list = this.atStart[start]!;
    const place = this.placeAtStart[group * STARTS + start]!;
    const last = list.pop()!;
    if (last === group) return;
    list[place] = last;
    this.placeAtStart[last * STARTS + start] = place;
  }
}
