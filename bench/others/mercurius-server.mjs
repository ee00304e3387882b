import Fastify from 'fastify';
import mercurius from 'mercurius';
import { Pool } from 'pg';
import { report } from './report.mjs';

// Mercurius with its JIT, resolvers of one prepared statement each and its own batching loaders. No credentials: the member is told by a header.
const pool = new Pool({ connectionString: process.argv[2], max: 10, options: '-c TimeZone=UTC' });
const rows = async (name, text, values) => (await pool.query({ name, text, values })).rows;
const upper = (text) => text?.toUpperCase() ?? null;
const instant = (at) => at?.toISOString() ?? null;

const schema = `
  type User { id: ID!, telegramUserId: String, firstName: String, username: String, timezone: String, goalsCategory: String, currentStreak: Int!, longestStreak: Int!,
    totalCommitments: Int!, completedCommitments: Int!, createdAt: String!, lastActivityAt: String, commitments(first: Int!): CommitmentPage!, roles: [UserRole!]! }
  type UserRole { id: ID!, roleType: String!, grantedAt: String!, expiresAt: String }
  type CommitmentPage { nodes: [Commitment!]! }
  type UserPage { nodes: [User!]! }
  type Commitment { id: ID!, commitment: String!, status: String!, category: String, dueDate: String, createdAt: String!, completedAt: String, sharedWithPod: Boolean!, longTermGoal: Goal, pod: Pod }
  type Goal { id: ID!, title: String!, progressPercentage: Float! }
  type Pod { id: ID!, name: String!, status: String!, maxMembers: Int!, currentMembers: Int!, members: [Membership!]!, nextMeeting: Meeting }
  type Membership { id: ID!, status: String!, joinedAt: String!, user: User! }
  type Meeting { id: ID!, scheduledAt: String!, durationMinutes: Int!, status: String! }
  type Attendance { id: ID!, status: String!, checkedInAt: String }
  type CommitmentPayload { commitment: Commitment! }
  type AttendancePayload { attendance: Attendance! }
  input CreateCommitmentInput { text: String!, category: String }
  input CompleteCommitmentInput { id: ID! }
  input CheckInInput { meetingId: ID! }
  scalar TelegramID
  type Query { user(telegramUserId: TelegramID!): User, me: User, pod(id: ID!): Pod, users(first: Int!): UserPage! }
  type Mutation { createCommitment(input: CreateCommitmentInput!): CommitmentPayload!, completeCommitment(input: CompleteCommitmentInput!): CommitmentPayload!,
    checkIn(input: CheckInInput!): AttendancePayload! }`;

const userOf = (u) =>
  u && {
    id: u.id,
    telegramUserId: u.telegram_user_id,
    firstName: u.first_name,
    username: u.username,
    timezone: u.timezone,
    goalsCategory: upper(u.goals_category),
    currentStreak: u.streak_valid_until && u.streak_valid_until <= new Date() ? 0 : u.current_streak,
    longestStreak: u.longest_streak,
    totalCommitments: u.total_commitments,
    completedCommitments: u.completed_commitments,
    createdAt: instant(u.created_at),
    lastActivityAt: instant(u.last_activity_at),
  };
const podOf = (p) => p && { id: p.id, name: p.name, status: upper(p.status), maxMembers: p.max_members, currentMembers: p.current_members };
const commitmentOf = (c) => ({
  id: c.id,
  commitment: c.commitment,
  status: upper(c.status),
  category: upper(c.category),
  dueDate: c.due,
  createdAt: instant(c.created_at),
  completedAt: instant(c.completed_at),
  sharedWithPod: c.shared_with_pod,
  goalId: c.related_long_term_goal_id,
  podId: c.pod_id,
});
const COMMITMENT = 'id, commitment, status, category, due_date::text as due, created_at, completed_at, shared_with_pod, related_long_term_goal_id, pod_id';
const MINE = "(select pod_id from pod_memberships where user_id = $2 and status = 'active')";
const byKey = (queries, found, keyOf) => {
  const map = Map.groupBy(found, keyOf);
  return queries.map((key) => map.get(key) ?? []);
};

