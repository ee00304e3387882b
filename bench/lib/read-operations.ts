import { createHash } from 'node:crypto';
import { telegramIdOf, userIdOf } from './bench-database.ts';

/** Who asks: the n-th member, through the bot; or an admin. */
export type Asker = { readonly user: number } | 'admin';
/** One operation in three forms: a document, hand-written SQL with the same predicates and formats, and what a request brings. */
export type ReadOperation = {
  readonly name: string;
  readonly document: string;
  readonly sql: string;
  readonly requestOf: (user: number) => { readonly asker: Asker; readonly variables: Record<string, unknown>; readonly values: unknown[] };
};

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', ${INSTANT})`;
const enumName = (column: string, values: readonly string[]): string =>
  `CASE ${column} ${values.map((value) => `WHEN '${value}' THEN '${value.toUpperCase()}'`).join(' ')} END`;
const CATEGORIES = ['health', 'work', 'personal', 'learning'];

export const READ_OPERATIONS: readonly ReadOperation[] = [
  {
    name: 'member by Telegram id',
    document:
      'query MemberByTelegramId($telegramUserId: TelegramID!) { user(telegramUserId: $telegramUserId) { id telegramUserId firstName username timezone goalsCategory currentStreak longestStreak totalCommitments completedCommitments createdAt lastActivityAt } }',
    sql: `SELECT (SELECT row_to_json(x) FROM (SELECT (SELECT row_to_json(u) FROM (SELECT id, telegram_user_id::text AS "telegramUserId", first_name AS "firstName", username, timezone,
      ${enumName('goals_category', CATEGORIES)} AS "goalsCategory", CASE WHEN streak_valid_until <= $2::timestamptz THEN 0 ELSE current_streak END AS "currentStreak", longest_streak AS "longestStreak",
      total_commitments AS "totalCommitments", completed_commitments AS "completedCommitments", ${instant('created_at')} AS "createdAt", ${instant('last_activity_at')} AS "lastActivityAt"
      FROM users WHERE telegram_user_id = $1::int8) u) AS "user") x)::text`,
    requestOf: (user) => ({ asker: 'admin', variables: { telegramUserId: telegramIdOf(user) }, values: [telegramIdOf(user), new Date()] }),
  },
  {
    name: '20 commitments + goal + pod',
    document:
      'query TwentyCommitments($first: Int!) { me { commitments(first: $first) { nodes { id commitment status category dueDate createdAt sharedWithPod longTermGoal { id title progressPercentage } pod { id name status maxMembers } } } } }',
    sql: `SELECT (SELECT row_to_json(x) FROM (SELECT (SELECT row_to_json(m) FROM (SELECT (SELECT row_to_json(y) FROM (SELECT (SELECT coalesce(json_agg(row_to_json(n)), '[]') FROM (
        SELECT c.id, c.commitment, ${enumName('c.status', ['active', 'completed', 'failed', 'paused'])} AS status, ${enumName('c.category', CATEGORIES)} AS category, c.due_date AS "dueDate",
          ${instant('c.created_at')} AS "createdAt", c.shared_with_pod AS "sharedWithPod",
          (SELECT row_to_json(g) FROM (SELECT id, title, progress_percentage::float8 AS "progressPercentage" FROM long_term_goals WHERE id = c.related_long_term_goal_id AND user_id = $1::uuid) g) AS "longTermGoal",
          (SELECT row_to_json(p) FROM (SELECT id, name, status, max_members AS "maxMembers" FROM pods WHERE id = c.pod_id
            AND id = ANY (ARRAY(SELECT pod_id FROM pod_memberships WHERE user_id = $1::uuid AND status = 'active'))) p) AS pod
        FROM commitments c WHERE c.user_id = u.id AND c.deleted_at IS NULL
          AND (c.user_id = $1::uuid OR (c.pod_id = ANY (ARRAY(SELECT pod_id FROM pod_memberships WHERE user_id = $1::uuid AND status = 'active')) AND c.shared_with_pod))
        ORDER BY c.created_at DESC, c.id DESC LIMIT 20) n) AS nodes) y) AS commitments
      FROM users u WHERE u.id = $1::uuid) m) AS me) x)::text`,
    requestOf: (user) => ({ asker: { user }, variables: { first: 20 }, values: [userIdOf(user)] }),
  },
];

export const hashOf = (document: string): string => createHash('sha256').update(document).digest('hex');
export const MANIFEST: Readonly<Record<string, string>> = Object.fromEntries(READ_OPERATIONS.map(({ document }) => [`sha256:${hashOf(document)}`, document]));
