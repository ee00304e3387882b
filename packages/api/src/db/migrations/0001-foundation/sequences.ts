/** Automation sequences, their versions and executions. */
export const sequences = `
create table automation_sequences (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  description text,
  trigger_type text,
  trigger_conditions jsonb,
  steps jsonb,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  archived_at timestamptz,
  constraint automation_sequences_trigger_type_check check (trigger_type in (
    'new_user', 'pod_joined', 'payment_made', 'commitment_completed', 'streak_broken', 'inactive', 'meeting_missed'
  ))
);
create index automation_sequences_created_at_id_index on automation_sequences (created_at, id);
create index automation_sequences_trigger_type_index on automation_sequences (trigger_type) where is_active and archived_at is null;

create table sequence_versions (
  id uuid primary key default gen_random_uuid(),
  sequence_id uuid not null,
  number int not null,
  steps jsonb not null,
  created_at timestamptz not null default now(),
  constraint sequence_versions_sequence_id_number_unique unique (sequence_id, number),
  constraint valid_number check (number >= 1),
  constraint sequence_versions_sequence_id_foreign foreign key (sequence_id) references automation_sequences (id) on delete cascade
);

create table sequence_executions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  sequence_id uuid not null,
  sequence_version_id uuid not null,
  key text not null default '',
  current_step int not null default 0,
  status text not null default 'running',
  started_at timestamptz not null default now(),
  completed_at timestamptz,
  next_run_at timestamptz,
  claim_token uuid,
  lease_until timestamptz,
  execution_log jsonb,
  constraint valid_step check (current_step >= 0),
  constraint sequence_executions_status_check check (status in ('running', 'completed', 'failed', 'paused', 'stopped')),
  constraint sequence_executions_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint sequence_executions_sequence_id_foreign foreign key (sequence_id) references automation_sequences (id) on delete restrict,
  constraint sequence_executions_sequence_version_id_foreign foreign key (sequence_version_id) references sequence_versions (id) on delete restrict
);
create index sequence_executions_due_index on sequence_executions (next_run_at) where status = 'running' and next_run_at is not null;
create index sequence_executions_user_id_index on sequence_executions (user_id);
create index sequence_executions_sequence_id_started_at_index on sequence_executions (sequence_id, started_at);
create index sequence_executions_sequence_version_id_index on sequence_executions (sequence_version_id);
create unique index sequence_executions_live_unique on sequence_executions (sequence_id, user_id, key) where status in ('running', 'paused');
`;
