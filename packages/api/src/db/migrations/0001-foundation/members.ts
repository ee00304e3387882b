/** Members, their roles, and the ways to reach them. */
export const members = `
create table users (
  id uuid primary key default gen_random_uuid(),
  telegram_user_id bigint not null,
  email text,
  first_name text,
  username text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  first_bot_interaction_at timestamptz,
  first_commitment_at timestamptz,
  first_pod_call_at timestamptz,
  timezone text,
  day_start_hour int not null default 3,
  goals_category text,
  experience_level text,
  preferred_meeting_style text,
  strengths jsonb,
  help_needed jsonb,
  bio text,
  total_commitments int not null default 0,
  completed_commitments int not null default 0,
  current_streak int not null default 0,
  longest_streak int not null default 0,
  streak_valid_until timestamptz,
  ledger_closes_at timestamptz,
  last_activity_at timestamptz,
  notification_preferences jsonb,
  is_active boolean not null default true,
  onboarding_step text null default 'timezone',
  constraint users_telegram_user_id_unique unique (telegram_user_id),
  constraint users_email_unique unique (email),
  constraint valid_completion_rate check (completed_commitments <= total_commitments),
  constraint valid_counters check (completed_commitments >= 0),
  constraint valid_streaks check (current_streak >= 0 and current_streak <= longest_streak),
  constraint valid_day_start_hour check (day_start_hour >= 0 and day_start_hour <= 12),
  constraint valid_telegram_user_id check (telegram_user_id > 0),
  constraint users_goals_category_check check (goals_category in ('health', 'work', 'personal', 'learning')),
  constraint users_experience_level_check check (experience_level in ('beginner', 'intermediate', 'advanced')),
  constraint users_preferred_meeting_style_check check (preferred_meeting_style in ('supportive', 'direct', 'mixed')),
  constraint users_onboarding_step_check check (onboarding_step in ('timezone', 'day_start', 'category', 'level', 'style'))
);
create index idx_users_telegram_id on users (telegram_user_id);
create index idx_users_active on users (is_active);
create index idx_users_timezone on users (timezone);
create index users_created_at_id_index on users (created_at, id);
create index users_last_activity_at_id_index on users (last_activity_at, id);
create index users_streak_valid_until_index on users (streak_valid_until) where streak_valid_until is not null;
create index users_ledger_closes_at_index on users (ledger_closes_at) where ledger_closes_at is not null;

create table user_roles (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  role_type text not null,
  granted_at timestamptz not null default now(),
  granted_by uuid,
  expires_at timestamptz,
  metadata jsonb,
  source text not null default 'system',
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint user_roles_user_id_role_type_unique unique (user_id, role_type),
  constraint user_roles_role_type_check check (role_type in ('unpaid', 'paid', 'pod_member', 'admin', 'super_admin')),
  constraint user_roles_source_check check (source in ('system', 'person', 'payment', 'membership')),
  constraint user_roles_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint user_roles_granted_by_foreign foreign key (granted_by) references users (id) on delete set null
);
create index idx_user_roles_user_id on user_roles (user_id);
create index idx_user_roles_type on user_roles (role_type);
create index user_roles_granted_at_id_index on user_roles (granted_at, id);
create index user_roles_granted_by_index on user_roles (granted_by);

create table bot_chats (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  bot text not null,
  chat_id bigint not null,
  state text not null default 'reachable',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint bot_chats_user_id_bot_unique unique (user_id, bot),
  constraint bot_chats_bot_check check (bot in ('commitment', 'pod')),
  constraint bot_chats_state_check check (state in ('reachable', 'unreachable')),
  constraint bot_chats_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index bot_chats_bot_chat_id_index on bot_chats (bot, chat_id);

create table contact_points (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  kind text not null,
  address text not null,
  verified_at timestamptz,
  consent_text text,
  consent_at timestamptz,
  consent_source text,
  opted_out_at timestamptz,
  bounced_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint contact_points_user_id_kind_address_unique unique (user_id, kind, address),
  constraint valid_consent check ((consent_text is null) = (consent_at is null)),
  constraint valid_phone check (kind <> 'sms' or address ~ '^[+][1-9][0-9]{6,14}$'),
  constraint contact_points_kind_check check (kind in ('sms', 'email')),
  constraint contact_points_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index contact_points_kind_address_index on contact_points (kind, address);

create table availability_windows (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  day_of_week int not null,
  from_time time(0) not null,
  to_time time(0) not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint availability_windows_user_id_day_of_week_from_time_unique unique (user_id, day_of_week, from_time),
  constraint valid_window_day check (day_of_week >= 1 and day_of_week <= 7),
  constraint valid_window check (from_time < to_time),
  constraint availability_windows_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);

create table api_keys (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  kind text not null,
  scopes text[] not null,
  secret_hash text not null,
  prefix text not null,
  user_id uuid,
  pod_ids uuid[],
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  rotated_to uuid,
  constraint api_keys_prefix_unique unique (prefix),
  constraint api_keys_kind_check check (kind in ('service', 'admin', 'integration')),
  constraint api_keys_rotated_to_foreign foreign key (rotated_to) references api_keys (id) on delete set null,
  constraint api_keys_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index api_keys_user_id_index on api_keys (user_id);
create index api_keys_rotated_to_index on api_keys (rotated_to);
create index api_keys_created_at_id_index on api_keys (created_at, id);
`;
