import { noteAudit } from '../event/audit-note.ts';
import { recordEvents } from '../event/record-event.ts';
import { suppress } from '../delivery/suppression.actions.ts';
import { DomainError } from '../lib/errors.ts';
import { forgetAttendance, lockCalls } from '../meeting/forget-attendance.actions.ts';
import { lockPod } from '../pod/hold-pod.actions.ts';
import { endMemberships } from '../pod/membership.actions.ts';
import { settleWaitlist } from '../pod/waitlist.actions.ts';
import { personOf } from '../user/person.rules.ts';
import type { ContactKind } from '../user/user.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { requireConfirmation, requireMayErase } from './erase-member.rules.ts';
import { withoutMember } from './mentions.rules.ts';
import { type Deed, type Place, PLACES } from './personal-data.ts';
import type { EraseMemberInput } from './privacy.input.ts';
import { bound, tracesOf, type Traces } from './traces.ts';

/** What became of the rows of one table: how many spoke of the member before, and how many do now. */
export type ErasedRows = { readonly table: string; readonly deed: Deed; readonly before: number; readonly after: number };
/** The proof of an erasure. `suppressedAddresses`: of how many addresses a hash is kept, because a STOP was said there. */
export type Erasure = { readonly userId: string; readonly erasedAt: string; readonly tables: readonly ErasedRows[]; readonly suppressedAddresses: number };

/** Looking through all messages takes longer than a request may otherwise. */
const LONGEST_MS = 60_000;

/**
 * Erases a member: their rows, what is said of them in rows of others, the messages to and about them, the answers and details that were kept. Their seats are
 * free at once and go to the waitlists, calls are counted anew without them, their keys and sockets end. A hash of each address that said STOP stays, and so do
 * the lines of the event log and the audit log, which hold ids only. One transaction: it counts before and after, and nothing happens if something is left.
 * @throws DomainError INVALID_INPUT `confirmation`, NOT_FOUND, FORBIDDEN for somebody else unless by an admin, and for an admin unless by a super admin or
 *   themselves, CONFLICT for the last lasting super admin
 */
export async function eraseMember(ctx: ActionContext, input: EraseMemberInput): Promise<Erasure> {
  const userId = personOf(ctx.viewer, input.userId);
  noteAudit(ctx, { subjectId: userId });
  requireConfirmation(ctx.viewer, userId, input.confirmation);
  await ctx.em.execute(`set local statement_timeout = ${LONGEST_MS}`);
  const pods = await hold(ctx, userId);
  await requireMayGo(ctx, userId);
  const traces = await tracesOf(ctx.em, userId);
  if (traces === null) throw noSuchMember();
  const before = await counts(ctx, traces);
  const suppressedAddresses = await keepStops(ctx, userId);
  await leave(ctx, userId, pods);
  await empty(ctx, traces);
  await removeRows(ctx, traces);
  for (const podId of pods) await settleWaitlist(ctx, await lockPod(ctx, podId));
  await recordEvents(ctx.em, [{ type: 'member.erased', at: ctx.now, userId }]);
  const after = await counts(ctx, traces);
  const tables = PLACES.map(({ table, deed }, at) => ({ table, deed, before: before[at]!, after: after[at]! }));
  requireProof(tables);
  return { userId, erasedAt: ctx.now.toISOString(), tables, suppressedAddresses };
}

const noSuchMember = (): DomainError => new DomainError('NOT_FOUND', 'There is no such member.', 'userId');

/** Locks the pods that the member has to do with, then everybody whose calls are counted anew, as all verbs do: pods first, people in the order of their ids. */
async function hold(ctx: ActionContext, userId: string): Promise<string[]> {
  const found = await ctx.em.execute<{ id: string }[]>(
    `select id from pods where host_id = ? or id in (select pod_id from pod_memberships where user_id = ? union select pod_id from pod_waitlist where user_id = ?
       union select m.pod_id from meetings m join meeting_attendance a on a.meeting_id = m.id where a.user_id = ?) order by id`,
    [userId, userId, userId, userId],
  );
  for (const { id } of found) await lockPod(ctx, id);
  await lockCalls(ctx, userId);
  return found.map(({ id }) => id);
}

