import { commitmentIdOf, meetingIdOf, MEETINGS_PER_POD, userIdOf } from './ids.ts';
import { CATEGORIES, enumName, instant, type Operation, STATUSES } from './operation.ts';

/** What every write of ours leaves beside its rows: the event, the line of the audit log, and the member's activity. */
const told = (type: string, from: string, ids: string): string => `
  told AS (INSERT INTO events (id, type, at, user_id, ${ids}) SELECT gen_random_uuid(), '${type}', now(), user_id, id FROM ${from}),
  audited AS (INSERT INTO audit_log (id, at, actor_id, viewer_kind, operation, subject_id) SELECT gen_random_uuid(), now(), user_id, 'member', '${type}', user_id FROM ${from})`;
const noted = (type: string, from: string): string =>
  `noted AS (INSERT INTO commitment_events (user_id, commitment_id, type, at, recorded_at) SELECT user_id, id, '${type}', now(), now() FROM ${from})`;
const json = (field: string, part: string, columns: string, from: string): string =>
  `SELECT (SELECT row_to_json(x) FROM (SELECT (SELECT row_to_json(y) FROM (SELECT (SELECT row_to_json(c) FROM (SELECT ${columns} FROM ${from}) c) AS "${part}") y) AS "${field}") x)::text`;

/** A write by hand: what it does, for the member `$1`, and which of its parts is the row that is answered. */
type ByHand = { readonly does: string; readonly made: string };

const ME = 'me AS (SELECT id, timezone FROM users WHERE id = $1::uuid FOR UPDATE)';
const CREATE: ByHand = {
  made: 'made',
  does: `${ME},
  made AS (INSERT INTO commitments (id, user_id, commitment, category, created_at, updated_at) SELECT gen_random_uuid(), id, $2::text, 'health', now(), now() FROM me RETURNING *),
  ${noted('create', 'made')}, ${told('commitment.created', 'made', 'commitment_id')},
  counted AS (UPDATE users SET total_commitments = total_commitments + 1, last_activity_at = greatest(last_activity_at, now()) WHERE id IN (SELECT user_id FROM made))`,
};
/** The streak as it is where nobody travels, rests or reports for yesterday: one more than at the end of the day before, until the next promise falls due unkept. */
const COMPLETE: ByHand = {
  made: 'done',
  does: `${ME},
  today AS (SELECT (now() AT TIME ZONE timezone - interval '3 hours')::date AS day FROM me),
  done AS (UPDATE commitments SET status = 'completed', completed_at = now(), user_day = today.day, is_late = coalesce(due_date < today.day, false), updated_at = now(), version = version + 1
    FROM today WHERE id = $2::uuid AND user_id = (SELECT id FROM me) AND status = 'active' AND deleted_at IS NULL RETURNING commitments.*),
  ${noted('complete', 'done')}, ${told('commitment.completed', 'done', 'commitment_id')},
  ledger AS (INSERT INTO user_days (user_id, day, verdict, rule, reason, timezone, credits, misses, streak_after, longest_after, idle_after, tokens_after)
    SELECT d.user_id, d.user_day, 'kept', 'kept', 'You kept a promise.', me.timezone, 1, 0, b.streak_after + 1, greatest(b.longest_after, b.streak_after + 1), 0, b.tokens_after
    FROM done d, me, LATERAL (SELECT * FROM user_days WHERE user_id = d.user_id AND day < d.user_day ORDER BY day DESC LIMIT 1) b
    ON CONFLICT (user_id, day) DO UPDATE SET verdict = 'kept', rule = 'kept', reason = excluded.reason, credits = user_days.credits + 1,
      streak_after = excluded.streak_after, longest_after = excluded.longest_after, idle_after = 0 RETURNING *),
  due AS (SELECT min(c.due_date) AS day FROM commitments c, ledger l WHERE c.user_id = l.user_id AND c.status = 'active' AND c.due_date >= l.day AND c.id <> $2::uuid),
  counted AS (UPDATE users SET completed_commitments = completed_commitments + 1, last_activity_at = greatest(last_activity_at, now()), current_streak = l.streak_after,
    longest_streak = greatest(longest_streak, l.streak_after), streak_valid_until = (coalesce(due.day, l.day + 8) + 1 + time '03:00') AT TIME ZONE l.timezone,
    ledger_closes_at = (l.day + 1 + time '03:00') AT TIME ZONE l.timezone FROM ledger l, due WHERE users.id = l.user_id)`,
};
const CHECK_IN: ByHand = {
  made: 'here',
  does: `${ME},
  held AS (SELECT m.id, m.pod_id FROM meetings m JOIN pod_memberships s ON s.pod_id = m.pod_id AND s.user_id = $1::uuid AND s.status = 'active'
    WHERE m.id = $2::uuid AND m.status = 'scheduled' AND now() BETWEEN m.scheduled_at - interval '10 minutes' AND m.scheduled_at + interval '15 minutes'),
  here AS (INSERT INTO meeting_attendance (meeting_id, user_id, status, source, checked_in_at, created_at, updated_at)
    SELECT held.id, me.id, 'attended', 'self', now(), now(), now() FROM held, me ON CONFLICT (meeting_id, user_id) DO UPDATE SET checked_in_at = excluded.checked_in_at RETURNING *),
  ${told('attendance.recorded', 'here', 'subject_id')},
  active AS (UPDATE users SET last_activity_at = greatest(last_activity_at, now()) WHERE id IN (SELECT user_id FROM here))`,
};

