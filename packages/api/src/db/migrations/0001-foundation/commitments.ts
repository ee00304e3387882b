/** Promises and the ledger that streaks are computed from. */
export const commitments = `
create table commitment_readings (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  text text not null,
  reading jsonb not null,
  created_at timestamptz not null default now(),
  constraint commitment_readings_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index commitment_readings_user_id_created_at_index on commitment_readings (user_id, created_at);

create table commitments (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  commitment text not null,
  original_commitment text,
  smart_score int,
  category text,
  difficulty_level int,
  estimated_time_minutes int,
  status text not null default 'active',
  created_at timestamptz not null default now(),
  completed_at timestamptz,
  due_date date,
  closes_at timestamptz,
  is_late boolean not null default false,
  user_day date,
  related_long_term_goal_id uuid,
  context_from_previous jsonb,
  ai_insights jsonb,
  shared_with_pod boolean not null default false,
  pod_id uuid,
  reading_id uuid,
  reading_item int,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  deleted_at timestamptz,
  constraint commitments_reading_id_reading_item_unique unique (reading_id, reading_item),
  constraint valid_smart_score check (smart_score >= 1 and smart_score <= 10),
  constraint valid_difficulty check (difficulty_level >= 1 and difficulty_level <= 5),
  constraint valid_minutes check (estimated_time_minutes >= 1),
  constraint valid_commitment check (commitment <> ''),
  constraint valid_completion check ((status = 'completed') = (completed_at is not null)),
  constraint valid_lateness check (not is_late or completed_at is not null),
  constraint commitments_category_check check (category in ('health', 'work', 'personal', 'learning')),
  constraint commitments_status_check check (status in ('active', 'completed', 'failed', 'paused')),
  constraint commitments_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint commitments_pod_id_foreign foreign key (pod_id) references pods (id) on delete set null,
  constraint commitments_reading_id_foreign foreign key (reading_id) references commitment_readings (id) on delete set null,
  constraint commitments_goal_of_same_user_foreign foreign key (related_long_term_goal_id, user_id)
    references long_term_goals (id, user_id) on delete set null (related_long_term_goal_id)
);
create index commitments_user_id_created_at_id_index on commitments (user_id, created_at, id);
create index commitments_user_id_due_date_id_index on commitments (user_id, due_date, id);
create index commitments_created_at_id_index on commitments (created_at, id);
create index commitments_due_date_id_index on commitments (due_date, id);
create index commitments_open_closes_at_index on commitments (closes_at) where status = 'active' and closes_at is not null;
create index commitments_pod_id_created_at_id_index on commitments (pod_id, created_at, id) where pod_id is not null;
create index commitments_goal_index on commitments (related_long_term_goal_id, user_id) where related_long_term_goal_id is not null;
alter table memory_facts add constraint memory_facts_source_commitment_id_foreign
  foreign key (source_commitment_id) references commitments (id) on delete cascade;

create table commitment_events (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  commitment_id uuid,
  type text not null,
  at timestamptz not null,
  due date,
  value text,
  backdated boolean not null default false,
  recorded_at timestamptz not null default now(),
  seq bigserial,
  constraint commitment_events_seq_unique unique (seq),
  constraint commitment_events_type_check check (type in (
    'create', 'complete', 'uncomplete', 'fail', 'reschedule', 'delete', 'pause', 'resume', 'freeze', 'tz', 'day_start', 'void'
  )),
  constraint commitment_events_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint commitment_events_commitment_id_foreign foreign key (commitment_id) references commitments (id) on delete cascade
);
create index commitment_events_user_id_at_seq_index on commitment_events (user_id, at, seq);
create index commitment_events_commitment_id_index on commitment_events (commitment_id);

create table user_days (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  day date not null,
  verdict text not null,
  rule text not null,
  reason text not null,
  timezone text not null,
  credits int not null default 0,
  misses int not null default 0,
  streak_after int not null default 0,
  longest_after int not null default 0,
  idle_after int not null default 0,
  tokens_after int not null default 0,
  constraint user_days_user_id_day_unique unique (user_id, day),
  constraint valid_day_counts check (credits >= 0 and misses >= 0),
  constraint valid_day_streak check (streak_after >= 0 and streak_after <= longest_after),
  constraint user_days_verdict_check check (verdict in ('kept', 'missed', 'neutral', 'frozen', 'paused', 'pending')),
  constraint user_days_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
`;
