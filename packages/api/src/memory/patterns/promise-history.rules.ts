import { dayNumber, localDayNumber, wallClock, type DayFrame, type LocalDate } from '../../lib/calendar.rules.ts';
import type { Category } from '../../user/user.rules.ts';

/** A commitment as far as patterns look at it. Instants are epoch ms; hours 0-23 on the member's clock; difficulty 1-5; SMART score 1-10. */
export type PromiseRecord = {
  readonly id: string;
  readonly createdAtMs: number;
  readonly dueOn: LocalDate | null;
  readonly completedAtMs: number | null;
  readonly status: 'active' | 'completed' | 'failed' | 'paused';
  readonly category: Category | null;
  readonly difficultyLevel: number | null;
  readonly estimatedTimeMinutes: number | null;
  readonly smartScore: number | null;
  readonly plannedHour: number | null;
};

/** A promise whose outcome is known, with what its outcome may depend on; null where that is not known. */
export type JudgedPromise = {
  readonly id: string;
  /** The user day it was for, as days since 1970-01-01. */
  readonly day: number;
  readonly isKept: boolean;
  /** 1 Monday - 7 Sunday. */
  readonly weekday: number;
  readonly plannedHour: number | null;
  /** The hour at which it was promised, 0-23 on the member's clock. */
  readonly madeHour: number;
  readonly category: Category | null;
  readonly difficultyLevel: number | null;
  readonly estimatedTimeMinutes: number | null;
  readonly smartScore: number | null;
  /** Days from the promise to its due day; null without a due day. */
  readonly leadDays: number | null;
  /** How many judged promises there are for the same day. */
  readonly load: number;
};

/** Who reports on the morning after is not late: the report came late, the deed did not. */
const REPORTED_WITHIN_DAYS = 1;
const MINUTES_IN_HOUR = 60;

/**
 * The promises whose outcome is known by the end of a day, in the order of their days; those of one day in the order of the hours they are planned for when all
 * have one, else as they were made. A day that is not over is not judged.
 * @param before days since 1970-01-01: promises for this day or later ones are left out
 */
export function judgedPromises(records: readonly PromiseRecord[], frame: DayFrame, before: number): JudgedPromise[] {
  const judged = records.flatMap((record) => {
    const outcome = outcomeOf(record, frame);
    return outcome !== null && outcome.day < before ? [{ record, ...outcome }] : [];
  });
  judged.sort((a, b) => a.day - b.day || a.record.createdAtMs - b.record.createdAtMs);
  return daysOf(judged).flatMap((promises) =>
    inOrderOfHours(promises).map(({ record, day, weekday, isKept }) => {
      const { id, plannedHour, category, difficultyLevel, estimatedTimeMinutes, smartScore, createdAtMs, dueOn } = record;
      const leadDays = dueOn === null ? null : Math.max(0, day - localDayNumber(createdAtMs, frame));
      const madeHour = Math.floor(wallClock(new Date(createdAtMs), frame.timezone).minutes / MINUTES_IN_HOUR);
      const given = { plannedHour, category, difficultyLevel, estimatedTimeMinutes, smartScore };
      return { ...given, id, day, isKept, weekday, madeHour, leadDays, load: promises.length };
    }),
  );
}

type Judged = { readonly record: PromiseRecord; readonly day: number; readonly weekday: number; readonly isKept: boolean };

function daysOf(judged: readonly Judged[]): Judged[][] {
  const days: Judged[][] = [];
  for (const one of judged) {
    const last = days.at(-1);
    if (last?.[0]!.day === one.day) last.push(one);
    else days.push([one]);
  }
  return days;
}

const inOrderOfHours = (promises: Judged[]): Judged[] =>
  promises.some(({ record }) => record.plannedHour === null) ? promises : promises.sort((a, b) => a.record.plannedHour! - b.record.plannedHour!);

function outcomeOf(record: PromiseRecord, frame: DayFrame): { day: number; weekday: number; isKept: boolean } | null {
  const { status, dueOn, completedAtMs, createdAtMs } = record;
  if (status !== 'completed' && status !== 'failed') return null;
  const doneOn = completedAtMs === null ? null : localDayNumber(completedAtMs, frame);
  const day = dueOn === null ? (doneOn ?? localDayNumber(createdAtMs, frame)) : dayNumber(dueOn);
  const isKept = status === 'completed' && (doneOn === null || doneOn <= day + REPORTED_WITHIN_DAYS);
  return { day, weekday: weekdayNumber(day), isKept };
}

const MONDAY = dayNumber('2024-01-01');
const weekdayNumber = (day: number): number => ((((day - MONDAY) % 7) + 7) % 7) + 1;

/** The first user day of a history: that of its oldest promise. Null for an empty one. */
export function firstDayOf(records: readonly PromiseRecord[], frame: DayFrame): number | null {
  return records.reduce<number | null>((first, { createdAtMs }) => {
    const day = localDayNumber(createdAtMs, frame);
    return first === null || day < first ? day : first;
  }, null);
}
