import { Migration } from '@mikro-orm/migrations';

/** Promises that come again and again; each occurrence is a commitment of its own, one for each day. */
export class RecurringCommitments extends Migration {
  override up(): void {
    this.addSql(`
create table recurring_commitments (
  id uuid not null default gen_random_uuid() primary key,
  user_id uuid not null,
  commitment text not null,
  original_commitment text,
  smart_score int,
  category text,
  difficulty_level int,
  estimated_time_minutes int,
  related_long_term_goal_id uuid,
  shared_with_pod boolean not null default false,
  rule text not null,
  starts_on date not null,
  ends_on date,
  status text not null default 'active',
  next_on date,
  make_on date,
  reading_id uuid,
  reading_item int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint recurring_commitments_category_check check (category in ('health', 'work', 'personal', 'learning')),
  constraint recurring_commitments_status_check check (status in ('active', 'paused', 'ended')),
  constraint valid_recurring_smart_score check (smart_score >= 1 and smart_score <= 10),
  constraint valid_recurring_difficulty check (difficulty_level >= 1 and difficulty_level <= 5),
  constraint valid_recurring_minutes check (estimated_time_minutes >= 1),
  constraint valid_recurring_commitment check (commitment <> ''),
  constraint valid_recurring_next check ((status = 'active') = (next_on is not null) and (next_on is null) = (make_on is null)),
  constraint recurring_commitments_reading_id_reading_item_unique unique (reading_id, reading_item),
  constraint recurring_commitments_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint recurring_commitments_reading_id_foreign foreign key (reading_id) references commitment_readings (id) on delete set null,
  constraint recurring_commitments_goal_of_same_user_foreign foreign key (related_long_term_goal_id, user_id)
    references long_term_goals (id, user_id) on delete set null (related_long_term_goal_id)
);
create index recurring_commitments_user_id_created_at_id_index on recurring_commitments (user_id, created_at, id);
create index recurring_commitments_make_on_index on recurring_commitments (make_on) where make_on is not null;
create index recurring_commitments_goal_index on recurring_commitments (related_long_term_goal_id, user_id) where related_long_term_goal_id is not null;
alter table commitments add column recurring_commitment_id uuid, add column occurrence_on date,
  add constraint commitments_recurring_commitment_id_foreign foreign key (recurring_commitment_id) references recurring_commitments (id) on delete set null,
  add constraint commitments_recurring_commitment_id_occurrence_on_unique unique (recurring_commitment_id, occurrence_on);
`);
  }
}
