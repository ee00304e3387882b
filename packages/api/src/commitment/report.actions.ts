import { Change } from '../db/shared-statement.ts';
import { runWithNext } from '../db/with-next.ts';
import { recordEvent } from '../event/record-event.ts';
import { addDays, dayNumber, isLocalDate, localDay, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { type ActionContext, type AnyContext, seatOf } from '../viewer/context.ts';
import { planCheckIn } from './check-in-plan.actions.ts';
import { actualMinutesOf } from './commitment.rules.ts';
import { failsAt, graceEndsAt } from './grace.rules.ts';
import type { HistoryRow } from './history.rules.ts';
import { holdCommitment, holdWithLedger, isClosed, type Held, type HeldWithLedger } from './hold-commitment.actions.ts';
import { pageWith } from './ledger-page.actions.ts';
import { refreshLedger, writeLedger } from './ledger.actions.ts';
import { userDayAt } from './promised-day.actions.ts';

/** What a report answers. `wasAlready`: it had been reported so before, and nothing was changed. */
export type Reported = { readonly commitmentId: string; readonly userId: string; readonly wasAlready: boolean };
type CompleteInput = { readonly id: string; readonly doneOn?: LocalDate | null; readonly actualTimeMinutes?: number | null };

/** In days before the date in UTC: a day starts up to a day late in the member's zone, which may lie behind UTC. */
const EARLIEST_YESTERDAY = 3;

const answer = ({ commitment, member }: Held<AnyContext>, wasAlready: boolean): Reported => ({ commitmentId: commitment.id, userId: member.id, wasAlready });

/** The day a completion counts for: yesterday when the member says so and had promised it by then, else today. Older claims count as done now. */
function dayDone({ page, member, commitment, today }: HeldWithLedger<AnyContext>, doneOn: LocalDate | null): LocalDate {
  if (doneOn === null) return today;
  if (!isLocalDate(doneOn) || doneOn > today)
    throw new DomainError('INVALID_INPUT', `The day it was done is a date up to today, which is ${today} for this member.`, 'doneOn');
  if (doneOn !== addDays(today, -1)) return today;
  return doneOn >= userDayAt(page, member, commitment.createdAt) ? doneOn : today;
}

/** The day that a page has to reach back to for that claim; null: none, as with a day that is no member's yesterday now, wherever they live. */
function yesterdayAtMost(doneOn: LocalDate | null, now: Date): LocalDate | null {
  return doneOn !== null && isLocalDate(doneOn) && doneOn >= addDays(now.toISOString().slice(0, 10), -EARLIEST_YESTERDAY) ? doneOn : null;
}

const COMPLETE = new Change(
  {
    id: 'uuid',
    user_id: 'uuid',
    now: 'timestamptz',
    day: 'date',
    is_late: 'boolean',
    outcome: 'jsonb',
    was_paused: 'boolean',
    backdated: 'boolean',
  },
  `
with done as (
  update commitments set status = 'completed', completed_at = given.now, user_day = given.day, is_late = given.is_late, ai_insights = jsonb_set(ai_insights, '{outcome}', given.outcome),
    updated_at = given.now, version = version + 1 from given where commitments.id = given.id
), resumed as (
  insert into commitment_events (user_id, commitment_id, type, at, recorded_at) select given.user_id, given.id, 'resume', given.now, given.now from given where given.was_paused
)
insert into commitment_events (user_id, commitment_id, type, at, backdated, recorded_at) select given.user_id, given.id, 'complete', given.now, given.backdated, given.now from given`,
);

/** What a completion adds to the history. */
function completed({ ctx, commitment }: Held<AnyContext>, wasPaused: boolean, backdated: boolean): HistoryRow[] {
  const row = { at: ctx.now.toISOString(), commitment: commitment.id, due: null, value: null, backdated: false };
  return [...(wasPaused ? [{ ...row, type: 'resume' as const }] : []), { ...row, type: 'complete', backdated }];
}

const NOTE_MINUTES = new Change(
  { id: 'uuid', minutes: 'int' },
  `update commitments set ai_insights = jsonb_set(ai_insights, '{outcome,minutes_actual}', to_jsonb(given.minutes)) from given where commitments.id = given.id`,
);

/**
 * "Done." Credits the member's day unless the due day has closed; then it is completed late, which counts as done but not for the streak.
 * Said twice it changes nothing, but for how long it took, which may be told afterwards. `doneOn`: yesterday, for a morning's "I did it yesterday"; any
 * older day counts as today. What became of it is kept beside what was read in it (`outcome`), and the next estimates learn from it.
 * @throws DomainError NOT_FOUND; CONFLICT when the member has said that it could not be done (undo that first); INVALID_INPUT `doneOn`, `actualTimeMinutes`
 */
export async function completeCommitment(given: AnyContext, input: CompleteInput): Promise<Reported> {
  const held = await holdWithLedger(given, input.id, yesterdayAtMost(input.doneOn ?? null, given.now));
  const { ctx, commitment, member, today } = held;
  const seat = seatOf(ctx);
  const minutes = actualMinutesOf(input.actualTimeMinutes ?? null);
  if (commitment.status === 'completed') {
    if (minutes !== null) await seat.change(NOTE_MINUTES, { id: commitment.id, minutes });
    return answer(held, true);
  }
  if (commitment.isGivenUp) throw new DomainError('CONFLICT', 'This commitment was reported as not done. Undo that first, then complete it.', 'id');
  const day = dayDone(held, input.doneOn ?? null);
  const daysLate = commitment.dueDate === null ? 0 : Math.max(0, dayNumber(day) - dayNumber(commitment.dueDate));
  const outcome = { late: daysLate > 0, days_late: daysLate, backdated: day < today, minutes_actual: minutes };
  const wasPaused = commitment.status === 'paused';
  await seat.change(COMPLETE, {
    id: commitment.id,
    user_id: member.id,
    now: ctx.now,
    day,
    is_late: outcome.late,
    outcome: JSON.stringify(outcome),
    was_paused: wasPaused,
    backdated: outcome.backdated,
  });
  await writeLedger(ctx, member, pageWith(held.page, completed(held, wasPaused, outcome.backdated)), { at: ctx.now, completed: 1 });
  await recordEvent(seat, { type: 'commitment.completed', at: ctx.now, userId: member.id, commitmentId: commitment.id, podId: commitment.podId });
  return answer(held, false);
}

const GIVE_UP = `
with given_up as (
  update commitments set status = 'failed', updated_at = ?, version = version + 1 where id = ?
), resumed as (
  insert into commitment_events (user_id, commitment_id, type, at, recorded_at) select ?, ?, 'resume', ?, ? where ?
)
insert into commitment_events (user_id, commitment_id, type, at, recorded_at) values (?, ?, 'fail', ?, ?)`;

/**
 * "Could not." The due day (or today, without one) counts as missed unless something else was kept on it. Said twice it changes nothing.
 * @throws DomainError NOT_FOUND; CONFLICT when it has been completed (undo that first)
 */
export async function failCommitment(given: ActionContext, input: { readonly id: string }): Promise<Reported> {
  const held = await holdCommitment(given, input.id);
  const { ctx } = held;
  const { commitment, member } = held;
  if (commitment.status === 'failed') return answer(held, true);
  if (commitment.status === 'completed')
    throw new DomainError('CONFLICT', 'This commitment was reported as done. Undo that first, then report it as not done.', 'id');
  const { now } = ctx;
  const ids = [member.id, commitment.id];
  await runWithNext(ctx.em, GIVE_UP, [now, commitment.id, ...ids, now, now, commitment.status === 'paused', ...ids, now, now]);
  await refreshLedger(ctx, member, commitment.dueDate, { at: now, completed: 0 });
  await recordEvent(ctx.em, { type: 'commitment.failed', at: now, userId: member.id, commitmentId: commitment.id, podId: commitment.podId });
  return answer(held, false);
}

/** @throws DomainError COMMITMENT_LOCKED when the grace after the report, or after the due day if that is later, is over */
function requireGrace({ commitment, member }: Held, now: Date): void {
  const reported = commitment.reportedAt === null ? null : localDay(commitment.reportedAt, member.frame);
  const last = [reported, commitment.dueDate]
    .filter((day) => day !== null)
    .toSorted()
    .at(-1);
  if (last !== undefined && now < graceEndsAt(last, member.frame)) return;
  throw new DomainError('COMMITMENT_LOCKED', 'This was reported too long ago to be undone: it can be undone until noon of the next day.', 'id');
}

const UNDO = `
with undone as (
  update commitments set status = ?, completed_at = null, user_day = null, is_late = false, ai_insights = jsonb_set(ai_insights, '{outcome}', 'null'), updated_at = ?, version = version + 1 where id = ?
)
insert into commitment_events (user_id, commitment_id, type, at, recorded_at) values (?, ?, 'uncomplete', ?, ?)`;

/**
 * Takes back "done" or "could not", as if it had never been said: the streak, also the longest, becomes what it would have been. Possible
 * until noon of the day after (by the member's clock) the report or the due day, whichever is later. Undoing what is open changes nothing.
 * @throws DomainError NOT_FOUND; COMMITMENT_LOCKED when it is too late, or when the day closed without any report
 */
export async function undoCommitment(
  given: ActionContext,
  input: { readonly id: string },
): Promise<{ readonly commitmentId: string; readonly userId: string }> {
  const held = await holdCommitment(given, input.id);
  const { ctx } = held;
  const { commitment, member } = held;
  const answered = { commitmentId: commitment.id, userId: member.id };
  const wasCompleted = commitment.status === 'completed';
  if (commitment.status === 'active' || commitment.status === 'paused') return answered;
  if (!wasCompleted && !commitment.isGivenUp)
    throw new DomainError('COMMITMENT_LOCKED', 'Its day closed without a report, so there is nothing to undo. You can still complete it, late.', 'id');
  requireGrace(held, ctx.now);
  const isOver = isClosed(commitment, ctx.now) && commitment.dueDate !== null && ctx.now >= failsAt(commitment.dueDate, member);
  const { now } = ctx;
  await runWithNext(ctx.em, UNDO, [isOver ? 'failed' : 'active', now, commitment.id, member.id, commitment.id, now, now]);
  await refreshLedger(ctx, member, firstTouched(held), { at: now, completed: wasCompleted ? -1 : 0 });
  await planCheckIn(ctx, member);
  await recordEvent(ctx.em, { type: 'commitment.undone', at: now, userId: member.id, commitmentId: commitment.id, podId: commitment.podId });
  return answered;
}

/** The first day that was judged by the report: the one credited or missed by it, or the due day that is open again. */
function firstTouched({ commitment, member, today }: Held): LocalDate {
  const reported = commitment.reportedAt === null ? today : localDay(commitment.reportedAt, member.frame);
  return [reported, commitment.creditedDay, commitment.dueDate].filter((day) => day !== null).toSorted()[0]!;
}
