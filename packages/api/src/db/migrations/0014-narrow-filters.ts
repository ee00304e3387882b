import { Migration } from '@mikro-orm/migrations';

/** Indexes for the spans of time by which lists are narrowed to a few rows. */
export class NarrowFilters extends Migration {
  override up(): void {
    this.addSql(`
create index commitments_completed_at_index on commitments (completed_at) where completed_at is not null;
create index payments_paid_at_index on payments (paid_at);
create index deliveries_due_at_index on deliveries (due_at);
`);
  }
}
