import { commitmentIdOf, meetingIdOf, MEETINGS_PER_POD, userIdOf } from './bench-database.ts';
import { CATEGORIES, enumName, instant, type Operation, STATUSES } from './operation.ts';

/** What every write of ours leaves beside its rows: the event, the line of the audit log, and the member's activity. Streaks are counted in TypeScript and not here. */
const told = (type: string, from: string, ids: string): string => `
  told AS (INSERT INTO events (id, type, at, user_id, ${ids}) SELECT gen_random_uuid(), '${type}', now(), user_id, id FROM ${from}),
  audited AS (INSERT INTO audit_log (id, at, actor_id, viewer_kind, operation, subject_id) SELECT gen_random_uuid(), now(), user_id, 'member', '${type}', user_id FROM ${from})`;
const noted = (type: string, from: string): string =>
  `noted AS (INSERT INTO commitment_events (user_id, commitment_id, type, at, recorded_at) SELECT user_id, id, '${type}', now(), now() FROM ${from})`;
const json = (field: string, part: string, columns: string, from: string): string =>
  `SELECT (SELECT row_to_json(x) FROM (SELECT (SELECT row_to_json(y) FROM (SELECT (SELECT row_to_json(c) FROM (SELECT ${columns} FROM ${from}) c) AS "${part}") y) AS "${field}") x)::text`;

export const WRITE_OPERATIONS: readonly Operation[] = [
  {
    name: 'create a commitment',
    kind: 'write',
    document: 'mutation Create($input: CreateCommitmentInput!) { createCommitment(input: $input) { commitment { id commitment status category createdAt } } }',
    sql: `WITH me AS (SELECT id FROM users WHERE id = $1::uuid FOR UPDATE),
      made AS (INSERT INTO commitments (id, user_id, commitment, category, created_at, updated_at) SELECT gen_random_uuid(), id, $2::text, 'health', now(), now() FROM me RETURNING *),
      ${noted('create', 'made')}, ${told('commitment.created', 'made', 'commitment_id')},
      counted AS (UPDATE users SET total_commitments = total_commitments + 1, last_activity_at = greatest(last_activity_at, now()) WHERE id IN (SELECT user_id FROM made))
      ${json('createCommitment', 'commitment', `id, commitment, ${enumName('status', STATUSES)} AS status, ${enumName('category', CATEGORIES)} AS category, ${instant('created_at')} AS "createdAt"`, 'made')}`,
    postgraphile:
      'mutation Q($id: UUID!, $text: String!) { createCommitment(input: { commitment: { userId: $id, commitment: $text, category: "health" } }) { commitment { rowId commitment status category createdAt } } }',
    asked: (n, { users }) => {
      const [user, text] = [n % users, `Write the report of week ${n % 50}`];
      const id = userIdOf(user);
      return { asker: { user }, variables: { input: { text, category: 'HEALTH' } }, values: [id, text], theirs: { id, text } };
    },
  },
  {
    name: 'complete a commitment',
    kind: 'write',
    most: ({ users, commitmentsPerUser }) => users * commitmentsPerUser,
    document: 'mutation Complete($input: CompleteCommitmentInput!) { completeCommitment(input: $input) { commitment { id status completedAt } } }',
    sql: `WITH me AS (SELECT id FROM users WHERE id = $1::uuid FOR UPDATE),
      done AS (UPDATE commitments SET status = 'completed', completed_at = now(), user_day = current_date, is_late = coalesce(due_date < current_date, false), updated_at = now(), version = version + 1
        WHERE id = $2::uuid AND user_id = (SELECT id FROM me) AND status = 'active' AND deleted_at IS NULL RETURNING *),
      ${noted('complete', 'done')}, ${told('commitment.completed', 'done', 'commitment_id')},
      counted AS (UPDATE users SET completed_commitments = completed_commitments + 1, last_activity_at = greatest(last_activity_at, now()) WHERE id IN (SELECT user_id FROM done))
      ${json('completeCommitment', 'commitment', `id, ${enumName('status', STATUSES)} AS status, ${instant('completed_at')} AS "completedAt"`, 'done')}`,
    postgraphile: `mutation Q($id: UUID!, $at: Datetime!, $on: Date!) { updateCommitmentByRowId(input: { rowId: $id, commitmentPatch: { status: "completed", completedAt: $at, userDay: $on } }) { commitment { rowId status completedAt } } }`,
    asked: (n, size) => {
      const [user, id, at] = [n % size.users, commitmentIdOf(n, size), new Date().toISOString()];
      return { asker: { user }, variables: { input: { id } }, values: [userIdOf(user), id], theirs: { id, at, on: at.slice(0, 10) } };
    },
  },
  {
    name: 'check in to a meeting',
    kind: 'write',
    most: ({ users }) => users * MEETINGS_PER_POD,
    before: 'UPDATE meetings SET scheduled_at = now()',
    document: 'mutation CheckIn($input: CheckInInput!) { checkIn(input: $input) { attendance { id status checkedInAt } } }',
    sql: `WITH me AS (SELECT id FROM users WHERE id = $1::uuid FOR UPDATE),
      held AS (SELECT m.id, m.pod_id FROM meetings m JOIN pod_memberships s ON s.pod_id = m.pod_id AND s.user_id = $1::uuid AND s.status = 'active'
        WHERE m.id = $2::uuid AND m.status = 'scheduled' AND now() BETWEEN m.scheduled_at - interval '10 minutes' AND m.scheduled_at + interval '15 minutes'),
      here AS (INSERT INTO meeting_attendance (meeting_id, user_id, status, source, checked_in_at, created_at, updated_at)
        SELECT held.id, me.id, 'attended', 'self', now(), now(), now() FROM held, me ON CONFLICT (meeting_id, user_id) DO UPDATE SET checked_in_at = excluded.checked_in_at RETURNING *),
      ${told('attendance.recorded', 'here', 'subject_id')},
      active AS (UPDATE users SET last_activity_at = greatest(last_activity_at, now()) WHERE id IN (SELECT user_id FROM here))
      ${json('checkIn', 'attendance', `id, ${enumName('status', ['expected', 'attended', 'missed', 'excused'])} AS status, ${instant('checked_in_at')} AS "checkedInAt"`, 'here')}`,
    postgraphile: `mutation Q($id: UUID!, $user: UUID!, $at: Datetime!) { createMeetingAttendance(input: { meetingAttendance: { meetingId: $id, userId: $user, status: "attended", source: "self", checkedInAt: $at } }) { meetingAttendance { rowId status checkedInAt } } }`,
    asked: (n, { users }) => {
      const [user, id] = [n % users, meetingIdOf(n, users)];
      return {
        asker: { user },
        variables: { input: { meetingId: id } },
        values: [userIdOf(user), id],
        theirs: { id, user: userIdOf(user), at: new Date().toISOString() },
      };
    },
  },
];
