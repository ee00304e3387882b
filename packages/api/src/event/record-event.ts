import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { insertLast } from '../db/last-writes.ts';
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
export async function recordEvent(em: EntityManager, event: NewEvent): Promise<void> {
  await recordEvents(em, [event]);
}

const EVENTS = { table: 'events', columns: ['id', 'type', 'at', 'user_id', 'pod_id', 'commitment_id', 'subject_id'] };

/** Several events; those of one transaction keep their order in the log. */
export async function recordEvents(em: EntityManager, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((e) => [randomUUID(), e.type, e.at, e.userId ?? null, e.podId ?? null, e.commitmentId ?? null, e.subjectId ?? null]);
  await insertLast(em, EVENTS, rows);
}
