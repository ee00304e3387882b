import { Migration } from '@mikro-orm/migrations';

/** What members are advised, each because of one pattern; and what came of it. */
export class Recommendations extends Migration {
  override up(): void {
    this.addSql(`
create table recommendations (
  id uuid not null default gen_random_uuid() primary key,
  user_id uuid not null,
  pattern_id uuid not null,
  kind text not null,
  text text not null,
  status text not null default 'open',
  created_at timestamptz not null default now(),
  answered_at timestamptz,
  answered_on date,
  effect jsonb,
  constraint recommendations_kind_check check (kind in ('schedule', 'scope', 'difficulty', 'rest', 'celebrate', 'clarify', 'deadline')),
  constraint recommendations_status_check check (status in ('open', 'accepted', 'dismissed', 'expired')),
  constraint valid_recommendation check (text <> ''),
  constraint valid_recommendation_answer check ((status in ('accepted', 'dismissed')) = (answered_at is not null) and (answered_at is null) = (answered_on is null)),
  constraint valid_recommendation_effect check (effect is null or status = 'accepted'),
  constraint recommendations_pattern_id_unique unique (pattern_id),
  constraint recommendations_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint recommendations_pattern_id_foreign foreign key (pattern_id) references pattern_claims (id) on delete cascade
);
create index recommendations_user_id_created_at_id_index on recommendations (user_id, created_at, id);
`);
  }
}
