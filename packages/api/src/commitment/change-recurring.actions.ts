import type { EventType } from '../event/catalog.ts';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { addDays, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { deleteCommitment } from './change.actions.ts';
import { lockMember, memberDay, type LockedMember } from './ledger.actions.ts';
import { nextFrom, type Next, type RecurringStatus } from './recurrence.rules.ts';
import { freeFrom, laterOf, makeNext, RECURRING_COLUMNS, recurrenceOfRow, type RecurringChanged, type RecurringRow } from './recurring.actions.ts';

export type ChangeInput = { readonly id: string; readonly version?: number | null };
/** What repeats and its member, both held for the rest of the transaction. */
export type HeldRecurring = { readonly row: RecurringRow & { version: number }; readonly member: LockedMember };

/** The member locked, then what repeats. One of somebody else is not there. */
export async function holdRecurring(ctx: ActionContext, input: ChangeInput): Promise<HeldRecurring> {
  const { em, viewer } = ctx;
  const [found] = isId(input.id) ? await em.execute<{ user_id: string }[]>('select user_id from recurring_commitments where id = ?', [input.id]) : [];
  if (!found || (viewer.kind !== 'admin' && found.user_id !== viewer.id))
    throw new DomainError('NOT_FOUND', 'There is no such recurring commitment, or it is not yours.', 'id');
  const member = await lockMember(ctx, found.user_id);
  const [row] = await em.execute<HeldRecurring['row'][]>(`select ${RECURRING_COLUMNS}, version from recurring_commitments where id = ? for update`, [input.id]);
  noteAudit(ctx, { subjectId: member.id, details: { recurringCommitmentId: input.id } });
  if (input.version != null && input.version !== row!.version)
    throw new DomainError('VERSION_CONFLICT', 'This recurring commitment has changed since it was read; read it again and repeat the change.', 'version');
  return { row: row!, member };
}

const WRITE = 'update recurring_commitments set status = ?, next_on = ?, make_on = ?, updated_at = ?, version = version + 1 where id = ?';

async function become(ctx: ActionContext, { row, member }: HeldRecurring, status: RecurringStatus, next: Next | null): Promise<void> {
  await ctx.em.execute(WRITE, [status, next?.nextOn ?? null, next?.makeOn ?? null, ctx.now, row.id]);
  const types = { active: 'resumed', paused: 'paused', ended: 'ended' } as const;
  const type: EventType = `recurring_commitment.${types[status]}`;
  await recordEvent(ctx.em, { type, at: ctx.now, userId: member.id, subjectId: row.id });
}

const COMING = `select id from commitments where recurring_commitment_id = ? and status = 'active' and deleted_at is null and due_date > ? and occurrence_on > ? order by due_date`;

/** Takes away what was made ahead and is still open; today's occurrence stays, and so does all that was reported. */
export async function takeBackComing(ctx: ActionContext, { row, member }: HeldRecurring): Promise<void> {
  const today = await memberDay(ctx, member);
  for (const { id } of await ctx.em.execute<{ id: string }[]>(COMING, [row.id, today, today])) {
    await deleteCommitment(ctx, { id });
    // Its day is free again for when this is resumed.
    await ctx.em.execute('update commitments set recurring_commitment_id = null, occurrence_on = null where id = ?', [id]);
  }
}

export const answer = ({ row, member }: HeldRecurring): RecurringChanged => ({ recurringCommitmentId: row.id, userId: member.id });
/** @throws DomainError CONFLICT */
export const requireRunning = ({ row }: HeldRecurring): void => {
  if (row.status === 'ended') throw new DomainError('CONFLICT', 'This recurring commitment has ended. Make a new one.', 'id');
};

/** The first day that is free for an occurrence: from today on, after a break, and after the last one that was made. */
export async function freeDayOf(ctx: ActionContext, { row, member }: HeldRecurring): Promise<LocalDate> {
  const [last] = await ctx.em.execute<{ day: string | null }[]>('select max(occurrence_on)::text as day from commitments where recurring_commitment_id = ?', [
    row.id,
  ]);
  const from = freeFrom(member, await memberDay(ctx, member));
  return last?.day == null ? from : laterOf(from, addDays(last.day, 1));
}

/**
 * Lets what repeats rest: nothing comes of it until it is resumed, and what was made for a day after today is taken back. Twice changes nothing.
 * @throws DomainError NOT_FOUND; VERSION_CONFLICT; CONFLICT once it has ended
 */
export async function pauseRecurringCommitment(ctx: ActionContext, input: ChangeInput): Promise<RecurringChanged> {
  const held = await holdRecurring(ctx, input);
  requireRunning(held);
  if (held.row.status === 'paused') return answer(held);
  await takeBackComing(ctx, held);
  await become(ctx, held, 'paused', null);
  return answer(held);
}

/**
 * Takes up again what was let rest, from today on. While it is not resting nothing changes.
 * @throws DomainError NOT_FOUND; VERSION_CONFLICT; CONFLICT once it has ended, also by its last day
 */
export async function resumeRecurringCommitment(ctx: ActionContext, input: ChangeInput): Promise<RecurringChanged> {
  const held = await holdRecurring(ctx, input);
  requireRunning(held);
  if (held.row.status === 'active') return answer(held);
  const { row, member } = held;
  const next = nextFrom(recurrenceOfRow(row), await freeDayOf(ctx, held));
  if (next === null) throw new DomainError('CONFLICT', 'The last day of this recurring commitment has passed. Make a new one.', 'id');
  await become(ctx, held, 'active', next);
  await makeNext(ctx, member, row.id);
  return answer(held);
}

/**
 * Ends what repeats for good: what was made for a day after today is taken back, everything else stays. Twice changes nothing.
 * @throws DomainError NOT_FOUND; VERSION_CONFLICT
 */
export async function endRecurringCommitment(ctx: ActionContext, input: ChangeInput): Promise<RecurringChanged> {
  const held = await holdRecurring(ctx, input);
  if (held.row.status === 'ended') return answer(held);
  await takeBackComing(ctx, held);
  await become(ctx, held, 'ended', null);
  return answer(held);
}
