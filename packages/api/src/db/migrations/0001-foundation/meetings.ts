/** Meetings, attendance, and members who were brought together. */
export const meetings = `
create table meetings (
  id uuid primary key default gen_random_uuid(),
  pod_id uuid not null,
  scheduled_at timestamptz not null,
  local_date date not null,
  duration_minutes int not null default 60,
  status text not null default 'scheduled',
  attendees jsonb,
  absent_members jsonb,
  attendance_rate numeric(5,2),
  agenda jsonb,
  notes text,
  action_items jsonb,
  member_ratings jsonb,
  energy_level int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint meetings_pod_id_local_date_unique unique (pod_id, local_date),
  constraint valid_meeting_duration check (duration_minutes >= 1),
  constraint valid_attendance_rate check (attendance_rate >= 0 and attendance_rate <= 100),
  constraint valid_energy check (energy_level >= 1 and energy_level <= 10),
  constraint meetings_status_check check (status in ('scheduled', 'completed', 'cancelled')),
  constraint meetings_pod_id_foreign foreign key (pod_id) references pods (id) on delete cascade
);
create index meetings_pod_id_scheduled_at_id_index on meetings (pod_id, scheduled_at, id);
create index meetings_scheduled_at_id_index on meetings (scheduled_at, id);

create table meeting_attendance (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null,
  user_id uuid not null,
  rsvp text,
  status text not null default 'expected',
  source text not null default 'system',
  checked_in_at timestamptz,
  rating int,
  energy int,
  disputed_at timestamptz,
  dispute_note text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint meeting_attendance_meeting_id_user_id_unique unique (meeting_id, user_id),
  constraint valid_rating check (rating >= 1 and rating <= 5),
  constraint valid_attendance_energy check (energy >= 1 and energy <= 10),
  constraint meeting_attendance_rsvp_check check (rsvp in ('yes', 'no', 'maybe')),
  constraint meeting_attendance_status_check check (status in ('expected', 'attended', 'missed', 'excused')),
  constraint meeting_attendance_source_check check (source in ('self', 'host', 'admin', 'system')),
  constraint meeting_attendance_meeting_id_foreign foreign key (meeting_id) references meetings (id) on delete cascade,
  constraint meeting_attendance_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
create index meeting_attendance_user_id_index on meeting_attendance (user_id);

create table connections (
  id uuid primary key default gen_random_uuid(),
  first_user_id uuid not null,
  second_user_id uuid not null,
  third_user_id uuid,
  pod_id uuid,
  round_on date not null,
  why jsonb,
  has_met boolean,
  answered_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint connections_pair_round_unique unique (first_user_id, second_user_id, round_on),
  constraint valid_pair check (first_user_id < second_user_id),
  constraint connections_first_user_id_foreign foreign key (first_user_id) references users (id) on delete cascade,
  constraint connections_second_user_id_foreign foreign key (second_user_id) references users (id) on delete cascade,
  constraint connections_third_user_id_foreign foreign key (third_user_id) references users (id) on delete set null,
  constraint connections_pod_id_foreign foreign key (pod_id) references pods (id) on delete set null
);
create index connections_second_user_id_index on connections (second_user_id);
create index connections_third_user_id_index on connections (third_user_id);
create index connections_pod_id_index on connections (pod_id);
create index connections_round_on_id_index on connections (round_on, id);
`;
