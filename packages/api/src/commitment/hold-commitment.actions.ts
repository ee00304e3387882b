import { asking } from '../db/shared-statement.ts';
import { noteAudit } from '../event/audit-note.ts';
import type { LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { type ActionContext, type AnyContext, seatOf } from '../viewer/context.ts';
import type { CommitmentStatus } from './commitment.rules.ts';
import { askPage, type LedgerPage } from './ledger-page.actions.ts';
import { askToLock, dayBy, type LockedMember } from './ledger.actions.ts';

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
export type Held<Ctx extends AnyContext = ActionContext> = {
  readonly ctx: Ctx;
  readonly member: LockedMember;
  readonly commitment: StoredCommitment;
  readonly today: LocalDate;
};

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
};
/** What is known of its history: the last report, when anything was told of it last, and the last day of its member's ledger. */
type Told = {
  readonly last_type: string | null;
  readonly last_at: Date | string | null;
  readonly latest_at: Date | string | null;
  readonly last_day: LocalDate | null;
};

const notFound = (field: string): DomainError => new DomainError('NOT_FOUND', 'There is no such commitment, or it is not yours.', field);

const OWNER = asking<{ user_id: string }>()({ id: 'uuid' }, 'select user_id from commitments where id = given.id');

/** Members act on what is theirs; admins on anything. Whose it is never changes, so it may be read before the lock. */
async function ownerOf(ctx: AnyContext, id: string): Promise<string> {
  if (!isId(id)) throw notFound('id');
  if (ctx.viewer.kind !== 'admin') return ctx.viewer.id!;
  const seat = seatOf(ctx);
  const found = seat.ask(OWNER, { id });
  await seat.answered();
  const [row] = found();
  if (!row) throw notFound('id');
  return row.user_id;
}

const COLUMNS = `c.id, c.status, c.due_date::text as due_date, c.closes_at, c.created_at, c.completed_at, c.user_day::text as user_day, c.version,
  case when c.shared_with_pod then c.pod_id end as pod_id`;
const WHERE = 'c.id = given.id and c.user_id = given.user_id and c.deleted_at is null';
const COMMITMENT = asking<Row>()({ id: 'uuid', user_id: 'uuid' }, `select ${COLUMNS} from commitments c where ${WHERE}`);
const REPORTS: ReadonlySet<string> = new Set(['complete', 'uncomplete', 'fail']);
const COMMITMENT_WITH_HISTORY = asking<Row & Told>()(
  { id: 'uuid', user_id: 'uuid' },
  `
select ${COLUMNS}, e.type as last_type, e.at as last_at,
  (select max(at) from commitment_events where commitment_id = c.id) as latest_at,
  (select max(day)::text from user_days where user_id = c.user_id) as last_day
from commitments c
left join lateral (select type, at from commitment_events where commitment_id = c.id and type in (${[...REPORTS].map((type) => `'${type}'`).join(', ')}) order by at desc, seq desc limit 1) e on true
where ${WHERE}`,
);

/**
 * A commitment and its member, both held for the rest of the transaction.
 * @throws DomainError NOT_FOUND for one that does not exist, was deleted, or belongs to somebody else
 */
export async function holdCommitment<Ctx extends AnyContext>(ctx: Ctx, id: string): Promise<Held<Ctx>> {
  const ownerId = await ownerOf(ctx, id);
  const locked = askToLock(ctx, ownerId);
  const found = seatOf(ctx).ask(COMMITMENT_WITH_HISTORY, { id, user_id: ownerId });
  await seatOf(ctx).answered();
  const member = locked();
  const [row] = found();
  if (!row) throw notFound('id');
  return heldOf(ctx, member, row, row);
}

export type HeldWithLedger<Ctx extends AnyContext = ActionContext> = Held<Ctx> & { readonly page: LedgerPage };

/**
 * As `holdCommitment`, and in the same trip the page of the ledger, with the whole history of this commitment. `fromDay`: the first closed day that something may change;
 * null for none.
 */
export async function holdWithLedger<Ctx extends AnyContext>(ctx: Ctx, id: string, fromDay: LocalDate | null): Promise<HeldWithLedger<Ctx>> {
  const ownerId = await ownerOf(ctx, id);
  const locked = askToLock(ctx, ownerId);
  const found = seatOf(ctx).ask(COMMITMENT, { id, user_id: ownerId });
  const asked = askPage(ctx, ownerId, { fromDay, commitmentId: id });
  await seatOf(ctx).answered();
  const member = locked();
  const [row] = found();
  if (!row) throw notFound('id');
  const page = asked();
  return { ...heldOf(ctx, member, row, toldBy(page, id)), page };
}

/** What a page tells of a commitment whose whole history is on it. */
function toldBy({ events, last_day: lastDay }: LedgerPage, id: string): Told {
  const own = (events ?? []).filter(({ commitment }) => commitment === id);
  const report = own.findLast(({ type }) => REPORTS.has(type));
  return { last_type: report?.type ?? null, last_at: report?.at ?? null, latest_at: own.at(-1)?.at ?? null, last_day: lastDay };
}

function heldOf<Ctx extends AnyContext>(ctx: Ctx, member: LockedMember, row: Row, told: Told): Held<Ctx> {
  noteAudit(ctx, { subjectId: member.id, details: { commitmentId: row.id } });
  const today = dayBy(ctx, member, told.last_day);
  const now = new Date(Math.max(ctx.now.getTime(), told.latest_at === null ? 0 : new Date(told.latest_at).getTime() + 1));
  return { ctx: { ...ctx, now }, member, commitment: storedOf(row, told), today };
}

function storedOf(row: Row, told: Told): StoredCommitment {
  const isGivenUp = row.status === 'failed' && told.last_type === 'fail';
  const reportedAt = told.last_at ?? row.completed_at;
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
