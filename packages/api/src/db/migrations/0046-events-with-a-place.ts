import { Migration } from '@mikro-orm/migrations';

/** Whoever looks for an event by its place asks for one that has a place: until then it is in none of these indexes, so writing it costs half as much. */
export class EventsWithAPlace extends Migration {
  override up(): void {
    this.addSql(`
alter table events drop constraint events_seq_unique, drop constraint events_position_unique;
drop index events_user_id_position_index, events_pod_id_position_index, events_type_position_index, events_commitment_id_index;
create unique index events_position_unique on events (position) where position is not null;
create index events_user_id_position_index on events (user_id, position) where position is not null;
create index events_pod_id_position_index on events (pod_id, position) where position is not null;
create index events_type_position_index on events (type, position) where position is not null;
create index events_commitment_id_index on events (commitment_id) where commitment_id is not null;
`);
  }
}
