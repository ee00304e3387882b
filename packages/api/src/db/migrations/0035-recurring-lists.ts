import { Migration } from '@mikro-orm/migrations';

/** Indexes for the orders in which recurring commitments are listed. */
export class RecurringLists extends Migration {
  override up(): void {
    this.addSql(`
create index recurring_commitments_created_at_id_index on recurring_commitments (created_at, id);
create index recurring_commitments_next_on_id_index on recurring_commitments (next_on, id);
create index recurring_commitments_user_id_next_on_id_index on recurring_commitments (user_id, next_on, id);
`);
  }
}
