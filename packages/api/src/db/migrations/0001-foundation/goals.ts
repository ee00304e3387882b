/** Long-term goals and what is remembered about a member. */
export const goals = `
create table long_term_goals (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  title text not null,
  description text,
  target_completion_date date,
  category text,
  progress_percentage numeric(5,2) not null default 0,
  status text not null default 'active',
  context_summary jsonb,
  success_patterns jsonb,
  struggle_patterns jsonb,
  ai_recommendations jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint long_term_goals_id_user_id_unique unique (id, user_id),
  constraint valid_progress check (progress_percentage >= 0 and progress_percentage <= 100),
  constraint long_term_goals_category_check check (category in ('health', 'work', 'personal', 'learning')),
  constraint long_term_goals_status_check check (status in ('active', 'completed', 'archived')),
  constraint long_term_goals_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index long_term_goals_user_id_created_at_id_index on long_term_goals (user_id, created_at, id);

create table memory_facts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  fact text not null,
  source_commitment_id uuid,
  valid_at timestamptz,
  invalid_at timestamptz,
  created_at timestamptz not null default now(),
  expired_at timestamptz,
  constraint valid_fact check (fact <> ''),
  constraint memory_facts_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index memory_facts_user_id_created_at_index on memory_facts (user_id, created_at);
create index memory_facts_source_commitment_id_index on memory_facts (source_commitment_id);

create table pattern_claims (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  factor text not null,
  level text not null,
  direction text not null,
  inside jsonb not null,
  outside jsonb not null,
  effect_pp jsonb not null,
  p_adjusted numeric(7,6) not null,
  looks_spent int not null,
  first_seen date not null,
  last_confirmed date not null,
  valid_at timestamptz not null,
  invalid_at timestamptz,
  evidence jsonb not null,
  text text not null,
  created_at timestamptz not null default now(),
  constraint valid_p_adjusted check (p_adjusted >= 0 and p_adjusted <= 1),
  constraint pattern_claims_factor_check check (factor in (
    'weekday', 'weekend', 'time_of_day', 'category', 'difficulty', 'lead_time', 'duration', 'load', 'smart_score', 'after_miss', 'change_point'
  )),
  constraint pattern_claims_direction_check check (direction in ('up', 'down')),
  constraint pattern_claims_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index pattern_claims_user_id_created_at_index on pattern_claims (user_id, created_at);
create unique index pattern_claims_current_unique on pattern_claims (user_id, factor, level) where invalid_at is null;
`;
