import { Migration } from '@mikro-orm/migrations';

/** Promises of which it is not written down yet what was known when they were made; and a member's promises by their words. */
export class Contexts extends Migration {
  override up(): void {
    this.addSql(`
create index commitments_without_context_index on commitments (created_at) where context_from_previous is null and deleted_at is null;
create index commitments_words_index on commitments using gin ((array_to_tsvector(array[user_id::text]) || to_tsvector('simple', commitment)));
`);
  }
}
