import { Migration } from '@mikro-orm/migrations';

/** Stored matches, and pairs of members who are never put into one pod. */
export class Matching extends Migration {
  override up(): void {
    this.addSql(`
create table match_runs (
  id uuid not null default gen_random_uuid() primary key,
  status text not null default 'previewed' constraint match_runs_status_check check (status in ('previewed', 'applied')),
  seed int not null,
  objective double precision not null,
  bound double precision null,
  is_proven boolean not null,
  placed int not null,
  waiting int not null,
  proposal jsonb not null,
  created_at timestamptz not null default now(),
  applied_at timestamptz null,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint valid_match_counts check (placed >= 0 and waiting >= 0),
  constraint valid_applied check ((status = 'applied') = (applied_at is not null))
);
create index match_runs_created_at_id_index on match_runs (created_at, id);
create index match_runs_proposal_index on match_runs using gin (proposal jsonb_path_ops);
create table blocked_pairs (
  id uuid not null default gen_random_uuid() primary key,
  first_user_id uuid not null constraint blocked_pairs_first_user_id_foreign references users (id) on delete cascade,
  second_user_id uuid not null constraint blocked_pairs_second_user_id_foreign references users (id) on delete cascade,
  reason text null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint valid_blocked_pair check (first_user_id < second_user_id)
);
alter table blocked_pairs add constraint blocked_pairs_first_user_id_second_user_id_unique unique (first_user_id, second_user_id);
create index blocked_pairs_second_user_id_index on blocked_pairs (second_user_id);
create index blocked_pairs_created_at_id_index on blocked_pairs (created_at, id);
`);
  }
}
