import { defineEntity, p } from '@mikro-orm/postgresql';
import { id } from '../db/columns.ts';

const HAS_A_PLACE = '"position" is not null';

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
    seq: p.bigint('string').columnType('bigserial').autoincrement(),
    /** The place in the log, stamped after the commit: whoever has read up to n has missed nothing before n. Null until then. */
    position: p.bigint('string').nullable(),
  },
  indexes: [
    { name: 'events_unstamped_index', properties: ['seq'], where: '"position" is null' },
    { name: 'events_user_id_position_index', properties: ['userId', 'position'], where: HAS_A_PLACE },
    { name: 'events_pod_id_position_index', properties: ['podId', 'position'], where: HAS_A_PLACE },
    { name: 'events_type_position_index', properties: ['type', 'position'], where: HAS_A_PLACE },
    { name: 'events_commitment_id_index', properties: ['commitmentId'], where: '"commitment_id" is not null' },
  ],
  uniques: [{ name: 'events_position_unique', properties: ['position'], where: HAS_A_PLACE }],
});

/** One line of the ordered log of what happened. */
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);
