import type { DayFrame, LocalDate } from '../lib/calendar.rules.ts';
import { DEFAULT_DAY_START_HOUR, ZONE_UNTIL_TOLD } from '../user/user.rules.ts';
import type { CommitmentEventType } from './commitment.rules.ts';
import type { HistoryEvent } from './streak-event.rules.ts';

/** A row of `commitment_events`, as JSON tells it. */
export type HistoryRow = {
  readonly type: CommitmentEventType;
  /** An ISO instant. */
  readonly at: string;
  readonly commitment: string | null;
  readonly due: LocalDate | null;
  readonly value: string | null;
  readonly backdated: boolean;
};

/**
 * Now, or the last thing that is known to have happened when that is later: the clocks of several processes differ, and two taps in one
 * instant are put in order. `rows` are in the order of their instants.
 */
export const latestOf = (now: Date, rows: readonly HistoryRow[] | null): Date =>
  new Date(Math.max(now.getTime(), ...(rows ?? []).slice(-1).map(({ at }) => Date.parse(at))));

/** What concerns the member's calendar; null for a row that says nothing. */
function memberEventOf({ type, at, value }: HistoryRow): HistoryEvent | null {
  const atMs = Date.parse(at);
  if (type === 'freeze') return { type, atMs, tokens: Number(value ?? 1) };
  if (type === 'pause' || type === 'resume') return { type, atMs };
  if (value === null) return null;
  if (type === 'tz') return { type, atMs, timezone: value };
  return type === 'day_start' ? { type, atMs, hour: Number(value) } : null;
}

/** The event that a row stands for; null for a row that says nothing (a calendar change without a value, a completion of nothing). */
export function historyEventOf(row: HistoryRow): HistoryEvent | null {
  const { type, commitment: id } = row;
  if (id === null || type === 'tz' || type === 'day_start' || type === 'freeze') return memberEventOf(row);
  const base = { atMs: Date.parse(row.at), id };
  if (type === 'create' || type === 'reschedule') return { ...base, type, due: row.due };
  return type === 'complete' ? { ...base, type, claim: row.backdated ? { daysBack: 1 } : undefined } : { ...base, type };
}

/** What is known of a member's calendar beside its recorded changes. */
export type KnownCalendar = {
  /** When something was first promised, or a break first taken; null: never. */
  readonly firstAt: Date | null;
  /** The zone of the oldest day in the ledger; null: there is none. */
  readonly oldestZone: string | null;
  /** The profile of today. */
  readonly timezone: string | null;
  readonly dayStartHour: number;
};

const isFrameChange = (event: HistoryEvent): boolean => event.type === 'tz' || event.type === 'day_start';

/** What held when something was first promised: the last change until then; with only later changes unknown (null); without any, the profile of today. */
function heldAt<Change extends HistoryEvent, Value>(
  changes: readonly Change[],
  firstMs: number,
  read: (change: Change) => Value,
  profile: Value,
): Value | null {
  const held = changes.findLast((event) => event.atMs <= firstMs);
  if (held !== undefined) return read(held);
  return changes.length > 0 ? null : profile;
}

/**
 * The frame in which a history begins, and the events that change it later. Changes before the first promise only say where the history
 * begins: no day had been lived yet that they could stretch or skip.
 */
export function beginningOf(events: readonly HistoryEvent[], known: KnownCalendar): { readonly frame: DayFrame; readonly events: readonly HistoryEvent[] } {
  const firstMs = known.firstAt?.getTime() ?? Infinity;
  const zones = events.filter((event) => event.type === 'tz');
  const starts = events.filter((event) => event.type === 'day_start');
  const timezone = heldAt(zones, firstMs, (event) => event.timezone, known.oldestZone ?? known.timezone) ?? known.oldestZone ?? ZONE_UNTIL_TOLD;
  const dayStartHour = heldAt(starts, firstMs, (event) => event.hour, known.dayStartHour) ?? DEFAULT_DAY_START_HOUR;
  const isEarly = (event: HistoryEvent): boolean => isFrameChange(event) && event.atMs <= firstMs;
  return { frame: { timezone, dayStartHour }, events: events.filter((event) => !isEarly(event)) };
}
