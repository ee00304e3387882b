import { Migration } from '@mikro-orm/migrations';

/** What e-mail and SMS need of the outbox: orders of their own to find what is due, and a key to sign the way out of mail with. */
export class MailAndTextMessages extends Migration {
  override up(): void {
    this.addSql(`
drop index deliveries_claimable_index;
drop index deliveries_leased_index;
create index deliveries_claimable_index on deliveries (bot, due_at) where status in ('queued', 'failed') and channel = 'telegram';
create index deliveries_leased_index on deliveries (bot, lease_until) where status = 'claimed' and channel = 'telegram';
create index deliveries_sendable_index on deliveries (channel, due_at, id) where status in ('queued', 'failed') and channel <> 'telegram';
create index deliveries_in_sending_index on deliveries (channel, lease_until) where status = 'claimed' and channel <> 'telegram';

create table signing_keys (
  name text primary key,
  secret text not null,
  created_at timestamptz not null default now()
);
`);
  }
}
