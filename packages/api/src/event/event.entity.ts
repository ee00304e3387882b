import { defineEntity, p } from '@mikro-orm/postgresql';
import { id } from '../db/columns.ts';

const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'events',
  properties: {
    id: id(),
    /** One of the catalogue: `commitment.completed`. */
    type: p.text(),
    at: p.datetime(),
    /** Whom and what it is about. No foreign keys: the log outlives what it tells of. */
    userId: p.uuid().nullable(),
    podId: p.uuid().nullable(),
    commitmentId: p.uuid().nullable(),
    subjectId: p.uuid().nullable(),
    /** The order of writing; has gaps, and a later one may be committed earlier. */
    seq: p.bigint('string').columnType('bigserial').autoincrement().unique(),
    /** The place in the log, stamped after the commit: whoever has read up to n has missed nothing before n. Null until then. */
    position: p.bigint('string').nullable().unique(),
  },
  indexes: [
    { name: 'events_unstamped_index', properties: ['seq'], where: '"position" is null' },
    { name: 'events_user_id_position_index', properties: ['userId', 'position'] },
    { name: 'events_pod_id_position_index', properties: ['podId', 'position'] },
    { name: 'events_type_position_index', properties: ['type', 'position'] },
    { name: 'events_commitment_id_index', properties: ['commitmentId'] },
  ],
});

/** One line of the ordered log of what happened. */
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);