const resolvers = {
  Query: {
    user: async (_, { telegramUserId }) => userOf((await rows('user', 'select * from users where telegram_user_id = $1', [telegramUserId]))[0]),
    me: async (_, __, { userId }) => userOf((await rows('me', 'select * from users where id = $1', [userId]))[0]),
    pod: async (_, { id }, { userId }) => podOf((await rows('pod', `select * from pods where id = $1 and id = any (array${MINE})`, [id, userId]))[0]),
    users: async (_, { first }) => ({ nodes: (await rows('users', 'select * from users order by created_at desc, id desc limit $1', [first])).map(userOf) }),
  },
  User: {
    commitments: async ({ id }, { first }, { userId }) => ({
      nodes: (
        await rows(
          'commitments',
          `select ${COMMITMENT} from commitments where user_id = $1 and deleted_at is null and (user_id = $2 or pod_id = any (array${MINE}) and shared_with_pod)
           order by created_at desc, id desc limit $3`,
          [id, userId, first],
        )
      ).map(commitmentOf),
    }),
  },
  Mutation: {
    createCommitment: async (_, { input }, { userId }) => ({
      commitment: commitmentOf((await rows('create', `select ${COMMITMENT} from keep_promise($1, $2)`, [userId, input.text]))[0]),
    }),
    completeCommitment: async (_, { input }, { userId }) => ({
      commitment: commitmentOf((await rows('complete', `select ${COMMITMENT} from report_done($1, $2)`, [userId, input.id]))[0]),
    }),
    checkIn: async (_, { input }, { userId }) => {
      const [a] = await rows('check-in', 'select id, status, checked_in_at from say_here($1, $2)', [userId, input.meetingId]);
      return { attendance: { id: a.id, status: upper(a.status), checkedInAt: instant(a.checked_in_at) } };
    },
  },
};
const loaders = {
  User: {
    roles: async (queries) => {
      const ids = queries.map(({ obj }) => obj.id);
      const found = await rows('roles', 'select * from user_roles where user_id = any ($1) order by granted_at, id', [ids]);
      const written = (r) => ({ id: r.id, roleType: upper(r.role_type), grantedAt: instant(r.granted_at), expiresAt: instant(r.expires_at) });
      return byKey(ids, found, (r) => r.user_id).map((own) => own.map(written));
    },
  },
  Commitment: {
    longTermGoal: async (queries, { userId }) => {
      const ids = queries.map(({ obj }) => obj.goalId);
      const found = await rows('goals', 'select * from long_term_goals where id = any ($1) and user_id = $2', [ids, userId]);
      return byKey(ids, found, (g) => g.id).map(([g]) => g && { id: g.id, title: g.title, progressPercentage: Number(g.progress_percentage) });
    },
    pod: async (queries, { userId }) => {
      const ids = queries.map(({ obj }) => obj.podId);
      const found = await rows('pods', `select * from pods where id = any ($1) and id = any (array${MINE})`, [ids, userId]);
      return byKey(ids, found, (p) => p.id).map(([p]) => podOf(p));
    },
  },
  Pod: {
    members: async (queries) => {
      const ids = queries.map(({ obj }) => obj.id);
      const found = await rows('members', "select * from pod_memberships where pod_id = any ($1) and status <> 'left' order by joined_at, id", [ids]);
      const written = (m) => ({ id: m.id, status: upper(m.status), joinedAt: instant(m.joined_at), userId: m.user_id });
      return byKey(ids, found, (m) => m.pod_id).map((own) => own.map(written));
    },
    nextMeeting: async (queries) => {
      const ids = queries.map(({ obj }) => obj.id);
      const text = `select distinct on (pod_id) * from meetings where pod_id = any ($1) and status = 'scheduled' and scheduled_at + duration_minutes * interval '1 minute' > now()
        order by pod_id, scheduled_at, id`;
      const found = await rows('meetings', text, [ids]);
      const written = (m) => m && { id: m.id, scheduledAt: instant(m.scheduled_at), durationMinutes: m.duration_minutes, status: upper(m.status) };
      return byKey(ids, found, (m) => m.pod_id).map(([m]) => written(m));
    },
  },
  Membership: {
    user: async (queries) => {
      const ids = queries.map(({ obj }) => obj.userId);
      const found = await rows('people', 'select * from users where id = any ($1)', [ids]);
      return byKey(ids, found, (u) => u.id).map(([u]) => userOf(u));
    },
  },
};

const app = Fastify();
app.register(mercurius, { schema, resolvers, loaders, jit: 1, path: '/graphql', context: (request) => ({ userId: request.headers['x-user-id'] ?? null }) });
await app.listen({ host: '127.0.0.1', port: 0 });
report(`http://127.0.0.1:${app.server.address().port}`);
