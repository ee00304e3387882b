import { Migration } from '@mikro-orm/migrations';

/** Codes that prove an address, addresses that are never to be written to again, and an index for each list of messages and payments. */
export class ContactCodes extends Migration {
  override up(): void {
    this.addSql(`
alter table contact_points add column code_hash text, add column code_sent_at timestamptz, add column code_attempts int not null default 0,
  add constraint valid_code check ((code_hash is null) = (code_sent_at is null)),
  add constraint valid_code_attempts check (code_attempts >= 0);
create table suppressions (
  kind text not null,
  address_hash text not null,
  created_at timestamptz not null default now(),
  primary key (kind, address_hash),
  constraint suppressions_kind_check check (kind in ('sms', 'email'))
);
create index deliveries_status_created_at_id_index on deliveries (status, created_at, id);
create index payments_created_at_id_index on payments (created_at, id);
`);
  }
}
