import { graceEndsAt } from '../commitment/grace.rules.ts';
import { addDays, type LocalDate } from '../lib/calendar.rules.ts';
import { CATEGORIES, type Category } from '../user/user.rules.ts';
import type { Member } from './cast.ts';
import { activeDays, MemberCalendar, vigourOn } from './history.ts';
import type { Random } from './random.ts';
import { PROMISES } from './texts.ts';

/** What became of a promise. `open`: nothing yet; `unreported`: nothing, and the grace is over. */
type Outcome =
  | { readonly kind: 'done'; readonly at: Date; readonly isLate: boolean; readonly isBackdated: boolean }
  | { readonly kind: 'failed' | 'deleted'; readonly at: Date }
  | { readonly kind: 'unreported'; readonly at: Date }
  | { readonly kind: 'open' };

export type Promised = {
  readonly id: string;
  readonly member: Member;
  readonly createdAt: Date;
  readonly createdOn: LocalDate;
  readonly due: LocalDate | null;
  readonly closesAt: Date | null;
  readonly outcome: Outcome;
  /** The day it was credited to; null unless done. */
  readonly userDay: LocalDate | null;
  readonly category: Category;
  readonly text: string;
  readonly vague: string | null;
  readonly difficulty: number;
  readonly minutes: number;
  readonly smartScore: number;
};

/** Everything a member has promised until `now`, oldest first. Empty for somebody who has not said where they live. */
export function promisesOf(member: Member, now: Date, random: Random): Promised[] {
  if (member.timezone === null) return [];
  const calendar = new MemberCalendar({ ...member, timezone: member.timezone });
  const scene: Scene = { member, calendar, now, random };
  return activeDays(member, calendar, now)
    .flatMap((day) => Array.from({ length: countOn(scene, day) }, () => promiseOn(scene, day)))
    .filter((promised) => promised !== null)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

type Scene = { readonly member: Member; readonly calendar: MemberCalendar; readonly now: Date; readonly random: Random };

function countOn({ member, random }: Scene, day: LocalDate): number {
  const expected = member.eagerness * vigourOn(member, day).promising;
  return Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
}

function promiseOn(scene: Scene, day: LocalDate): Promised | null {
  const { member, calendar, now, random } = scene;
  const at = calendar.instant(day, random.whole(6 * 60 + 30, 20 * 60));
  const createdAt = at > member.joinedAt ? at : new Date(member.joinedAt.getTime() + random.whole(3, 20) * 60_000);
  if (createdAt > now) return null;
  const createdOn = calendar.dayAt(createdAt);
  const delay = random.chance(0.5) ? 0 : random.chance(0.6) ? 1 : random.whole(2, 5);
  const due = random.chance(0.12) ? null : addDays(createdOn, delay);
  const closesAt = due === null ? null : calendar.closesAt(due);
  const content = contentOf(scene);
  const outcome = outcomeOf(scene, { createdAt, due, closesAt, difficulty: content.difficulty });
  const userDay = outcome.kind === 'done' ? (outcome.isBackdated ? due : calendar.dayAt(outcome.at)) : null;
  return { id: random.uuid(), member, createdAt, createdOn, due, closesAt, outcome, userDay, ...content };
}

function contentOf({ member, random }: Scene) {
  const category = random.chance(0.6) ? member.category : random.pick(CATEGORIES);
  const text = random.pick(PROMISES[category]);
  const number = random.whole(text.range[0], text.range[1]);
  return {
    category,
    text: text.clear.replace('#', String(number)),
    vague: random.chance(0.35) ? text.vague : null,
    difficulty: Math.min(5, Math.max(1, text.difficulty + random.pick([-1, 0, 0, 0, 1]))),
    minutes: Math.max(5, Math.round((text.minutes * random.between(0.7, 1.3)) / 5) * 5),
    smartScore: random.whole(6, 10),
  };
}

type Plan = { readonly createdAt: Date; readonly due: LocalDate | null; readonly closesAt: Date | null; readonly difficulty: number };

function outcomeOf(scene: Scene, plan: Plan): Outcome {
  const planned = plannedOutcome(scene, plan);
  return planned.kind === 'open' || planned.at <= scene.now ? planned : { kind: 'open' };
}

function plannedOutcome(scene: Scene, plan: Plan): Outcome {
  const { member, random } = scene;
  const at = somewhenBeforeClose(scene, plan);
  if (random.chance(0.02)) return { kind: 'deleted', at };
  const chance = member.diligence * vigourOn(member, plan.due ?? scene.calendar.dayAt(plan.createdAt)).keeping - 0.05 * (plan.difficulty - 3);
  if (random.chance(chance)) return doneOutcome(scene, plan, at);
  if (random.chance(0.3)) return { kind: 'failed', at };
  return plan.due === null ? { kind: 'open' } : { kind: 'unreported', at: graceEndsAt(plan.due, scene.calendar.frameOn(plan.due)) };
}

/** Mostly in time; now and then the next morning, late or because it was only reported then. */
function doneOutcome({ calendar, random }: Scene, { due, closesAt }: Plan, inTime: Date): Outcome {
  if (due === null || closesAt === null || random.chance(0.9)) return { kind: 'done', at: inTime, isLate: false, isBackdated: false };
  const grace = graceEndsAt(due, calendar.frameOn(due)).getTime() - closesAt.getTime();
  const isBackdated = random.chance(0.4);
  return { kind: 'done', at: new Date(closesAt.getTime() + random.between(0.4, 0.9) * grace), isLate: !isBackdated, isBackdated };
}

/** In the evening of the due day as a rule, and never before it was promised. */
function somewhenBeforeClose({ calendar, random }: Scene, { createdAt, due, closesAt }: Plan): Date {
  if (due === null || closesAt === null) return new Date(createdAt.getTime() + random.between(1, 90) * 3_600_000);
  const evening = calendar.instant(due, random.whole(16 * 60, 22 * 60 + 30));
  if (evening > createdAt && evening < closesAt) return evening;
  return new Date(createdAt.getTime() + random.between(0.1, 0.6) * (closesAt.getTime() - createdAt.getTime()));
}
