import { Migration } from '@mikro-orm/migrations';

/** When to look next for what a member's promises have in common; which patterns a member does not want to hear of; and lists of them. */
export class WhatIsLearnt extends Migration {
  override up(): void {
    this.addSql(`
alter table users add column memory_due_at timestamptz;
create index users_memory_due_at_index on users (memory_due_at) where memory_due_at is not null;
create index users_memory_begins_index on users (first_commitment_at) where memory_due_at is null and first_commitment_at is not null;
alter table pattern_claims add column forgotten_at timestamptz;
drop index pattern_claims_user_id_created_at_index;
create index pattern_claims_user_id_created_at_id_index on pattern_claims (user_id, created_at, id);
`);
  }
}
