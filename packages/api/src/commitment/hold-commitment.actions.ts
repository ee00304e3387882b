import { readWithNext } from '../db/with-next.ts';
import { noteAudit } from '../event/audit-note.ts';
import type { LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { CommitmentStatus } from './commitment.rules.ts';
import { readPage, type LedgerPage } from './ledger-page.actions.ts';
import { dayBy, lockMemberWithNext, type LockedMember } from './ledger.actions.ts';

/** What the verbs of this slice need to know of a commitment before they change it. */
export type StoredCommitment = {
  readonly id: string;
  readonly status: CommitmentStatus;
  readonly dueDate: LocalDate | null;
  readonly closesAt: Date | null;
  /** When it was promised. */
  readonly createdAt: Date;
  /** The day that the completion was credited to; null while there is none. */
  readonly creditedDay: LocalDate | null;
  /** When "done" or "could not" was said last; null: never. */
  readonly reportedAt: Date | null;
  /** Whether the member said that it could not be done, as opposed to the day having closed over it. */
  readonly isGivenUp: boolean;
  readonly version: number;
  /** Who may follow its events beside the member: the pod, if it is shared. */
  readonly podId: string | null;
};

/**
 * A commitment and its member, and the member's day now: their date, or the last day of their ledger when travel has put that ahead.
 * `ctx` is to be used from here on: its `now` is after everything that is known of the commitment, so that two taps in one instant keep their order.
 */
export type Held = { readonly ctx: ActionContext; readonly member: LockedMember; readonly commitment: StoredCommitment; readonly today: LocalDate };

type Row = {
  id: string;
  status: CommitmentStatus;
  due_date: LocalDate | null;
  closes_at: Date | string | null;
  created_at: Date | string;
  completed_at: Date | string | null;
  user_day: LocalDate | null;
  version: number;
  pod_id: string | null;
  last_type: string | null;
  last_at: Date | string | null;
  latest_at: Date | string | null;
  last_day: LocalDate | null;
};

const notFound = (field: string): DomainError => new DomainError('NOT_FOUND', 'There is no such commitment, or it is not yours.', field);

/** Members act on what is theirs; admins on anything. Whose it is never changes, so it may be read before the lock. */
async function ownerOf({ em, viewer }: ActionContext, id: string): Promise<string> {
  if (!isId(id)) throw notFound('id');
  if (viewer.kind !== 'admin') return viewer.id!;
  const [row] = await em.execute<{ user_id: string }[]>('select user_id from commitments where id = ?', [id]);
  if (!row) throw notFound('id');
  return row.user_id;
}

const COMMITMENT = `
select c.id, c.status, c.due_date::text as due_date, c.closes_at, c.created_at, c.completed_at, c.user_day::text as user_day, c.version,
  case when c.shared_with_pod then c.pod_id end as pod_id, e.type as last_type, e.at as last_at,
  (select max(at) from commitment_events where commitment_id = c.id) as latest_at,
  (select max(day)::text from user_days where user_id = c.user_id) as last_day
from commitments c
left join lateral (select type, at from commitment_events where commitment_id = c.id and type in ('complete', 'uncomplete', 'fail') order by at desc, seq desc limit 1) e on true
where c.id = ? and c.user_id = ? and c.deleted_at is null`;

/**
 * A commitment and its member, both held for the rest of the transaction.
 * @throws DomainError NOT_FOUND for one that does not exist, was deleted, or belongs to somebody else
 */
export async function holdCommitment(ctx: ActionContext, id: string): Promise<Held> {
  const ownerId = await ownerOf(ctx, id);
  const locked = await lockMemberWithNext(ctx, ownerId);
  const found = await ctx.em.execute<Row[]>(COMMITMENT, [id, ownerId]);
  return heldOf(ctx, id, locked(), found);
}

export type HeldWithLedger = Held & { readonly page: LedgerPage };

/**
 * As `holdCommitment`, and in the same trip the page of the ledger, with the whole history of this commitment. `fromDay`: the first closed day that something may change;
 * null for none.
 */
export async function holdWithLedger(ctx: ActionContext, id: string, fromDay: LocalDate | null): Promise<HeldWithLedger> {
  const ownerId = await ownerOf(ctx, id);
  const locked = await lockMemberWithNext(ctx, ownerId);
  const found = await readWithNext<Row>(ctx.em, COMMITMENT, [id, ownerId]);
  const page = await readPage(ctx, ownerId, { fromDay, commitmentId: id });
  return { ...heldOf(ctx, id, locked(), found()), page };
}

function heldOf(ctx: ActionContext, id: string, member: LockedMember, [row]: readonly Row[]): Held {
  if (!row) throw notFound('id');
  noteAudit(ctx, { subjectId: member.id, details: { commitmentId: id } });
  const today = dayBy(ctx, member, row.last_day);
  const now = new Date(Math.max(ctx.now.getTime(), row.latest_at === null ? 0 : new Date(row.latest_at).getTime() + 1));
  return { ctx: { ...ctx, now }, member, commitment: storedOf(row), today };
}

function storedOf(row: Row): StoredCommitment {
  const isGivenUp = row.status === 'failed' && row.last_type === 'fail';
  const reportedAt = row.last_at ?? row.completed_at;
  return {
    id: row.id,
    status: row.status,
    dueDate: row.due_date,
    closesAt: row.closes_at === null ? null : new Date(row.closes_at),
    createdAt: new Date(row.created_at),
    creditedDay: row.user_day,
    reportedAt: reportedAt === null ? null : new Date(reportedAt),
    isGivenUp,
    version: row.version,
    podId: row.pod_id,
  };
}

/** Whether the due day of a commitment is over. One without a due day never closes. */
export const isClosed = (commitment: StoredCommitment, now: Date): boolean => commitment.closesAt !== null && commitment.closesAt <= now;
