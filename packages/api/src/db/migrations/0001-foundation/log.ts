/** What happened, who did it, and which answers were given. */
export const log = `
create table events (
  id uuid primary key default gen_random_uuid(),
  type text not null,
  at timestamptz not null,
  user_id uuid,
  pod_id uuid,
  commitment_id uuid,
  subject_id uuid,
  seq bigserial,
  position bigint,
  constraint events_seq_unique unique (seq),
  constraint events_position_unique unique (position)
);
create index events_unstamped_index on events (seq) where position is null;
create index events_user_id_position_index on events (user_id, position);
create index events_pod_id_position_index on events (pod_id, position);
create index events_type_position_index on events (type, position);
create index events_commitment_id_index on events (commitment_id);

create table idempotency_keys (
  scope text not null,
  key text not null,
  operation text not null,
  body_hash text not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotency_keys_created_at_index on idempotency_keys (created_at);

create table audit_log (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  key_id uuid,
  actor_id uuid,
  viewer_kind text not null,
  operation text not null,
  subject_id uuid,
  request_id text,
  details jsonb
);
create index audit_log_at_id_index on audit_log (at, id);
create index audit_log_actor_id_at_index on audit_log (actor_id, at);
create index audit_log_subject_id_at_index on audit_log (subject_id, at);
`;
