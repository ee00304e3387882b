import type { DrawnCohort, DrawnMember, DrawnPod } from './cohort.test-data.ts';

/** A second opinion on assignments, minute by minute and pair by pair, that shares nothing with the search. */
export type Assigned = { readonly pod_id: string | null; readonly member_ids: readonly string[] };
export type Assignment = { readonly pods: readonly Assigned[]; readonly waiting: readonly string[] };

const WEEK = 10_080;
const hm = (text: string): number => {
  const [hours, minutes] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
};

function offsetOf(zone: string, at: string): number {
  const there = new Date(at).toLocaleString('sv-SE', { timeZone: zone });
  return Math.round((Date.parse(`${there.replace(' ', 'T')}Z`) - Date.parse(at)) / 60_000);
}

const apartness = (a: number, b: number): number => {
  const difference = Math.abs(a - b) % 1440;
  return difference > 720 ? 1440 - difference : difference;
};

/** What a whole assignment is worth, and every hard rule that it breaks. */
export class IndependentJudge {
  private readonly people = new Map<string, DrawnMember & { offset: number; starts: ReadonlySet<number> }>();

  constructor(private readonly cohort: DrawnCohort) {
    for (const member of [...cohort.members, ...cohort.pods.flatMap((pod) => pod.members)]) {
      const offset = offsetOf(member.timezone, cohort.reference_at);
      this.people.set(member.id, { ...member, offset, starts: this.startsOf(member, offset) });
    }
  }

  private startsOf(member: DrawnMember, offset: number): Set<number> {
    const free = new Set<number>();
    for (const { day, start, end } of member.availability) {
      const length = (hm(end) - hm(start) + 1440) % 1440 || 1440;
      for (let minute = 0; minute < length; minute += 1) free.add(((((day - 1) * 1440 + hm(start) + minute - offset) % WEEK) + WEEK) % WEEK);
    }
    const starts = new Set<number>();
    for (let from = 0; from < WEEK; from += 30)
      if (Array.from({ length: 60 }, (_, m) => (from + m) % WEEK).every((minute) => free.has(minute))) starts.add(from);
    return starts;
  }

  faults({ pods, waiting }: Assignment): string[] {
    const faults = pods.flatMap((group) => this.faultsOf(group));
    const named = [...pods.flatMap((group) => group.member_ids), ...waiting].toSorted();
    if (
      named.join() !==
      this.cohort.members
        .map((member) => member.id)
        .toSorted()
        .join()
    )
      faults.push('not everybody is named exactly once');
    const used = pods.flatMap(({ pod_id: id }) => (id === null ? [] : [id]));
    if (new Set(used).size < used.length) faults.push('a pod is named twice');
    return faults;
  }

  // The rules stand one below the other, as they do in words.
  // oxlint-disable-next-line eslint/complexity
  faultsOf(group: Assigned): string[] {
    const faults: string[] = [];
    const pod = this.cohort.pods.find(({ id }) => id === group.pod_id) ?? null;
    const old = pod?.members ?? [];
    const all = [...old.map(({ id }) => id), ...group.member_ids].map((id) => this.people.get(id)!);
    if (all.length > (pod?.max_members ?? 6)) faults.push('too many');
    if (old.length === 0 && all.length < 4) faults.push('too few');
    const apart = [...this.cohort.blocked_pairs, ...this.cohort.previous_pairs];
    all.forEach((one, i) =>
      all.slice(i + 1).forEach((other) => {
        if (apartness(one.offset, other.offset) > 180) faults.push(`${one.id} and ${other.id}: clocks`);
        if (apart.some((pair) => pair.includes(one.id) && pair.includes(other.id) && one.id !== other.id)) faults.push(`${one.id} and ${other.id}: apart`);
      }),
    );
    if (this.common(all, pod).size === 0) faults.push('no common start');
    if (pod !== null) for (const id of group.member_ids) if (!this.isWelcome(this.people.get(id)!, pod)) faults.push(`${id} does not fit ${pod.id}`);
    return faults;
  }

  private isWelcome(person: { offset: number; starts: ReadonlySet<number> }, pod: DrawnPod): boolean {
    const slot = slotOf(pod);
    if (slot !== null && !person.starts.has(slot)) return false;
    const zones = pod.target_timezone_range.length > 0 ? pod.target_timezone_range : pod.members.length === 0 && pod.timezone !== null ? [pod.timezone] : [];
    return zones.length === 0 || zones.some((zone) => apartness(offsetOf(zone, this.cohort.reference_at), person.offset) <= 180);
  }

  private common(all: readonly { starts: ReadonlySet<number> }[], pod: DrawnPod | null): Set<number> {
    const common = new Set([...(all[0]?.starts ?? [])].filter((start) => all.every(({ starts }) => starts.has(start))));
    const slot = pod && slotOf(pod);
    if (slot !== null) common.add(slot);
    return common;
  }

