import { podIdOf, telegramIdOf, userIdOf } from './ids.ts';
import { CATEGORIES, enumName, instant, MEETING_STATUSES, MEMBERSHIP_STATUSES, type Operation, POD_STATUSES, STATUSES } from './operation.ts';

const MY_PODS = `ARRAY(SELECT pod_id FROM pod_memberships WHERE user_id = $1::uuid AND status = 'active')`;
const streak = (now: string): string => `CASE WHEN streak_valid_until <= ${now}::timestamptz THEN 0 ELSE current_streak END AS "currentStreak"`;

export const READ_OPERATIONS: readonly Operation[] = [
  {
    name: 'member by Telegram id',
    kind: 'read',
    document:
      'query MemberByTelegramId($telegramUserId: TelegramID!) { user(telegramUserId: $telegramUserId) { id telegramUserId firstName username timezone goalsCategory currentStreak longestStreak totalCommitments completedCommitments createdAt lastActivityAt } }',
    sql: `SELECT (SELECT row_to_json(x) FROM (SELECT (SELECT row_to_json(u) FROM (SELECT id, telegram_user_id::text AS "telegramUserId", first_name AS "firstName", username, timezone,
      ${enumName('goals_category', CATEGORIES)} AS "goalsCategory", ${streak('$2')}, longest_streak AS "longestStreak",
      total_commitments AS "totalCommitments", completed_commitments AS "completedCommitments", ${instant('created_at')} AS "createdAt", ${instant('last_activity_at')} AS "lastActivityAt"
      FROM users WHERE telegram_user_id = $1::int8) u) AS "user") x)::text`,
    postgraphile:
      'query Q($id: BigInt!) { userByTelegramUserId(telegramUserId: $id) { rowId telegramUserId firstName username timezone goalsCategory currentStreak longestStreak totalCommitments completedCommitments createdAt lastActivityAt } }',
    asked: (n, { users }) => {
      const id = telegramIdOf(n % users);
      return { asker: 'admin', variables: { telegramUserId: id }, values: [id, new Date()], theirs: { id } };
    },
  },
  {
    name: '20 commitments + goal + pod',
    kind: 'read',
    document:
      'query TwentyCommitments($first: Int!) { me { commitments(first: $first) { nodes { id commitment status category dueDate createdAt sharedWithPod longTermGoal { id title progressPercentage } pod { id name status maxMembers } } } } }',
    sql: `SELECT (SELECT row_to_json(x) FROM (SELECT (SELECT row_to_json(m) FROM (SELECT (SELECT row_to_json(y) FROM (SELECT (SELECT coalesce(json_agg(row_to_json(n)), '[]') FROM (
        SELECT c.id, c.commitment, ${enumName('c.status', STATUSES)} AS status, ${enumName('c.category', CATEGORIES)} AS category, c.due_date AS "dueDate",
          ${instant('c.created_at')} AS "createdAt", c.shared_with_pod AS "sharedWithPod",
          (SELECT row_to_json(g) FROM (SELECT id, title, progress_percentage::float8 AS "progressPercentage" FROM long_term_goals WHERE id = c.related_long_term_goal_id AND user_id = $1::uuid) g) AS "longTermGoal",
          (SELECT row_to_json(p) FROM (SELECT id, name, ${enumName('status', POD_STATUSES)} AS status, max_members AS "maxMembers" FROM pods WHERE id = c.pod_id AND id = ANY (${MY_PODS})) p) AS pod
        FROM commitments c WHERE c.user_id = u.id AND c.deleted_at IS NULL AND (c.user_id = $1::uuid OR (c.pod_id = ANY (${MY_PODS}) AND c.shared_with_pod))
        ORDER BY c.created_at DESC, c.id DESC LIMIT 20) n) AS nodes) y) AS commitments
      FROM users u WHERE u.id = $1::uuid) m) AS me) x)::text`,
    postgraphile:
      'query Q($id: UUID!) { userByRowId(rowId: $id) { commitmentsByUserId(first: 20, orderBy: [CREATED_AT_DESC]) { nodes { rowId commitment status category dueDate createdAt sharedWithPod longTermGoalByRelatedLongTermGoalIdAndUserId { rowId title progressPercentage } podByPodId { rowId name status maxMembers } } } } }',
    asked: (n, { users }) => ({ asker: { user: n % users }, variables: { first: 20 }, values: [userIdOf(n % users)], theirs: { id: userIdOf(n % users) } }),
  },
  {
    name: 'pod, 6 members, next meeting',
    kind: 'read',
    document:
      'query PodWithMembers($id: ID!) { pod(id: $id) { id name status maxMembers currentMembers members { id status joinedAt user { id firstName username currentStreak } } nextMeeting { id scheduledAt durationMinutes status } } }',
    sql: `SELECT (SELECT row_to_json(x) FROM (SELECT (SELECT row_to_json(p) FROM (SELECT d.id, d.name, ${enumName('d.status', POD_STATUSES)} AS status, d.max_members AS "maxMembers", d.current_members AS "currentMembers",
        (SELECT coalesce(json_agg(row_to_json(m)), '[]') FROM (SELECT s.id, ${enumName('s.status', MEMBERSHIP_STATUSES)} AS status, ${instant('s.joined_at')} AS "joinedAt",
            (SELECT row_to_json(u) FROM (SELECT id, first_name AS "firstName", username, ${streak('$3')} FROM users WHERE id = s.user_id) u) AS "user"
          FROM pod_memberships s WHERE s.pod_id = d.id AND s.status <> 'left' AND (s.user_id = $1::uuid OR s.pod_id = ANY (${MY_PODS})) ORDER BY s.joined_at, s.id) m) AS members,
        (SELECT row_to_json(t) FROM (SELECT id, ${instant('scheduled_at')} AS "scheduledAt", duration_minutes AS "durationMinutes", ${enumName('status', MEETING_STATUSES)} AS status FROM meetings
          WHERE pod_id = d.id AND status = 'scheduled' AND scheduled_at + duration_minutes * interval '1 minute' > $3::timestamptz AND pod_id = ANY (${MY_PODS})
          ORDER BY meetings.scheduled_at, id LIMIT 1) t) AS "nextMeeting"
      FROM pods d WHERE d.id = $2::uuid AND d.id = ANY (${MY_PODS})) p) AS pod) x)::text`,
    postgraphile: `query Q($id: UUID!) { podByRowId(rowId: $id) { rowId name status maxMembers currentMembers podMembershipsByPodId { nodes { rowId status joinedAt userByUserId { rowId firstName username currentStreak } } }
      meetingsByPodId(first: 1) { nodes { rowId scheduledAt durationMinutes status } } } }`,
    asked: (n, { users }) => {
      const [user, id] = [n % users, podIdOf(n % users)];
      return { asker: { user }, variables: { id }, values: [userIdOf(user), id, new Date()], theirs: { id } };
    },
  },
  {
    name: '100 members with roles',
    kind: 'read',
    isTrustedOnly: true,
    document:
      'query MembersWithRoles($first: Int!) { users(first: $first) { nodes { id firstName username timezone goalsCategory currentStreak roles { id roleType grantedAt expiresAt } } } }',
    sql: `SELECT (SELECT row_to_json(x) FROM (SELECT (SELECT row_to_json(y) FROM (SELECT (SELECT coalesce(json_agg(row_to_json(n)), '[]') FROM (
        SELECT u.id, u.first_name AS "firstName", u.username, u.timezone, ${enumName('u.goals_category', CATEGORIES)} AS "goalsCategory", ${streak('$1')},
          (SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM (SELECT id, ${enumName('role_type', ['unpaid', 'paid', 'pod_member', 'admin', 'super_admin'])} AS "roleType", ${instant('granted_at')} AS "grantedAt",
            ${instant('expires_at')} AS "expiresAt" FROM user_roles WHERE user_id = u.id ORDER BY user_roles.granted_at, id) r) AS roles
        FROM users u ORDER BY u.created_at DESC, u.id DESC LIMIT 100) n) AS nodes) y) AS users) x)::text`,
    postgraphile:
      'query Q { allUsers(first: 100, orderBy: [CREATED_AT_DESC]) { nodes { rowId firstName username timezone goalsCategory currentStreak userRolesByUserId { nodes { rowId roleType grantedAt expiresAt } } } } }',
    asked: () => ({ asker: 'admin', variables: { first: 100 }, values: [new Date()], theirs: {} }),
  },
];
