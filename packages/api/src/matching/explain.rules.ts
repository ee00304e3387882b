import type { Cohort, CohortMember } from './cohort.rules.ts';
import { type Criteria, GroupScore } from './group-score.rules.ts';
import { mayJoin, mayMeet, type Model, type PodModel, requiredStarts } from './model.rules.ts';
import type { Plan, PlannedGroup } from './solve.rules.ts';
import { WaitingReasons, type WaitingReason } from './waiting-reason.rules.ts';
import { GRID_MINUTES, START_WORDS, startsOf } from './weekly-starts.rules.ts';

/** What kept a pod from being better: fewer common starts than are wanted, clocks three hours apart, its places, or nothing in particular. */
export type Binding = 'availability' | 'timezone' | 'places' | 'none';

export type MemberExplanation = {
  readonly memberId: string;
  /** How much less G would be if the member waited instead. */
  readonly marginal: number;
  readonly needsMet: readonly { readonly need: string; readonly by: readonly string[] }[];
  /** The other group that would have suited best, and what stood against it; null when there was none to think of. */
  readonly alternative: { readonly group: number; readonly quality: number | null; readonly blockedBy: Blocked } | null;
};
export type Blocked = 'full' | 'worth_less' | 'timezone' | 'availability' | 'kept_apart';

export type GroupExplanation = {
  /** Null: a new pod. */
  readonly podId: string | null;
  readonly memberIds: readonly string[];
  readonly existingMemberIds: readonly string[];
  readonly quality: number;
  readonly criteria: Criteria;
  /** Minutes since Monday 00:00 UTC from which a whole hour suits everybody. */
  readonly commonStarts: readonly number[];
  readonly binding: Binding;
  readonly contribution: number;
  readonly members: readonly MemberExplanation[];
};

export type Explanation = { readonly groups: readonly GroupExplanation[]; readonly waiting: readonly WaitingReason[] };

const FEW_STARTS = 8;
const FARTHEST = 180;
/** So many other groups are thought of for each member at most. */
const MOST_ALTERNATIVES = 40;

/** Says of every group, of everybody in it and of everybody who waits why it is so. */
export function explain(cohort: Cohort, model: Model, plan: Plan): Explanation {
  const people = new Map([...cohort.members, ...cohort.pods.flatMap((pod) => pod.members)].map((person) => [person.id, person]));
  const explainer = new Explainer(model, plan, people);
  const placed = new Set(plan.groups.flatMap((group) => group.people));
  const reasons = new WaitingReasons(model);
  const waiting = Array.from({ length: model.newcomers }, (_, i) => i).filter((i) => !placed.has(i));
  return { groups: plan.groups.map((_, g) => explainer.group(g)), waiting: waiting.map((person) => reasons.of(person)) };
}

class Explainer {
  private readonly score: GroupScore;
  private readonly atStart = new Map<number, number[]>();
  private readonly starts: readonly (readonly number[])[];

  constructor(
    private readonly model: Model,
    private readonly plan: Plan,
    private readonly people: ReadonlyMap<string, CohortMember>,
  ) {
    this.score = new GroupScore(model);
    this.starts = plan.groups.map((group) => this.startsOfGroup(group));
    this.starts.forEach((starts, g) => {
      for (const start of starts) this.atStart.set(start, [...(this.atStart.get(start) ?? []), g]);
    });
  }

  private podOf({ pod }: PlannedGroup): PodModel | null {
    return pod < 0 ? null : this.model.pods[pod]!;
  }

  private load(group: PlannedGroup, people: readonly number[]): number {
    const old = this.podOf(group)?.old ?? [];
    [...old, ...people].forEach((person, i) => void (this.score.people[i] = person));
    return old.length + people.length;
  }

  private startsOfGroup(group: PlannedGroup): number[] {
    const pod = this.podOf(group);
    if (pod !== null && pod.slot >= 0) return [pod.slot];
    this.score.quality(this.load(group, group.people), pod);
    return startsOf(this.score.common);
  }

  group(g: number): GroupExplanation {
    const group = this.plan.groups[g]!;
    const pod = this.podOf(group);
    const quality = this.score.quality(this.load(group, group.people), pod);
    const { timezone, goals, experience, style, availability, diversity, commonCount } = this.score;
    const size = group.people.length + (pod?.old.length ?? 0);
    return {
      podId: pod?.id ?? null,
      memberIds: group.people.map((person) => this.model.ids[person]!),
      existingMemberIds: [...(pod?.old ?? [])].map((person) => this.model.ids[person]!),
      quality,
      criteria: { timezone, goals, experience, style, availability, diversity },
      commonStarts: this.starts[g]!.map((start) => start * GRID_MINUTES),
      binding: this.bindingOf(group, commonCount, size),
      contribution: group.worth,
      members: group.people.map((person) => this.member(g, person)),
    };
  }

