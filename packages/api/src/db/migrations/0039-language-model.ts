import { Migration } from '@mikro-orm/migrations';

/** What a language model answered, and what it cost by the day: for each member, and for all together. */
export class LanguageModel extends Migration {
  override up(): void {
    this.addSql(`
create table llm_answers (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  hash text not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  constraint llm_answers_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint llm_answers_user_id_hash_unique unique (user_id, hash)
);
create index llm_answers_created_at_index on llm_answers (created_at);

create table llm_member_days (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  day date not null,
  tokens int not null,
  constraint llm_member_days_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint llm_member_days_user_id_day_unique unique (user_id, day),
  constraint valid_member_tokens check (tokens >= 0)
);
create index llm_member_days_day_index on llm_member_days (day);

create table llm_days (
  day date primary key,
  tokens int not null,
  constraint valid_tokens check (tokens >= 0)
);
`);
  }
}
