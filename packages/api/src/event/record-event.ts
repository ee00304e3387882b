import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ownSeat, Seat } from '../db/seat.ts';
import type { EventType } from './catalog.ts';

/** One thing that happened: ids only, never text, so that the log may be kept when what it speaks of is erased. */
export type NewEvent = {
  readonly type: EventType;
  /** When it happened, by the clock of the request. */
  readonly at: Date;
  /** The member it is about. */
  readonly userId?: string | null;
  readonly podId?: string | null;
  readonly commitmentId?: string | null;
  /** What it is about when that is none of the above: a meeting, a goal, a delivery, an API key. */
  readonly subjectId?: string | null;
};

/** Writes an event in the transaction of the change it tells of. It gets its place in the log from the relay, after the commit. */
export async function recordEvent(by: EntityManager | Seat, event: NewEvent): Promise<void> {
  await recordEvents(by, [event]);
}

const EVENTS = {
  table: 'events',
  columns: { id: 'uuid', type: 'text', at: 'timestamptz', user_id: 'uuid', pod_id: 'uuid', commitment_id: 'uuid', subject_id: 'uuid' },
};

/** Several events; those of one transaction keep their order in the log. */
export async function recordEvents(by: EntityManager | Seat, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((e) => [randomUUID(), e.type, e.at, e.userId ?? null, e.podId ?? null, e.commitmentId ?? null, e.subjectId ?? null]);
  await (by instanceof Seat ? by : ownSeat(by)).insert(EVENTS, rows);
}
