import { MOST_SIZE } from './cohort.rules.ts';
import { GroupList } from './enumerate.rules.ts';
import type { Partition } from './partition.rules.ts';

/** Groups that a search came across, each once. */
export class GroupPool {
  readonly groups = new GroupList();
  private readonly known = new Map<number, number>();
  private readonly sorted = new Int32Array(MOST_SIZE);

  constructor(private readonly most: number) {}

  /** Notes a group as it stands, unless it is too small to be formed. */
  note(partition: Partition, group: number): void {
    if (partition.isForming(group) || partition.counts[group] === 0) return;
    const pod = group < partition.model.pods.length ? group : -1;
    this.add(pod, partition.membersOf(group), partition.worths[group]!);
  }

  /** @returns the place of the group in the list; -1 when there is no room left */
  add(pod: number, people: Int32Array, value: number): number {
    const size = people.length;
    const sorted = this.sorted.subarray(0, size);
    sorted.set(people);
    sorted.sort();
    const key = this.keyOf(pod, size);
    const place = this.known.get(key);
    if (place !== undefined) return place;
    if (this.groups.length >= this.most) return -1;
    this.known.set(key, this.groups.length);
    this.groups.add(pod, sorted, size, value);
    return this.groups.length - 1;
  }

  /** 52 bits of two mixed sums: in a million groups two of one key are a matter of one in ten thousand, and cost one column. */
  private keyOf(pod: number, size: number): number {
    let a = Math.imul(pod + 7, 0x9e3779b1) ^ size;
    let b = Math.imul(pod + 3, 0x85ebca6b) + size;
    for (let i = 0; i < size; i += 1) {
      a = Math.imul(a ^ this.sorted[i]!, 0x01000193);
      a ^= a >>> 15;
      b = Math.imul(b + this.sorted[i]! + 0x7f4a7c15, 0xc2b2ae35);
      b ^= b >>> 13;
    }
    return (a >>> 0) * 0x100000 + ((b >>> 0) & 0xfffff);
  }
}
