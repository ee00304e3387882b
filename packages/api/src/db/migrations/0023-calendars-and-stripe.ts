import { Migration } from '@mikro-orm/migrations';

/** A secret link to the calls of a pod for each membership, and whose money a provider's names stand for. */
export class CalendarsAndStripe extends Migration {
  override up(): void {
    this.addSql(`
alter table pod_memberships add column calendar_token text not null
  default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
create unique index pod_memberships_calendar_token_unique on pod_memberships (calendar_token);

create table payment_references (
  provider text not null,
  reference text not null,
  user_id uuid not null,
  provider_payment_id text,
  created_at timestamptz not null default now(),
  primary key (provider, reference),
  constraint payment_references_provider_check check (provider in ('stripe', 'telegram_stars', 'manual')),
  constraint payment_references_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index payment_references_user_id_index on payment_references (user_id);
`);
  }
}
