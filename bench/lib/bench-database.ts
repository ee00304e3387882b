import { Client } from 'pg';
import { migrate } from '../../packages/api/src/db/migrate.ts';
import { createDatabase, dropDatabase, freshName } from '../../packages/api/test/support/databases.ts';
import { startTestServer } from '../../packages/api/test/support/server.ts';
import { id, MEETINGS_PER_POD } from './ids.ts';
import { begun, livedDays, ZONE } from './lived-days.ts';
import type { Size } from './operation.ts';

export type BenchDatabase = {
  readonly url: string;
  run(statement: string): Promise<void>;
  /** The only value of the only row. */
  value(statement: string): Promise<unknown>;
  drop(): Promise<void>;
};

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
  const now = new Date();
  const pods = Math.ceil(users / 6);
  const { today, bornAt } = begun(now);
  const born = `timestamptz '${bornAt.toISOString()}'`;
  const bornOf = (n: string): string => `${born} + ${n} * interval '1 millisecond'`;
  return [
    `INSERT INTO users (id, telegram_user_id, first_name, username, created_at, updated_at, timezone, goals_category, onboarding_step)
     SELECT ${id(1, 'n')}, 5000000000 + n, 'Member ' || n, 'member_' || n, ${bornOf('n')}, ${bornOf('n')}, '${ZONE}', 'health', NULL FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO pods (id, name, max_members, current_members, created_at, updated_at) SELECT ${id(2, 'n')}, 'Pod ' || n, 6, least(6, ${users} - 6 * n), ${born}, ${born} FROM generate_series(0, ${pods - 1}) n`,
    `INSERT INTO pod_memberships (id, user_id, pod_id, joined_at, status, meetings_attended) SELECT ${id(3, 'n')}, ${id(1, 'n')}, ${id(2, 'n / 6')}, ${born}, 'active', 1 FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO long_term_goals (id, user_id, title, progress_percentage, created_at, updated_at) SELECT ${id(4, 'n')}, ${id(1, 'n')}, 'Goal ' || n, n % 100, ${born}, ${born} FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO user_roles (user_id, role_type, granted_at) SELECT ${id(1, 'n')}, 'pod_member', ${born} FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO meetings (id, pod_id, scheduled_at, local_date, duration_minutes) SELECT ${id(6, 'n')}, ${id(2, `n / ${MEETINGS_PER_POD}`)}, now(), date '2026-01-01' + n % ${MEETINGS_PER_POD}, 60
     FROM generate_series(0, ${pods * MEETINGS_PER_POD - 1}) n`,
    `INSERT INTO meetings (id, pod_id, scheduled_at, local_date, duration_minutes, status, attendance_rate) SELECT ${id(7, 'n')}, ${id(2, 'n')}, ${born}, date '2025-12-25', 60, 'completed', 100 FROM generate_series(0, ${pods - 1}) n`,
    `INSERT INTO meeting_attendance (meeting_id, user_id, status, source, checked_in_at, created_at, updated_at)
     SELECT ${id(7, 'n / 6')}, ${id(1, 'n')}, 'attended', 'self', ${born}, ${born}, ${born} FROM generate_series(0, ${users - 1}) n`,
    `INSERT INTO commitments (id, user_id, commitment, status, category, due_date, created_at, updated_at, related_long_term_goal_id, pod_id, shared_with_pod)
     SELECT ${id(5, 'n')}, ${id(1, `n / ${commitmentsPerUser}`)}, 'Run five kilometres before work, number ' || n, 'active', 'health', date '${today}' + 1 + n % 14, ${bornOf('n')}, ${bornOf('n')},
       ${id(4, `n / ${commitmentsPerUser}`)}, ${id(2, `n / ${commitmentsPerUser} / 6`)}, n % 2 = 0 FROM generate_series(0, ${users * commitmentsPerUser - 1}) n`,
    ...livedDays(now, users),
  ];
}
