import { areCompatible, canJoin, sharesStart } from './components.rules.ts';
import { MOST_MINUTES_APART } from './cohort.rules.ts';
import type { Model } from './model.rules.ts';
import { START_WORDS } from './weekly-starts.rules.ts';

export const WAITING_CODES = [
  'no_timezone',
  'no_availability',
  'too_few_near',
  'no_common_time',
  'kept_apart',
  'too_few_together',
  'others_came_first',
] as const;
export type WaitingCode = (typeof WAITING_CODES)[number];

/** Why somebody waits, and what would end it. */
export type WaitingReason = { readonly memberId: string; readonly code: WaitingCode; readonly wouldHelp: string };

export const WOULD_HELP: Readonly<Record<WaitingCode, string>> = {
  no_timezone: 'Saying in which time zone they live.',
  no_availability: 'Saying when in the week they could meet: an hour at a time at least.',
  too_few_near: 'More people whose clocks are at most three hours from theirs.',
  no_common_time: 'More hours in which they could meet: nearly nobody near them has an hour in common with them.',
  kept_apart: 'New people: those who could meet them are kept apart from them, or have shared a pod with them before.',
  too_few_together: 'One or two people more who could meet at the same time.',
  others_came_first: 'A few more people: every pod they could be in is better, or longer awaited, with others.',
};

/** In larger cohorts so many are looked at for each who waits. */
const MOST_LOOKED_AT = 3000;

export class WaitingReasons {
  constructor(private readonly model: Model) {}

  of(person: number): WaitingReason {
    const code = this.codeOf(person);
    return { memberId: this.model.ids[person]!, code, wouldHelp: WOULD_HELP[code] };
  }

  private codeOf(person: number): WaitingCode {
    const { model } = this;
    const at = person * START_WORDS;
    if (model.starts.subarray(at, at + START_WORDS).every((word) => word === 0)) return 'no_availability';
    if (model.pods.some((_, pod) => canJoin(model, person, pod))) return 'others_came_first';
    const near = this.others(person).filter((other) => this.isNear(person, other));
    const wanted = model.leastSize - 1;
    if (near.length < wanted) return 'too_few_near';
    const timely = near.filter((other) => sharesStart(model.starts, at, model.starts, other * START_WORDS));
    if (timely.length < wanted) return 'no_common_time';
    const allowed = timely.filter((other) => areCompatible(model, person, other));
    if (allowed.length < wanted) return 'kept_apart';
    return this.mostAtOnce(person, allowed) < wanted ? 'too_few_together' : 'others_came_first';
  }

  private others(person: number): number[] {
    const count = Math.min(this.model.newcomers, MOST_LOOKED_AT);
    return Array.from({ length: count }, (_, i) => i).filter((other) => other !== person);
  }

  private isNear(one: number, other: number): boolean {
    const { offsetOf, offsets, minutesApart } = this.model;
    return minutesApart[offsetOf[one]! * offsets.length + offsetOf[other]!]! <= MOST_MINUTES_APART;
  }

  /** Of those, how many could meet at the start that suits the most of them. */
  private mostAtOnce(person: number, others: readonly number[]): number {
    const counts = new Map<number, number>();
    for (let w = 0; w < START_WORDS; w += 1) {
      for (const other of others) {
        let word = this.model.starts[person * START_WORDS + w]! & this.model.starts[other * START_WORDS + w]!;
        for (; word !== 0; word &= word - 1) {
          const start = w * 32 + 31 - Math.clz32(word & -word);
          counts.set(start, (counts.get(start) ?? 0) + 1);
        }
      }
    }
    return Math.max(0, ...counts.values());
  }
}
