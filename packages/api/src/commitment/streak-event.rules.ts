import type { LocalDate } from '../lib/calendar.rules.ts';
import type { CommitmentEventType } from './commitment.rules.ts';

/** What counts first when two events carry the same instant: frames before all, the end of things last. */
const ORDER_AT_ONE_INSTANT: readonly CommitmentEventType[] = [
  'void',
  'tz',
  'day_start',
  'freeze',
  'create',
  'pause',
  'resume',
  'reschedule',
  'complete',
  'fail',
  'uncomplete',
  'delete',
];

/** The day somebody says they did it: a date, an instant, or so many days before the day of saying so. */
export type Claim = { readonly day: LocalDate } | { readonly atMs: number } | { readonly daysBack: number };

type At = { /** Epoch ms: when it happened, which is also the only order there is. */ readonly atMs: number };
type OfCommitment = At & { readonly id: string };

/** An event of one commitment. `due` null: without a due day. A pause of a commitment waives its duty while it lasts. */
export type CommitmentHistoryEvent = OfCommitment &
  (
    | { readonly type: 'create' | 'reschedule'; readonly due: LocalDate | null }
    | { readonly type: 'complete'; readonly claim?: Claim | undefined }
    | { readonly type: 'uncomplete' | 'fail' | 'delete' | 'void' | 'pause' | 'resume' }
  );

/** An event of the member: a holiday (`pause` and `resume` without a commitment), freeze tokens granted, another zone, another day start. */
export type MemberHistoryEvent = At &
  (
    | { readonly type: 'pause' | 'resume'; readonly id?: undefined }
    | { readonly type: 'freeze'; readonly tokens: number }
    | { readonly type: 'tz'; readonly timezone: string }
    | { readonly type: 'day_start'; readonly hour: number }
  );

export type HistoryEvent = CommitmentHistoryEvent | MemberHistoryEvent;

/** How days are judged. Days and hours are whole numbers. */
export type StreakPolicy = {
  readonly dayStartHour: number;
  /** `any`: one promise kept is a day kept. `all`: one promise missed is a day missed. */
  readonly rule: 'any' | 'all';
  /** So many quiet days in a row leave a streak alone; the next one ends it. */
  readonly idleLimit: number;
  /** A day that lasted less (after a change of zone) cannot be missed. */
  readonly shortDayHours: number;
  /** How many days back a completion may be claimed. */
  readonly backdateDays: number;
  /** How many freeze tokens a member can hold. */
  readonly maxFreezes: number;
};

export const DEFAULT_STREAK_POLICY: StreakPolicy = { dayStartHour: 3, rule: 'any', idleLimit: 7, shortDayHours: 12, backdateDays: 1, maxFreezes: 2 };

const RANK: ReadonlyMap<string, number> = new Map(ORDER_AT_ONE_INSTANT.map((type, rank) => [type, rank]));

/** Whether it speaks of one commitment rather than of the member. */
export const isOfCommitment = (event: HistoryEvent): event is CommitmentHistoryEvent => 'id' in event && event.id !== undefined;

/** The same for two reports of the same thing, different for two things. */
export const identityOf = (event: HistoryEvent): string => {
  const { atMs, type, ...rest } = event;
  return `${atMs} ${type} ${JSON.stringify(
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )}`;
};

/** The order of a history: by instant, then by type, then by content, so that the order of arrival never matters. */
export function compareEvents(a: HistoryEvent, b: HistoryEvent): number {
  if (a.atMs !== b.atMs) return a.atMs - b.atMs;
  if (a.type !== b.type) return RANK.get(a.type)! - RANK.get(b.type)!;
  const [left, right] = [identityOf(a), identityOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The index at which an event belongs into a sorted history; -1 when the history has it already. */
export function placeOf(history: readonly HistoryEvent[], event: HistoryEvent): number {
  let index = history.length;
  while (index > 0) {
    const order = compareEvents(history[index - 1]!, event);
    if (order === 0) return -1;
    if (order < 0) return index;
    index -= 1;
  }
  return 0;
}
