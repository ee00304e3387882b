/** Pods, memberships and the waitlist. */
export const pods = `
create table pods (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  description text,
  day_of_week int,
  local_time time(0),
  timezone text,
  time_utc time(0),
  duration_minutes int not null default 60,
  zoom_link text,
  zoom_meeting_id text,
  calendar_event_id text,
  max_members int not null default 6,
  current_members int not null default 0,
  avg_attendance_rate numeric(5,2),
  avg_completion_rate numeric(5,2),
  member_satisfaction_score numeric(3,2),
  status text not null default 'active',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  next_meeting_at timestamptz,
  target_goals_category text,
  target_experience_level text,
  target_timezone_range text[],
  constraint valid_day check (day_of_week >= 1 and day_of_week <= 7),
  constraint valid_members check (current_members <= max_members),
  constraint valid_member_count check (current_members >= 0),
  constraint valid_max_members check (max_members >= 1),
  constraint valid_pod_duration check (duration_minutes >= 1),
  constraint valid_attendance check (avg_attendance_rate >= 0 and avg_attendance_rate <= 100),
  constraint valid_completion check (avg_completion_rate >= 0 and avg_completion_rate <= 100),
  constraint valid_satisfaction check (member_satisfaction_score >= 1 and member_satisfaction_score <= 5),
  constraint pods_status_check check (status in ('active', 'paused', 'disbanded')),
  constraint pods_target_goals_category_check check (target_goals_category in ('health', 'work', 'personal', 'learning')),
  constraint pods_target_experience_level_check check (target_experience_level in ('beginner', 'intermediate', 'advanced'))
);
create index pods_created_at_id_index on pods (created_at, id);
create index pods_status_index on pods (status);
create index pods_next_meeting_at_index on pods (next_meeting_at);

create table pod_memberships (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  pod_id uuid not null,
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  status text not null default 'active',
  meetings_attended int not null default 0,
  meetings_missed int not null default 0,
  contribution_score numeric(3,2),
  monthly_payment_active boolean not null default false,
  last_payment_at timestamptz,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint valid_left check ((status = 'left') = (left_at is not null)),
  constraint valid_attendance_counts check (meetings_attended >= 0 and meetings_missed >= 0),
  constraint valid_contribution check (contribution_score >= 1 and contribution_score <= 5),
  constraint pod_memberships_status_check check (status in ('active', 'paused', 'left')),
  constraint pod_memberships_user_id_foreign foreign key (user_id) references users (id) on delete cascade,
  constraint pod_memberships_pod_id_foreign foreign key (pod_id) references pods (id) on delete cascade
);
create index pod_memberships_user_id_joined_at_id_index on pod_memberships (user_id, joined_at, id);
create index pod_memberships_pod_id_joined_at_id_index on pod_memberships (pod_id, joined_at, id);
create unique index pod_memberships_user_id_pod_id_unique on pod_memberships (user_id, pod_id) where status <> 'left';

create table membership_periods (
  id uuid primary key default gen_random_uuid(),
  membership_id uuid not null,
  status text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint valid_period check (ended_at >= started_at),
  constraint membership_periods_status_check check (status in ('active', 'paused')),
  constraint membership_periods_membership_id_foreign foreign key (membership_id) references pod_memberships (id) on delete cascade
);
create index membership_periods_membership_id_started_at_index on membership_periods (membership_id, started_at);
create unique index membership_periods_open_unique on membership_periods (membership_id) where ended_at is null;

create table pod_waitlist (
  id uuid primary key default gen_random_uuid(),
  pod_id uuid not null,
  user_id uuid not null,
  status text not null default 'waiting',
  requested_at timestamptz not null,
  offered_at timestamptz,
  offer_expires_at timestamptz,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint valid_offer check (status <> 'offered' or offer_expires_at is not null),
  constraint pod_waitlist_status_check check (status in ('waiting', 'offered', 'accepted', 'expired', 'withdrawn')),
  constraint pod_waitlist_pod_id_foreign foreign key (pod_id) references pods (id) on delete cascade,
  constraint pod_waitlist_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index pod_waitlist_pod_id_status_requested_at_index on pod_waitlist (pod_id, status, requested_at);
create index pod_waitlist_user_id_index on pod_waitlist (user_id);
create unique index pod_waitlist_user_id_pod_id_unique on pod_waitlist (user_id, pod_id) where status in ('waiting', 'offered');
`;
