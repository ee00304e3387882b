import { IsolationLevel, type EntityManager } from '@mikro-orm/postgresql';
import { lockMember, refreshLedger } from './commitment/ledger.actions.ts';
import { recountStreaks } from './commitment/recount-streaks.ts';
import { recount, type Drift } from './lib/recount.ts';
import { anonymous } from './viewer/viewer.ts';

/** What is counted anew, and how; `otherwise` is the value of rows about which nothing is counted. */
const COUNTERS = [
  {
    table: 'users',
    column: 'total_commitments',
    counted: 'select user_id as id, count(*) as value from commitments where deleted_at is null group by user_id',
    otherwise: '0',
  },
  {
    table: 'users',
    column: 'completed_commitments',
    counted: `select user_id as id, count(*) as value from commitments where deleted_at is null and status = 'completed' group by user_id`,
    otherwise: '0',
  },
  {
    table: 'users',
    column: 'first_commitment_at',
    counted: 'select user_id as id, min(created_at) as value from commitments group by user_id',
    otherwise: 'null::timestamptz',
  },
  {
    table: 'pods',
    column: 'current_members',
    counted: `select pod_id as id, count(*) as value from pod_memberships where status <> 'left' group by pod_id`,
    otherwise: '0',
  },
  { table: 'pod_memberships', column: 'meetings_attended', counted: attendanceOf('attended'), otherwise: '0' },
  { table: 'pod_memberships', column: 'meetings_missed', counted: attendanceOf('missed'), otherwise: '0' },
  {
    table: 'meetings',
    column: 'attendance_rate',
    counted: `select m.id, round(count(*) filter (where a.status = 'attended') * 100.0 / count(*), 2) as value
      from meetings m join meeting_attendance a on a.meeting_id = m.id
      where m.status = 'completed' and a.status in ('attended', 'missed') group by m.id`,
    otherwise: 'null::numeric',
  },
] as const;

/** Only the meetings between joining and leaving: who came back holds another membership. */
function attendanceOf(status: 'attended' | 'missed'): string {
  return `select s.id, count(*) as value
    from pod_memberships s join meetings m on m.pod_id = s.pod_id join meeting_attendance a on a.meeting_id = m.id and a.user_id = s.user_id
    where m.status = 'completed' and a.status = '${status}' and m.scheduled_at >= s.joined_at and (s.left_at is null or m.scheduled_at < s.left_at)
    group by s.id`;
}

/** `fix`: whether what has drifted is set right, each change noted in `audit_log`. */
export type VerifyOptions = { readonly now: Date; readonly fix: boolean };

/**
 * Recounts everything that is kept twice - counters, attendance, streaks and their ledger - from the rows it is counted from, and answers what
 * differs; an empty list when nothing does. One snapshot: nobody's change in between is taken for drift. A streak is compared as it counts at `now`.
 */
export async function verify(em: EntityManager, options: VerifyOptions): Promise<Drift[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await em.fork().transactional((fork) => verifyIn(fork, options), { isolationLevel: IsolationLevel.REPEATABLE_READ });
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isOvertaken(error)) throw error;
    }
  }
}

const MOST_ATTEMPTS = 5;
/** Somebody changed a row while it was being set right; nothing was written. */
const isOvertaken = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');

async function verifyIn(em: EntityManager, { now, fix }: VerifyOptions): Promise<Drift[]> {
  await em.execute('set local statement_timeout = 0');
  const counters: Drift[] = [];
  for (const counter of COUNTERS) counters.push(...(await recount(em, counter)));
  const streaks = await recountStreaks(em, now);
  if (fix) {
    await mendRows(em, counters);
    await mendStreaks(em, streaks, now);
    await note(em, [...counters, ...streaks], now);
  }
  return [...counters, ...streaks];
}

/** All columns of a row at once: the database checks them against each other. */
async function mendRows(em: EntityManager, drifts: readonly Drift[]): Promise<void> {
  for (const [row, own] of Map.groupBy(drifts, ({ table, id }) => `${table} ${id}`)) {
    const [table, id] = row.split(' ');
    await em.execute(`update ${table} set ${own.map(({ column }) => `${column} = ?`).join(', ')} where id = ?`, [...own.map(({ counted }) => counted), id]);
  }
}

/** A ledger that is wrong anywhere is written again from its first day. */
async function mendStreaks(em: EntityManager, drifts: readonly Drift[], now: Date): Promise<void> {
  for (const userId of new Set(drifts.map((drift) => drift.userId!))) {
    const member = await lockMember({ em, viewer: anonymous, now }, userId);
    await em.execute('delete from user_days where user_id = ?', [userId]);
    await refreshLedger({ em, viewer: anonymous, now }, { ...member, currentStreak: 0 });
  }
}

async function note(em: EntityManager, drifts: readonly Drift[], now: Date): Promise<void> {
  if (drifts.length === 0) return;
  await em.execute(
    `insert into audit_log (at, viewer_kind, operation, subject_id, details)
     select ?, 'operator', 'verify --fix', (d ->> 'userId')::uuid, d from jsonb_array_elements(?::jsonb) as d`,
    [now, JSON.stringify(drifts)],
  );
}
