import { Client } from 'pg';
import { migrate } from '../../packages/api/src/db/migrate.ts';
import { createDatabase, dropDatabase, freshName } from '../../packages/api/test/support/databases.ts';
import { startTestServer } from '../../packages/api/test/support/server.ts';
import type { Size } from './operation.ts';

export type BenchDatabase = {
  readonly url: string;
  run(statement: string): Promise<void>;
  /** The only value of the only row. */
  value(statement: string): Promise<unknown>;
  drop(): Promise<void>;
};

/** The n-th member's Telegram id and id; pods have six members. */
export const telegramIdOf = (user: number): string => String(5_000_000_000 + user);
export const userIdOf = (user: number): string => idOf(1, user);
export const podIdOf = (user: number): string => idOf(2, Math.floor(user / 6));
/** The n-th commitment that is completed: one member after the other, each first one, then each second one. */
export const commitmentIdOf = (n: number, { users, commitmentsPerUser }: Size): string =>
  idOf(5, (n % users) * commitmentsPerUser + (Math.floor(n / users) % commitmentsPerUser));
/** The meeting of the n-th check-in, in the member's own pod. */
export const meetingIdOf = (n: number, users: number): string =>
  idOf(6, Math.floor((n % users) / 6) * MEETINGS_PER_POD + (Math.floor(n / users) % MEETINGS_PER_POD));

/** So many meetings are open for each pod at once; a member checks in to each of them once. */
export const MEETINGS_PER_POD = 4;
const idOf = (kind: number, n: number): string => `00000000-000${kind}-4000-8000-${String(n).padStart(12, '0')}`;

/** The same in SQL, of an expression for n. */
export const id = (kind: number, n: string): string => `('00000000-000${kind}-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;

/** A migrated database with so many members and commitments, or with other rows, made by PostgreSQL itself. */
export async function benchDatabase(size: Size, rows: readonly string[] = rowsOf(size)): Promise<BenchDatabase> {
  const server = await startTestServer();
  const name = freshName('progress_bench');
  const url = await createDatabase(server.url, name);
  await migrate(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of rows) await client.query(statement);
  await client.query('VACUUM ANALYZE');
  return {
    url,
    run: async (statement) => void (await client.query(statement)),
    value: async (statement) => Object.values((await client.query<Record<string, unknown>>(statement)).rows[0] ?? {})[0],
    drop: async () => {
      await client.end();
      await dropDatabase(server.url, name);
      await server.stop();
    },
  };
}

function rowsOf({ users, commitmentsPerUser }: Size): string[] {
  const pods = Math.ceil(users / 6);
  const born = `timestamptz '2026-01-01' + n * interval '1 minute'`;
  return [
    `INSERT INTO users (id, telegram_user_id, first_name, username, created_at, updated_at, timezone, goals_category, total_commitments, completed_commitments, current_streak, longest_streak, onboarding_step)
     SELECT ${id(1, 'n')}, 5000000000 + n, 'Member ' || n, 'member_' || n, ${born}, ${born}, 'Europe/Oslo', 'health', ${commitmentsPerUser}, 0, n % 9, 9, NULL FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO pods (id, name, max_members, current_members, created_at, updated_at) SELECT ${id(2, 'n')}, 'Pod ' || n, 6, 6, ${born}, ${born} FROM generate_series(0, ${pods - 1}) n`,
    `INSERT INTO pod_memberships (id, user_id, pod_id, joined_at, status) SELECT ${id(3, 'n')}, ${id(1, 'n')}, ${id(2, 'n / 6')}, ${born}, 'active' FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO long_term_goals (id, user_id, title, progress_percentage, created_at, updated_at) SELECT ${id(4, 'n')}, ${id(1, 'n')}, 'Goal ' || n, n % 100, ${born}, ${born} FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO user_roles (user_id, role_type, granted_at) SELECT ${id(1, 'n')}, 'pod_member', ${born} FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO meetings (id, pod_id, scheduled_at, local_date, duration_minutes) SELECT ${id(6, 'n')}, ${id(2, `n / ${MEETINGS_PER_POD}`)}, now(), date '2026-01-01' + n % ${MEETINGS_PER_POD}, 60
     FROM generate_series(0, ${pods * MEETINGS_PER_POD - 1}) n`,
    `INSERT INTO commitments (id, user_id, commitment, status, category, due_date, created_at, updated_at, related_long_term_goal_id, pod_id, shared_with_pod)
     SELECT ${id(5, 'n')}, ${id(1, `n / ${commitmentsPerUser}`)}, 'Run five kilometres before work, number ' || n, 'active', 'health', date '2026-11-01' + n % 60, ${born}, ${born},
       ${id(4, `n / ${commitmentsPerUser}`)}, ${id(2, `n / ${commitmentsPerUser} / 6`)}, n % 2 = 0 FROM generate_series(0, ${users * commitmentsPerUser - 1}) n`,
  ];
}
