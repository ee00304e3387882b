/** Money, as the providers told it. */
export const payments = `
create table payments (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  provider text not null,
  provider_payment_id text not null,
  subscription_id text,
  status text not null,
  amount_minor bigint not null,
  currency text not null,
  paid_at timestamptz,
  period_start timestamptz,
  period_end timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint payments_provider_provider_payment_id_unique unique (provider, provider_payment_id),
  constraint valid_amount check (amount_minor >= 0),
  constraint valid_currency check (currency ~ '^[A-Z]{3}$'),
  constraint valid_payment_period check (period_end > period_start),
  constraint payments_provider_check check (provider in ('stripe', 'telegram_stars', 'manual')),
  constraint payments_status_check check (status in ('paid', 'failed', 'cancelled', 'refunded', 'disputed')),
  constraint payments_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index payments_user_id_created_at_id_index on payments (user_id, created_at, id);
create index payments_provider_subscription_id_index on payments (provider, subscription_id);

create table payment_events (
  id uuid primary key default gen_random_uuid(),
  provider text not null,
  provider_event_id text not null,
  type text not null,
  user_id uuid,
  payment_id uuid,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  applied_at timestamptz,
  payload jsonb not null,
  constraint payment_events_provider_provider_event_id_unique unique (provider, provider_event_id),
  constraint payment_events_provider_check check (provider in ('stripe', 'telegram_stars', 'manual')),
  constraint payment_events_type_check check (type in (
    'paid', 'renewed', 'payment_failed', 'cancelled', 'refunded', 'dispute_opened', 'dispute_won', 'dispute_lost'
  )),
  constraint payment_events_user_id_foreign foreign key (user_id) references users (id) on delete set null,
  constraint payment_events_payment_id_foreign foreign key (payment_id) references payments (id) on delete set null
);
create index payment_events_user_id_index on payment_events (user_id);
create index payment_events_payment_id_index on payment_events (payment_id);
create index payment_events_unapplied_index on payment_events (received_at) where applied_at is null;
`;
