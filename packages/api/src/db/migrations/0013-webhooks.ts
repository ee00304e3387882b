import { Migration } from '@mikro-orm/migrations';

/** Where third parties have the log sent, how far each has got, and what became of each event. */
export class Webhooks extends Migration {
  override up(): void {
    this.addSql(`
create table webhooks (
  id uuid primary key default gen_random_uuid(),
  api_key_id uuid not null,
  url text not null,
  description text,
  event_types text[],
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  position bigint not null,
  is_enabled boolean not null default true,
  disabled_at timestamptz,
  disabled_reason text,
  failing_since timestamptz,
  claim_token uuid,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint webhooks_api_key_id_foreign foreign key (api_key_id) references api_keys (id) on delete cascade,
  constraint valid_webhook_lease check ((claim_token is null) = (lease_until is null)),
  constraint valid_webhook_state check (is_enabled = (disabled_at is null))
);
create index webhooks_api_key_id_index on webhooks (api_key_id);
create index webhooks_created_at_id_index on webhooks (created_at, id);

create table webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  position bigint not null,
  status text not null default 'pending',
  attempts int not null default 0,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  last_attempt_at timestamptz,
  response_status int,
  last_error text,
  delivered_at timestamptz,
  created_at timestamptz not null default now(),
  constraint webhook_deliveries_webhook_id_event_id_unique unique (webhook_id, event_id),
  constraint webhook_deliveries_webhook_id_foreign foreign key (webhook_id) references webhooks (id) on delete cascade,
  constraint webhook_deliveries_status_check check (status in ('pending', 'delivered', 'dead')),
  constraint valid_webhook_attempts check (attempts >= 0)
);
create index webhook_deliveries_due_index on webhook_deliveries (webhook_id, due_at) where status = 'pending';
create index webhook_deliveries_webhook_id_created_at_id_index on webhook_deliveries (webhook_id, created_at, id);
create index webhook_deliveries_created_at_id_index on webhook_deliveries (created_at, id);
`);
  }
}
