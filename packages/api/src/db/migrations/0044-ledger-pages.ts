import { Migration } from '@mikro-orm/migrations';

/** The page of a ledger is found by what is recent: what goes on, and what is of the member alone. */
export class LedgerPages extends Migration {
  override up(): void {
    this.addSql(`
create index commitments_going_on_index on commitments (user_id) where status in ('active', 'paused');
create index commitment_events_of_member_index on commitment_events (user_id, at) where commitment_id is null;
`);
  }
}
