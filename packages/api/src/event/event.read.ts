import { DomainError } from '../lib/errors.ts';
import { placeOf, cursorOf } from '../read/cursor.ts';
import { adds, admin, anyOf, computed, open, page, keysPods, readable, scopeIn, value, viewerId, type Row, type Rule } from '../read/declare.ts';
import type { Args, Readable } from '../read/source.ts';
import { every, sql, within, type Condition } from '../read/sql.ts';
import { Event } from './event.entity.ts';

/** Whole numbers that a place in the log can be; exact as numbers of JavaScript too. */
const PLACE = /^(0|[1-9]\d{0,14})$/;
/** The one order of the log; its cursors are told by it, and kept by whoever follows. */
const ORDER = 'POSITION ASC';

/** Members see what is about themselves, and what concerns a pod of theirs as a whole; who promises what in it is told by the commitments that are shared. */
const own: Rule<Event> = (event, viewer) => viewer.kind === 'member' && sql`${event.userId} = ${viewerId}`;
const ofMyPod: Rule<Event> = (event, viewer) =>
  viewer.kind === 'member' &&
  every([
    within(event.podId, sql`SELECT pod_id FROM pod_memberships WHERE user_id = ${viewerId} AND status = 'active'`),
    sql`split_part(${event.type}, '.', 1) IN ('pod', 'membership', 'meeting')`,
  ]);
/** Third parties see the log without what concerns keys and webhooks. */
const opened = scopeIn<Event>('events:read', (event) => sql`${event.podId} = ANY (${keysPods})`);
const reader: Rule<Event> = (event, viewer) => every([opened(event, viewer), sql`${event.type} NOT LIKE 'api\\_key.%' AND ${event.type} NOT LIKE 'webhook.%'`]);

/** Events that have no place in the log yet are not there yet. */
function listed(event: Row<Event>, _: unknown, args: Args): Condition {
  return every([
    sql`${event.position} IS NOT NULL`,
    args['types'] == null || sql`${event.type} = ANY (${value(args['types'], 'text[]')})`,
    args['userId'] == null || sql`${event.userId} = ${value(args['userId'], 'uuid')}`,
    args['podId'] == null || sql`${event.podId} = ${value(args['podId'], 'uuid')}`,
  ]);
}

export const eventReads: Readable[] = [
  readable(Event, {
    rows: anyOf<Event>(admin, reader, own, ofMyPod),
    fields: {
      ...open<Event>('id', 'type', 'at', 'userId', 'podId', 'commitmentId'),
      cursor: computed<Event>((event) => cursorOf(ORDER, event.position, event.id)),
    },
  }),
  adds('Query', {
    events: page(Event, listed, {
      orders: { POSITION: { by: (event) => event.position, type: 'int8' } },
      usual: { field: 'POSITION', direction: 'ASC' },
      cursors: ORDER,
    }),
  }),
];

/** A cursor behind which everything after a position follows. */
export const cursorAfter = (position: number): string =>
  Buffer.from(JSON.stringify([ORDER, String(position), 'ffffffff-ffff-ffff-ffff-ffffffffffff'])).toString('base64');

/**
 * The position that a cursor names.
 * @throws DomainError BAD_CURSOR
 */
export function positionOf(cursor: string): number {
  const { key } = placeOf(cursor, { label: ORDER, field: 'after' });
  if (key === null || !PLACE.test(key))
    throw new DomainError('BAD_CURSOR', 'This cursor names no place in the log: take one from an event, or begin without one.', 'after');
  return Number(key);
}
