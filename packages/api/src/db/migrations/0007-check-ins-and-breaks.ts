import { Migration } from '@mikro-orm/migrations';

/** When to ask members how it went, and until when they take a break. Whoever has something open is looked at with the next round. */
export class CheckInsAndBreaks extends Migration {
  override up(): void {
    this.addSql(`
alter table users add column next_check_in_at timestamptz, add column break_until date, add column grace_until timestamptz;
update users u set next_check_in_at = clock_timestamp() where exists (select from commitments c where c.user_id = u.id and c.status = 'active' and c.deleted_at is null);
create index users_next_check_in_at_index on users (next_check_in_at) where next_check_in_at is not null;
`);
  }
}
