import { Migration } from '@mikro-orm/migrations';

/** What a member's weeks and months came to, and when to sum them up next. */
export class Summaries extends Migration {
  override up(): void {
    this.addSql(`
create table period_summaries (
  id uuid not null default gen_random_uuid() primary key,
  user_id uuid not null,
  period text not null,
  start_on date not null,
  end_on date not null,
  timezone text not null,
  figures jsonb not null,
  text text not null,
  input_hash text not null,
  written_at timestamptz not null default now(),
  constraint period_summaries_period_check check (period in ('week', 'month')),
  constraint valid_period check (start_on < end_on),
  constraint period_summaries_user_id_period_start_on_unique unique (user_id, period, start_on),
  constraint period_summaries_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index period_summaries_user_id_start_on_id_index on period_summaries (user_id, start_on, id);
alter table users add column summary_due_at timestamptz;
create index users_summary_due_at_index on users (summary_due_at) where summary_due_at is not null;
create index users_summary_begins_index on users (first_commitment_at) where summary_due_at is null and first_commitment_at is not null;
`);
  }
}
