import { addDays, instantOfWallTime, localDay, wallClock, weekdayOf, type LocalDate } from '../lib/calendar.rules.ts';
import { WEEKS, type Member } from './cast.ts';
import type { Random } from './random.ts';
import { PODS } from './texts.ts';

const DAY_MS = 86_400_000;
/** Meetings are planned so many weeks ahead. */
const WEEKS_AHEAD = 3;

export type Seat = {
  readonly id: string;
  readonly member: Member;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
  readonly isPaused: boolean;
};
export type Slot = { readonly localDate: LocalDate; readonly at: Date; readonly isOver: boolean; readonly isCancelled: boolean };
export type PodPlan = {
  readonly id: string;
  readonly plan: (typeof PODS)[number];
  readonly createdAt: Date;
  /** Oldest first; somebody who left comes before whoever took the place. */
  readonly seats: readonly Seat[];
  /** Who wants in while it is full. */
  readonly waiting: readonly Member[];
  readonly slots: readonly Slot[];
};

/** One pod for each region: filled with who was there first, one place changed hands, and meetings every week. */
export function podsOf(cast: readonly Member[], now: Date, random: Random): PodPlan[] {
  const createdAt = new Date(now.getTime() - (WEEKS * 7 + 3) * DAY_MS);
  return PODS.map((plan, region) => {
    const people = cast
      .filter((member) => member.region === region && member.timezone !== null)
      .toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
    const { seats, waiting } = seatsOf({ people, places: plan.places, hasChanged: region === 0 }, now, random);
    return { id: random.uuid(), plan, createdAt, seats, waiting, slots: slotsOf(plan, now, random) };
  });
}

/** `people`: whoever may sit there, oldest member first; `hasChanged`: one of them has left since, and another came. */
type Filling = { readonly people: readonly Member[]; readonly places: number; readonly hasChanged: boolean };

function seatsOf({ people, places, hasChanged }: Filling, now: Date, random: Random) {
  const veterans = people.filter((member) => now.getTime() - member.joinedAt.getTime() > 20 * DAY_MS);
  const first = veterans.slice(0, places).map((member) => seat(member, random));
  const after = veterans.slice(places, places + 1);
  if (!hasChanged || after.length === 0) return { seats: first.map((one, index) => ({ ...one, isPaused: index === 2 && places === 5 })), waiting: after };
  const leftAt = new Date(now.getTime() - 17 * DAY_MS);
  const [leaving, ...staying] = first.toReversed();
  const successor = { ...seat(after[0]!, random), joinedAt: new Date(leftAt.getTime() + 2 * DAY_MS) };
  return { seats: [...staying.toReversed(), { ...leaving!, leftAt }, successor], waiting: veterans.slice(places + 1, places + 2) };
}

function seat(member: Member, random: Random): Seat {
  return { id: random.uuid(), member, joinedAt: new Date(member.joinedAt.getTime() + random.whole(1, 4) * DAY_MS), leftAt: null, isPaused: false };
}

/** The pod's meetings from the first week to some weeks ahead, one of the past ones cancelled. */
function slotsOf({ timezone, dayOfWeek, minutes }: PodPlan['plan'], now: Date, random: Random): Slot[] {
  const today = localDay(now, { timezone, dayStartHour: 0 });
  const thisWeek = addDays(today, dayOfWeek - weekdayOf(today));
  const cancelled = -random.whole(4, 9);
  return Array.from({ length: WEEKS + WEEKS_AHEAD }, (_, index) => index - WEEKS + 1).map((week) => {
    const localDate = addDays(thisWeek, week * 7);
    const at = instantOfWallTime(localDate, minutes, timezone);
    return { localDate, at, isOver: at.getTime() + 3_600_000 < now.getTime(), isCancelled: week === cancelled };
  });
}

/** The next meeting of a pod that is neither over nor cancelled; null when none is planned. */
export const nextSlot = ({ slots }: PodPlan): Slot | null => slots.find((slot) => !slot.isOver && !slot.isCancelled) ?? null;

/** A time of day for a TIME column. */
export const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;

/** What the clocks in UTC show at an instant. */
export const utcClock = (at: Date): string => clock(wallClock(at, 'UTC').minutes);
