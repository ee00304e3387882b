import { Migration } from '@mikro-orm/migrations';

/** Which fact took the place of which, so that forgetting one forgets what it was before; and the order in which facts are listed. */
export class MemoryCorrections extends Migration {
  override up(): void {
    this.addSql(`
alter table memory_facts add column replaces_id uuid,
  add constraint memory_facts_replaces_id_foreign foreign key (replaces_id) references memory_facts (id) on delete set null,
  add constraint valid_fact_time check (invalid_at > valid_at);
create index memory_facts_replaces_id_index on memory_facts (replaces_id);
drop index memory_facts_user_id_created_at_index;
create index memory_facts_user_id_created_at_id_index on memory_facts (user_id, created_at, id);
`);
  }
}
