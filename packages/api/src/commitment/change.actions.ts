import { recordEvent } from '../event/record-event.ts';
import type { EventType } from '../event/catalog.ts';
import { dayClosesAt, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';
import { planCheckIn } from './check-in-plan.actions.ts';
import { requireOwnGoal } from './commitment.actions.ts';
import { difficultyOf, dueDayOf, minutesOf, textOf, timeOfDayOf } from './commitment.rules.ts';
import { holdCommitment, isClosed, type Held } from './hold-commitment.actions.ts';
import { requireSafeText, type CreateInput } from './kept-from.actions.ts';
import { refreshLedger } from './ledger.actions.ts';

/** What every change answers. */
export type Changed = { readonly commitmentId: string; readonly userId: string };
type ById = { readonly id: string };
/** What a commitment is made of, but for the reading it was kept from. What is left out stays; null clears. */
export type UpdateInput = ById & Omit<CreateInput, 'readingId' | 'item' | 'confirmedSafe'> & { readonly version?: number | null };

const answer = ({ commitment, member }: Held): Changed => ({ commitmentId: commitment.id, userId: member.id });

/** @throws DomainError COMMITMENT_LOCKED once the due day has closed or something has been reported */
function requireOpen({ commitment }: Held, now: Date, verb: string): void {
  if (commitment.status === 'completed' || commitment.status === 'failed') {
    throw new DomainError(
      'COMMITMENT_LOCKED',
      `This commitment has been reported ${commitment.status === 'completed' ? 'as done' : 'as not done'} and can no longer be ${verb}. Undo the report first.`,
      'id',
    );
  }
  if (isClosed(commitment, now))
    throw new DomainError('COMMITMENT_LOCKED', `The due day of this commitment has closed, so it can no longer be ${verb}. Make a new one.`, 'id');
}

async function tell(ctx: ActionContext, held: Held, type: EventType): Promise<Changed> {
  const { commitment, member } = held;
  await planCheckIn(ctx, member);
  await recordEvent(ctx.em, { type, at: ctx.now, userId: member.id, commitmentId: commitment.id, podId: commitment.podId });
  return answer(held);
}

async function note(
  { em, now }: ActionContext,
  { commitment, member }: Held,
  type: 'reschedule' | 'delete' | 'pause' | 'resume',
  due: LocalDate | null = null,
): Promise<void> {
  await em.execute('insert into commitment_events (user_id, commitment_id, type, at, due, recorded_at) values (?, ?, ?, ?, ?, ?)', [
    member.id,
    commitment.id,
    type,
    now,
    due,
    now,
  ]);
}

function changedText(given: string | null): string {
  if (given === null) throw new DomainError('INVALID_INPUT', 'The text of a commitment can be changed but not taken away.', 'text');
  const text = textOf(given);
  requireSafeText(text);
  return text;
}

/**
 * The columns that are set of what is promised, estimated and served, for one promise and for one that repeats; what is left out stays.
 * @throws DomainError INVALID_INPUT with the field
 */
export async function promisedColumns(ctx: ActionContext, userId: string, input: Omit<UpdateInput, 'id'>): Promise<Map<string, unknown>> {
  const columns = new Map<string, unknown>();
  if (input.text !== undefined) columns.set('commitment', changedText(input.text));
  if (input.timeOfDay !== undefined) columns.set('time_of_day', timeOfDayOf(input.timeOfDay));
  if (input.category !== undefined) columns.set('category', input.category);
  if (input.difficultyLevel !== undefined) columns.set('difficulty_level', difficultyOf(input.difficultyLevel));
  if (input.estimatedTimeMinutes !== undefined) columns.set('estimated_time_minutes', minutesOf(input.estimatedTimeMinutes));
  if (input.longTermGoalId !== undefined) columns.set('related_long_term_goal_id', await requireOwnGoal(ctx, userId, input.longTermGoalId));
  return columns;
}

/** The columns that an update sets; what is left out stays. */
async function columnsOf(ctx: ActionContext, held: Held, input: UpdateInput): Promise<Map<string, unknown>> {
  const { member, today } = held;
  const columns = await promisedColumns(ctx, member.id, input);
  if (input.dueDate !== undefined) {
    const due = dueDayOf(input.dueDate, today);
    columns.set('due_date', due).set('closes_at', due === null ? null : dayClosesAt(due, member.frame));
  }
  if (input.sharedWithPod != null)
    columns.set('shared_with_pod', input.sharedWithPod).set('pod_id', input.sharedWithPod ? await activePod(ctx, member.id) : null);
  return columns;
}

async function activePod({ em }: ActionContext, userId: string): Promise<string | null> {
  const [row] = await em.execute<{ pod_id: string }[]>(
    `select pod_id from pod_memberships where user_id = ? and status = 'active' order by joined_at limit 1`,
    [userId],
  );
  return row?.pod_id ?? null;
}

/**
 * Changes a promise while its day is open: text, due day, estimates, goal, sharing. What is left out stays, null takes it away. Moving the due
 * day moves the duty; the old day then asks for nothing.
 * @throws DomainError NOT_FOUND; COMMITMENT_LOCKED; VERSION_CONFLICT when somebody changed it since `version`; INVALID_INPUT with the field
 */
export async function updateCommitment(given: ActionContext, input: UpdateInput): Promise<Changed> {
  const held = await holdCommitment(given, input.id);
  const { ctx } = held;
  const { commitment } = held;
  if (input.version != null && input.version !== commitment.version) {
    throw new DomainError('VERSION_CONFLICT', 'This commitment has changed since it was read; read it again and repeat the change.', 'version');
  }
  requireOpen(held, ctx.now, 'changed');
  const columns = await columnsOf(ctx, held, input);
  if (columns.size === 0) return answer(held);
  const sets = [...columns.keys()].map((column) => `${column} = ?`).join(', ');
  await ctx.em.execute(`update commitments set ${sets}, updated_at = ?, version = version + 1 where id = ?`, [...columns.values(), ctx.now, commitment.id]);
  const due = columns.get('due_date') as LocalDate | null | undefined;
  if (due !== undefined && due !== commitment.dueDate) {
    await note(ctx, held, 'reschedule', due);
    await refreshLedger(ctx, held.member);
  }
  return tell(ctx, held, 'commitment.updated');
}

/**
 * Takes a promise away before its day has closed: out of every list and counter, and nothing is asked for it.
 * @throws DomainError NOT_FOUND; COMMITMENT_LOCKED
 */
export async function deleteCommitment(given: ActionContext, input: ById): Promise<Changed> {
  const held = await holdCommitment(given, input.id);
  const { ctx } = held;
  requireOpen(held, ctx.now, 'deleted');
  const { commitment, member } = held;
  await ctx.em.execute('update commitments set deleted_at = ?, updated_at = ?, version = version + 1 where id = ?', [ctx.now, ctx.now, commitment.id]);
  await ctx.em.execute('update users set total_commitments = total_commitments - 1 where id = ?', [member.id]);
  await note(ctx, held, 'delete');
  await refreshLedger(ctx, member);
  return tell(ctx, held, 'commitment.deleted');
}

/**
 * Puts a promise aside before its day has closed: nothing is asked for it until it is resumed. Pausing twice changes nothing.
 * @throws DomainError NOT_FOUND; COMMITMENT_LOCKED
 */
export async function pauseCommitment(given: ActionContext, input: ById): Promise<Changed> {
  const held = await holdCommitment(given, input.id);
  const { ctx } = held;
  if (held.commitment.status === 'paused') return answer(held);
  requireOpen(held, ctx.now, 'paused');
  await ctx.em.execute(`update commitments set status = 'paused', updated_at = ?, version = version + 1 where id = ?`, [ctx.now, held.commitment.id]);
  await note(ctx, held, 'pause');
  await refreshLedger(ctx, held.member);
  return tell(ctx, held, 'commitment.paused');
}

/**
 * Takes a paused promise up again, with another due day if one is given. A due day that passed during the pause is dropped: the promise then
 * has none. Resuming what is not paused changes nothing.
 * @throws DomainError NOT_FOUND; COMMITMENT_LOCKED when it was reported meanwhile; INVALID_INPUT `dueDate`
 */
export async function resumeCommitment(given: ActionContext, input: ById & { readonly dueDate?: LocalDate | null }): Promise<Changed> {
  const held = await holdCommitment(given, input.id);
  const { ctx } = held;
  const { commitment, member, today } = held;
  if (commitment.status === 'active') return answer(held);
  if (commitment.status !== 'paused') requireOpen(held, ctx.now, 'resumed');
  const kept = isClosed(commitment, ctx.now) ? null : commitment.dueDate;
  const due = input.dueDate == null ? kept : dueDayOf(input.dueDate, today);
  const closesAt = due === null ? null : dayClosesAt(due, member.frame);
  await ctx.em.execute(`update commitments set status = 'active', due_date = ?, closes_at = ?, updated_at = ?, version = version + 1 where id = ?`, [
    due,
    closesAt,
    ctx.now,
    commitment.id,
  ]);
  await note(ctx, held, 'resume');
  if (due !== commitment.dueDate) await note(ctx, held, 'reschedule', due);
  await refreshLedger(ctx, member);
  return tell(ctx, held, 'commitment.resumed');
}
