/** Messages on their way out, and updates on their way in. */
export const deliveries = `
create table deliveries (
  id uuid primary key default gen_random_uuid(),
  channel text not null default 'telegram',
  bot text not null,
  chat_id bigint,
  address text,
  user_id uuid,
  topic text not null,
  body text not null,
  buttons jsonb not null default '[]',
  status text not null default 'queued',
  dedupe_key text not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  claim_token uuid,
  lease_until timestamptz,
  last_error text,
  provider_message_id text,
  receipt jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  sent_at timestamptz,
  constraint deliveries_dedupe_key_unique unique (dedupe_key),
  constraint valid_recipient check (case when channel = 'telegram' then chat_id is not null else address is not null end),
  constraint valid_claim check (status <> 'claimed' or (claim_token is not null and lease_until is not null)),
  constraint valid_attempts check (attempts >= 0),
  constraint deliveries_channel_check check (channel in ('telegram', 'email', 'sms')),
  constraint deliveries_bot_check check (bot in ('commitment', 'pod')),
  constraint deliveries_status_check check (status in ('queued', 'claimed', 'sent', 'failed', 'dead', 'unknown', 'skipped')),
  constraint deliveries_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index deliveries_claimable_index on deliveries (bot, due_at) where status in ('queued', 'failed');
create index deliveries_leased_index on deliveries (bot, lease_until) where status = 'claimed';
create index deliveries_user_id_created_at_index on deliveries (user_id, created_at);
create index deliveries_created_at_id_index on deliveries (created_at, id);

create table bot_updates (
  bot text not null,
  update_id bigint not null,
  received_at timestamptz not null default now(),
  handled_at timestamptz,
  primary key (bot, update_id),
  constraint bot_updates_bot_check check (bot in ('commitment', 'pod'))
);
create index bot_updates_received_at_index on bot_updates (received_at);
`;