const functionOf = (name: string, parameter: string, row: string, { does, made }: ByHand): string =>
  `CREATE FUNCTION ${name}(member uuid, ${parameter}) RETURNS ${row} LANGUAGE plpgsql VOLATILE AS $$ DECLARE answer ${row}; BEGIN WITH ${does} SELECT * INTO answer FROM ${made}; RETURN answer; END $$`;

/** The same as functions, for those who reach PostgreSQL by them: whoever is compared leaves the same rows. */
export const WRITE_FUNCTIONS: readonly string[] = [
  functionOf('keep_promise', 'content text', 'commitments', CREATE),
  functionOf('report_done', 'promise uuid', 'commitments', COMPLETE),
  functionOf('say_here', 'meeting uuid', 'meeting_attendance', CHECK_IN),
];

export const WRITE_OPERATIONS: readonly Operation[] = [
  {
    name: 'create a commitment',
    kind: 'write',
    document: 'mutation Create($input: CreateCommitmentInput!) { createCommitment(input: $input) { commitment { id commitment status category createdAt } } }',
    sql: `WITH ${CREATE.does} ${json('createCommitment', 'commitment', `id, commitment, ${enumName('status', STATUSES)} AS status, ${enumName('category', CATEGORIES)} AS category, ${instant('created_at')} AS "createdAt"`, 'made')}`,
    postgraphile:
      'mutation Q($id: UUID!, $text: String!) { keepPromise(input: { member: $id, content: $text }) { result { rowId commitment status category createdAt } } }',
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
    sql: `WITH ${COMPLETE.does} ${json('completeCommitment', 'commitment', `id, ${enumName('status', STATUSES)} AS status, ${instant('completed_at')} AS "completedAt"`, 'done')}`,
    postgraphile: 'mutation Q($user: UUID!, $id: UUID!) { reportDone(input: { member: $user, promise: $id }) { result { rowId status completedAt } } }',
    asked: (n, size) => {
      const [user, id] = [n % size.users, commitmentIdOf(n, size)];
      return { asker: { user }, variables: { input: { id } }, values: [userIdOf(user), id], theirs: { id, user: userIdOf(user) } };
    },
  },
  {
    name: 'check in to a meeting',
    kind: 'write',
    most: ({ users }) => users * MEETINGS_PER_POD,
    before: `UPDATE meetings SET scheduled_at = now() WHERE status = 'scheduled'`,
    document: 'mutation CheckIn($input: CheckInInput!) { checkIn(input: $input) { attendance { id status checkedInAt } } }',
    sql: `WITH ${CHECK_IN.does} ${json('checkIn', 'attendance', `id, ${enumName('status', ['expected', 'attended', 'missed', 'excused'])} AS status, ${instant('checked_in_at')} AS "checkedInAt"`, 'here')}`,
    postgraphile: 'mutation Q($user: UUID!, $id: UUID!) { sayHere(input: { member: $user, meeting: $id }) { result { rowId status checkedInAt } } }',
    asked: (n, { users }) => {
      const [user, id] = [n % users, meetingIdOf(n, users)];
      return {
        asker: { user },
        variables: { input: { meetingId: id } },
        values: [userIdOf(user), id],
        theirs: { id, user: userIdOf(user) },
      };
    },
  },
];
