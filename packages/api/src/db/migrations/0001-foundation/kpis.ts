/** The rolled-up figures of the dashboard, and the four views that show them. */
export const kpis = `
create table kpi_current (
  id int primary key,
  refreshed_at timestamptz not null,
  refreshed_position bigint,
  overall_attendance double precision,
  total_meetings_this_week int not null,
  attended_seats int not null,
  expected_seats int not null,
  active_users int not null,
  total_users int not null,
  completed_commitments bigint not null,
  total_commitments bigint not null,
  due_commitments bigint not null,
  due_completed_commitments bigint not null,
  avg_current_streak double precision,
  new_users_this_week int not null,
  constraint kpi_current_one_row check (id = 1)
);

insert into kpi_current (id, refreshed_at, total_meetings_this_week, attended_seats, expected_seats, active_users, total_users,
  completed_commitments, total_commitments, due_commitments, due_completed_commitments, new_users_this_week)
values (1, now(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

create view pod_attendance_kpi as
select overall_attendance, total_meetings_this_week,
  attended_seats * 100.0::double precision / nullif(expected_seats, 0) as people_weighted_attendance,
  attended_seats, expected_seats, refreshed_at
from kpi_current;

create view bot_usage_kpi as
select active_users * 100.0::double precision / nullif(total_users, 0) as weekly_active_percentage,
  active_users, total_users, refreshed_at
from kpi_current;

create view commitment_fulfillment_kpi as
select completed_commitments * 100.0::double precision / nullif(total_commitments, 0) as overall_completion_rate,
  avg_current_streak, completed_commitments, total_commitments,
  due_completed_commitments * 100.0::double precision / nullif(due_commitments, 0) as due_only_completion_rate,
  due_commitments, due_completed_commitments, refreshed_at
from kpi_current;

create view new_users_kpi as
select new_users_this_week, refreshed_at
from kpi_current;
`;
