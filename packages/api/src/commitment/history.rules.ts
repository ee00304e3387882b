import type { DayFrame, LocalDate } from '../lib/calendar.rules.ts';
import { DEFAULT_DAY_START_HOUR } from '../user/user.rules.ts';
import type { CommitmentEventType } from './commitment.rules.ts';
import type { HistoryEvent } from './streak-event.rules.ts';

/** Where a member's days turn while they have not said where they live. */
export const ZONE_UNTIL_TOLD = 'UTC';

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

/** The event that a row stands for; null for a row that says nothing (a calendar change without a value). */
export function historyEventOf(row: HistoryRow): HistoryEvent | null {
  const atMs = Date.parse(row.at);
  if (row.type === 'tz') return row.value === null ? null : { type: 'tz', atMs, timezone: row.value };
  if (row.type === 'day_start') return row.value === null ? null : { type: 'day_start', atMs, hour: Number(row.value) };
  if (row.type === 'freeze') return { type: 'freeze', atMs, tokens: Number(row.value ?? 1) };
  if (row.commitment === null) return row.type === 'pause' || row.type === 'resume' ? { type: row.type, atMs } : null;
  const base = { atMs, id: row.commitment };
  if (row.type === 'create' || row.type === 'reschedule') return { ...base, type: row.type, due: row.due };
  return row.type === 'complete' ? { ...base, type: row.type, claim: row.backdated ? { daysBack: 1 } : undefined } : { ...base, type: row.type };
}

/** What is known of a member's calendar beside its recorded changes. */
export type KnownCalendar = {
  /** When something was first promised; null: never. */
  readonly firstAt: Date | null;
  /** The zone of the oldest day in the ledger; null: there is none. */
  readonly oldestZone: string | null;
  /** The profile of today. */
  readonly timezone: string | null;
  readonly dayStartHour: number;
};

/**
 * The frame in which a history begins, and the events that change it later. Changes before the first promise only say where the history
 * begins: no day had been lived yet that they could stretch or skip.
 */
export function beginningOf(events: readonly HistoryEvent[], known: KnownCalendar): { readonly frame: DayFrame; readonly events: readonly HistoryEvent[] } {
  const firstMs = known.firstAt?.getTime() ?? Infinity;
  const isEarly = (event: HistoryEvent): boolean => (event.type === 'tz' || event.type === 'day_start') && event.atMs <= firstMs;
  const zones = events.filter((event) => event.type === 'tz');
  const starts = events.filter((event) => event.type === 'day_start');
  const zone = zones.findLast((event) => event.atMs <= firstMs)?.timezone ?? known.oldestZone ?? (zones.length > 0 ? null : known.timezone);
  const hour = starts.findLast((event) => event.atMs <= firstMs)?.hour ?? (starts.length > 0 ? DEFAULT_DAY_START_HOUR : known.dayStartHour);
  return { frame: { timezone: zone ?? ZONE_UNTIL_TOLD, dayStartHour: hour }, events: events.filter((event) => !isEarly(event)) };
}