/** @throws DomainError as `eraseMember` does for those who hold power */
async function requireMayGo(ctx: ActionContext, userId: string): Promise<void> {
  const roles = await ctx.em.execute<{ role_type: string; lasts: boolean }[]>(
    `select role_type, expires_at is null as lasts from user_roles where user_id = ? and role_type in ('admin', 'super_admin') for update`,
    [userId],
  );
  requireMayErase(ctx.viewer, userId, roles.length > 0);
  if (!roles.some((role) => role.role_type === 'super_admin' && role.lasts)) return;
  const others = await ctx.em.execute<unknown[]>(
    `select id from user_roles where role_type = 'super_admin' and expires_at is null and user_id <> ? order by id for update`,
    [userId],
  );
  if (others.length === 0) throw new DomainError('CONFLICT', 'This is the last super admin; make another one first.', 'userId');
}

/** Keeps a hash of each address at which STOP was said. @returns how many */
async function keepStops(ctx: ActionContext, userId: string): Promise<number> {
  const stopped = await ctx.em.execute<{ kind: ContactKind; address: string }[]>(
    'select kind, address from contact_points where user_id = ? and opted_out_at is not null order by id',
    [userId],
  );
  for (const { kind, address } of stopped) await suppress(ctx, kind, address);
  return stopped.length;
}

/** Gives the seats up, and tells of everything that ends: whoever keeps members or keys in mind forgets them by these events. */
async function leave(ctx: ActionContext, userId: string, pods: readonly string[]): Promise<void> {
  const { em, now } = ctx;
  for (const podId of pods) {
    const seats = await em.execute<{ id: string }[]>(`select id from pod_memberships where pod_id = ? and user_id = ? and status <> 'left'`, [podId, userId]);
    if (seats.length === 0) continue;
    await endMemberships(
      ctx,
      podId,
      seats.map(({ id }) => id),
    );
    await recordEvents(
      em,
      seats.map(({ id }) => ({ type: 'membership.left' as const, at: now, userId, podId, subjectId: id })),
    );
  }
  const keys = await em.execute<{ id: string }[]>('select id from api_keys where user_id = ? and revoked_at is null order by id', [userId]);
  await recordEvents(
    em,
    keys.map(({ id }) => ({ type: 'api_key.revoked' as const, at: now, subjectId: id })),
  );
}

/** JSON columns in which members are named among others. */
const MENTIONING = [
  { table: 'meetings', columns: ['attendees', 'absent_members', 'agenda', 'action_items', 'member_ratings'] },
  { table: 'user_roles', columns: ['metadata'] },
] as const;

/** Takes the member out of rows that stay. */
async function empty(ctx: ActionContext, traces: Traces): Promise<void> {
  await forgetAttendance(ctx, traces['member']!);
  for (const { table, columns } of MENTIONING) for (const column of columns) await takeOut(ctx, traces, { table, column });
  for (const { table, rows, set } of PLACES) if (set !== undefined) await run(ctx, `update ${table} set ${set} where ${rows}`, traces);
}

async function takeOut({ em }: ActionContext, traces: Traces, { table, column }: { table: string; column: string }): Promise<void> {
  const found = await em.execute<{ id: string; json: string }[]>(
    `select id, ${column}::text as json from ${table} where ${column}::text like ? order by id for update`,
    [traces['mention']],
  );
  for (const { id, json } of found) {
    await em.execute(`update ${table} set ${column} = ?::jsonb where id = ?`, [JSON.stringify(withoutMember(JSON.parse(json), traces['member']!)), id]);
  }
}

/** The member's own row last: most others go with it, and the rest is looked up before. */
async function removeRows(ctx: ActionContext, traces: Traces): Promise<void> {
  for (const { table, rows } of PLACES.filter(({ deed }) => deed === 'erased').toReversed()) await run(ctx, `delete from ${table} where ${rows}`, traces);
}

async function run({ em }: ActionContext, sql: string, traces: Traces): Promise<void> {
  const { text, values } = bound(sql, traces);
  await em.execute(text, values);
}

/** For each place, how many rows there are that speak of the member. */
async function counts({ em }: ActionContext, traces: Traces): Promise<number[]> {
  const found: number[] = [];
  for (const { table, rows, remains } of PLACES) {
    const { text, values } = bound(`select count(*)::int as count from ${table} where ${remains ?? rows}`, traces);
    found.push((await em.execute<{ count: number }[]>(text, values))[0]!.count);
  }
  return found;
}

/** Something that is left is a mistake of ours: the transaction is taken back rather than called an erasure. */
function requireProof(tables: readonly ErasedRows[]): void {
  const left = tables.filter(({ deed, after }) => deed !== 'kept' && after > 0).map(({ table }: Pick<Place, 'table'>) => table);
  if (left.length > 0) throw new Error(`Something of the member is left in ${left.join(', ')}.`);
}
