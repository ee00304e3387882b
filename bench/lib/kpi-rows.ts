import { id } from './ids.ts';

/** What each member has: commitments of the last twelve weeks, and a pod of six with two calls behind it. */
export const COMMITMENTS_EACH = 2;
const CALLS = 2;
const WEEKS = 12;

/** The rows that the figures of the dashboard are counted from. What nobody counts (texts, goals) is short or left out. */
export function kpiRowsOf(users: number): string[] {
  const pods = Math.ceil(users / 6);
  const age = `now() - (n % 730) * interval '1 day' - interval '1 hour'`;
  const dueDay = `current_date - (n * 7 % ${WEEKS * 7})`;
  const call = `now() - (1 + (n % ${CALLS}) * 7) * interval '1 day'`;
  return [
    // The rows are consistent as they are written: neither foreign keys nor the index of words are needed to count them.
    `SET session_replication_role = replica`,
    `DROP INDEX commitments_words_index`,
    `INSERT INTO users (id, telegram_user_id, first_name, created_at, updated_at, timezone, goals_category, total_commitments, completed_commitments, current_streak,
       longest_streak, last_activity_at, streak_valid_until)
     SELECT ${id(1, 'n')}, 5000000000 + n, 'Member', ${age}, now(), 'Europe/Oslo', (ARRAY['health', 'work', 'personal', 'learning'])[1 + n % 4], ${COMMITMENTS_EACH}, 1, n % 9,
       9, now() - (n % 21) * interval '1 day', now() + (n % 3 - 1) * interval '1 day' FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO pods (id, name, max_members, current_members, created_at, updated_at) SELECT ${id(2, 'n')}, 'Pod ' || n, 6, 6, ${age}, now() FROM generate_series(0, ${pods - 1}) n`,
    `INSERT INTO pod_memberships (id, user_id, pod_id, joined_at, status) SELECT ${id(3, 'n')}, ${id(1, 'n')}, ${id(2, 'n / 6')}, now(), 'active' FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO commitments (id, user_id, pod_id, commitment, status, category, due_date, closes_at, completed_at, user_day, created_at, updated_at, context_from_previous)
     SELECT ${id(5, 'n')}, ${id(1, `n / ${COMMITMENTS_EACH}`)}, ${id(2, `n / ${COMMITMENTS_EACH} / 6`)}, 'Run', CASE WHEN n % 3 > 0 THEN 'completed' ELSE 'failed' END,
       (ARRAY['health', 'work', 'personal', 'learning'])[1 + n % 4], ${dueDay}, ${dueDay} + interval '27 hours', CASE WHEN n % 3 > 0 THEN ${dueDay} + interval '12 hours' END,
       CASE WHEN n % 3 > 0 THEN ${dueDay} END, ${dueDay} - interval '1 day', now(), '{}' FROM generate_series(0, ${users * COMMITMENTS_EACH - 1}) n`,
    `INSERT INTO meetings (id, pod_id, scheduled_at, local_date, duration_minutes, status, attendance_rate) SELECT ${id(6, 'n')}, ${id(2, `n / ${CALLS}`)}, ${call}, (${call})::date, 60,
       'completed', 50 + n % 50 FROM generate_series(0, ${pods * CALLS - 1}) n`,
    `INSERT INTO meeting_attendance (meeting_id, user_id, status, source, created_at, updated_at) SELECT ${id(6, 'n / 6')}, ${id(1, `(n / 6 / ${CALLS} * 6 + n % 6)`)},
       CASE WHEN n % 5 > 0 THEN 'attended' ELSE 'missed' END, 'system', now(), now() FROM generate_series(0, ${pods * CALLS * 6 - 1}) n`,
    `SET session_replication_role = DEFAULT`,
  ];
}