  private bindingOf(group: PlannedGroup, commonCount: number, size: number): Binding {
    const pod = this.podOf(group);
    const everybody = [...(pod?.old ?? []), ...group.people];
    if (commonCount < FEW_STARTS) return 'availability';
    const { offsetOf, offsets, minutesApart } = this.model;
    if (everybody.some((a) => everybody.some((b) => minutesApart[offsetOf[a]! * offsets.length + offsetOf[b]!]! >= FARTHEST))) return 'timezone';
    const room = pod === null ? this.model.mostSize : pod.old.length + pod.room;
    return size >= room ? 'places' : 'none';
  }

  private member(g: number, person: number): MemberExplanation {
    const group = this.plan.groups[g]!;
    return {
      memberId: this.model.ids[person]!,
      marginal: group.worth - this.worthWithout(group, person),
      needsMet: this.needsMet(group, person),
      alternative: this.alternative(g, person),
    };
  }

  private worthWithout(group: PlannedGroup, person: number): number {
    const left = group.people.filter((other) => other !== person);
    const least = this.podOf(group)?.least ?? this.model.leastSize;
    if (left.length < least) return 0;
    return this.score.contribution(this.load(group, left), group.pod);
  }

  private needsMet(group: PlannedGroup, person: number): { need: string; by: string[] }[] {
    const others = [...(this.podOf(group)?.old ?? []), ...group.people]
      .filter((other) => other !== person)
      .map((other) => this.people.get(this.model.ids[other]!)!);
    const clean = (text: string): string => text.trim().toLowerCase();
    const needs = [...new Set(this.people.get(this.model.ids[person]!)!.needs.map(clean))];
    return needs
      .map((need) => ({ need, by: others.filter(({ strengths }) => strengths.some((strength) => clean(strength) === need)).map(({ id }) => id) }))
      .filter(({ by }) => by.length > 0);
  }

  private alternative(g: number, person: number): MemberExplanation['alternative'] {
    const near = this.groupsNear(person, g);
    let best: { group: number; quality: number | null; blockedBy: Blocked } | null = null;
    for (const other of near) {
      const found = this.judge(other, person);
      if (best === null || (found.quality ?? -1) > (best.quality ?? -1)) best = { group: other, ...found };
    }
    return best;
  }

  private groupsNear(person: number, g: number): number[] {
    if (this.plan.groups.length <= MOST_ALTERNATIVES) return this.plan.groups.map((_, other) => other).filter((other) => other !== g);
    const near = new Set<number>();
    for (const start of startsOf(this.model.starts, person * START_WORDS))
      for (const other of this.atStart.get(start) ?? []) if (near.size < MOST_ALTERNATIVES) near.add(other);
    near.delete(g);
    return [...near];
  }

  /** How good another group would be with the member in it, or instead of its last one when it is full; and what stands against it. */
  private judge(g: number, person: number): { quality: number | null; blockedBy: Blocked } {
    const barrier = this.barrierOf(g, person);
    if (barrier !== null) return { quality: null, blockedBy: barrier };
    const group = this.plan.groups[g]!;
    const pod = this.podOf(group);
    const isFull = group.people.length >= (pod === null ? this.model.mostSize : pod.room);
    const people = isFull ? [...group.people.slice(0, -1), person] : [...group.people, person];
    return { quality: this.score.quality(this.load(group, people), pod), blockedBy: isFull ? 'full' : 'worth_less' };
  }

  /** The hard rule that keeps a member out of a group, places apart; null if there is none. */
  private barrierOf(g: number, person: number): Blocked | null {
    const group = this.plan.groups[g]!;
    const pod = this.podOf(group);
    const everybody = [...(pod?.old ?? []), ...group.people];
    const { offsetOf, offsets, minutesApart } = this.model;
    if (everybody.some((other) => minutesApart[offsetOf[person]! * offsets.length + offsetOf[other]!]! > FARTHEST)) return 'timezone';
    if (everybody.some((other) => !mayMeet(this.model, person, other))) return 'kept_apart';
    if (pod !== null && pod.slot < 0 && !mayJoin(this.model, person, pod)) return 'timezone';
    return this.suits(g, person) ? null : 'availability';
  }

  private suits(g: number, person: number): boolean {
    const group = this.plan.groups[g]!;
    const pod = this.podOf(group);
    const words = pod === null ? new Uint32Array(START_WORDS).fill(0xffffffff) : requiredStarts(pod).slice();
    const these = pod !== null && pod.slot >= 0 ? [person] : [...group.people, person];
    for (const one of these) for (let w = 0; w < START_WORDS; w += 1) words[w]! &= this.model.starts[one * START_WORDS + w]!;
    return words.some((word) => word !== 0);
  }
}