  worth(pods: readonly Assigned[]): number {
    return pods.reduce((sum, group) => sum + this.worthOf(group), 0);
  }

  worthOf({ pod_id: podId, member_ids: ids }: Assigned): number {
    const pod = this.cohort.pods.find(({ id }) => id === podId) ?? null;
    const old = (pod?.members ?? []).map(({ id }) => id);
    const after = this.utility([...old, ...ids], pod);
    const credit = ids.reduce((sum, id) => sum + Math.min(4, 2 + this.people.get(id)!.weeks_waited / 2), 0);
    return ids.length * after + (old.length === 0 ? 0 : old.length * (after - this.utility(old, pod))) + credit;
  }

  private utility(ids: readonly string[], pod: DrawnPod | null): number {
    const q = this.quality(ids, pod);
    return q - (1 - q) ** 2 / 2 - [0, 0.1, 0.1, 0.1, 0.05, 0.01, 0][ids.length]!;
  }

  quality(ids: readonly string[], pod: DrawnPod | null): number {
    const all = ids.map((id) => this.people.get(id)!);
    if (all.length < 2) return 0;
    const pairs = all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other] as const));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const timezone = 1 - mean(pairs.map(([a, b]) => apartness(a.offset, b.offset))) / 180;
    const same = (a: string | null, b: string | null, yes: number, no: number): number => (a === null || b === null ? 0.5 : a === b ? yes : no);
    let goals = mean(pairs.map(([a, b]) => same(a.goals_category, b.goals_category, 1, 0)));
    const wished = pod?.target_goals_category ?? null;
    if (wished !== null) goals = (goals + mean(all.map((one) => same(one.goals_category, wished, 1, 0)))) / 2;
    const reachable = [1, 1, 1, 1, 5 / 6, 0.8, 0.8][all.length]!;
    let experience = Math.min(1, mean(pairs.map(([a, b]) => same(a.experience_level, b.experience_level, 0, 1))) / reachable);
    const level = pod?.target_experience_level ?? null;
    if (level !== null) experience = mean(all.map((one) => same(one.experience_level, level, 1, 0)));
    const style = mean(
      pairs.map(([{ preferred_meeting_style: a }, { preferred_meeting_style: b }]) =>
        a !== b && [a, b].includes('mixed') && a && b ? 0.75 : same(a, b, 1, 0),
      ),
    );
    const availability = Math.min(1, this.common(all, pod).size / 8);
    return 0.15 * timezone + 0.25 * goals + 0.15 * experience + 0.1 * style + 0.2 * availability + 0.15 * diversity(all);
  }
}

const slotOf = (pod: DrawnPod): number | null => (pod.day_of_week !== null && pod.time_utc !== null ? (pod.day_of_week - 1) * 1440 + hm(pod.time_utc) : null);

function diversity(all: readonly DrawnMember[]): number {
  const needy = all.filter((one) => one.help_needed.length > 0);
  const shares = needy.map((one) => {
    const offered = new Set(all.filter((other) => other !== one).flatMap((other) => other.strengths));
    return one.help_needed.filter((need) => offered.has(need)).length / one.help_needed.length;
  });
  const strengths = all.flatMap((one) => one.strengths);
  const met = shares.length === 0 ? 0.5 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return 0.7 * met + 0.3 * (strengths.length === 0 ? 0.5 : new Set(strengths).size / strengths.length);
}

/** The greatest objective that there is, by trying everything: for a dozen members at most. */
export function bestByTrying(cohort: DrawnCohort): number {
  const judge = new IndependentJudge(cohort);
  const ids = cohort.members.map(({ id }) => id);
  const homes = [...cohort.pods.map(({ id }) => id), null];
  const from = (left: readonly string[], pods: readonly string[]): number => {
    const [first, ...others] = left;
    if (first === undefined) return 0;
    let best = from(others, pods);
    for (let pick = 0; pick < 2 ** others.length; pick += 1) {
      const mates = others.filter((_, i) => ((pick >> i) & 1) === 1);
      if (mates.length > 5) continue;
      const rest = others.filter((id) => !mates.includes(id));
      for (const home of homes) {
        const group = { pod_id: home, member_ids: [first, ...mates] };
        if ((home !== null && !pods.includes(home)) || judge.faultsOf(group).length > 0) continue;
        best = Math.max(
          best,
          judge.worthOf(group) +
            from(
              rest,
              pods.filter((id) => id !== home),
            ),
        );
      }
    }
    return best;
  };
  return from(
    ids,
    cohort.pods.map(({ id }) => id),
  );
}
