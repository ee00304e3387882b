import { randomUUID } from 'node:crypto';
import { recordEvent } from '../event/record-event.ts';
import { addDays, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';
import { keepPromise, partsOf, requireOwnGoal, type Made } from './commitment.actions.ts';
import { dueDayOf } from './commitment.rules.ts';
import { keptFrom, type CreateInput, type KeptFrom } from './kept-from.actions.ts';
import { lockMember, memberDay, type LockedMember } from './ledger.actions.ts';
import { DAYS_AHEAD, nextFrom, occurrenceFrom, recurrenceOf, type Next, type Recurrence, type RecurringStatus } from './recurrence.rules.ts';

/** What every verb answers. */
export type RecurringChanged = { readonly recurringCommitmentId: string; readonly userId: string };
export type CreateRecurringInput = Omit<CreateInput, 'dueDate'> & { readonly rule?: string | null; readonly startsOn?: LocalDate | null };

export type RecurringRow = {
  id: string;
  user_id: string;
  commitment: string;
  original_commitment: string | null;
  smart_score: number | null;
  category: Made['category'];
  difficulty_level: number | null;
  estimated_time_minutes: number | null;
  related_long_term_goal_id: string | null;
  shared_with_pod: boolean;
  rule: string;
  /** To the second. */
  time_of_day: string | null;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  status: RecurringStatus;
  next_on: LocalDate | null;
  make_on: LocalDate | null;
};

export const RECURRING_COLUMNS = `id, user_id, commitment, original_commitment, smart_score, category, difficulty_level, estimated_time_minutes, related_long_term_goal_id,
  shared_with_pod, rule, time_of_day::text as time_of_day, starts_on::text as starts_on, ends_on::text as ends_on, status, next_on::text as next_on, make_on::text as make_on`;

export const recurrenceOfRow = (row: RecurringRow): Recurrence => ({ rule: row.rule, startsOn: row.starts_on, endsOn: row.ends_on });
export const laterOf = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);

/** The first day on which something may fall due: nothing does on the days of a break. */
export const freeFrom = (member: LockedMember, today: LocalDate): LocalDate =>
  member.breakUntil === null || member.breakUntil < today ? today : addDays(member.breakUntil, 1);

const INSERT = `
insert into recurring_commitments (id, user_id, commitment, original_commitment, smart_score, category, difficulty_level, estimated_time_minutes,
  related_long_term_goal_id, shared_with_pod, rule, time_of_day, starts_on, ends_on, next_on, make_on, reading_id, reading_item, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Keeps a promise that repeats, from an item of a reading or from a text and a rule. Its next occurrence becomes a commitment at once when it is at most a
 * week ahead; the later ones by the clock, each when the one before is over. The same item twice is the same.
 * @throws DomainError INVALID_INPUT with the field at fault; NOT_FOUND `readingId`; CONFLICT when the item was kept as a single commitment
 */
export async function createRecurringCommitment(ctx: ActionContext, input: CreateRecurringInput): Promise<RecurringChanged> {
  const member = await lockMember(ctx, ctx.viewer.id!);
  const today = await memberDay(ctx, member);
  const reading = await keptFrom(ctx, member.id, input);
  if (reading !== null && reading.keptAs !== null)
    throw new DomainError('CONFLICT', 'This was kept as a single commitment. Send the text again to keep it as one that repeats.', 'readingId');
  if (reading !== null && reading.repeatsAs !== null) return { recurringCommitmentId: reading.repeatsAs, userId: member.id };
  await requireOwnGoal(ctx, member.id, input.longTermGoalId ?? null);
  const made = partsOf({ ...input, dueDate: null }, reading, today);
  const recurrence = repeating(input, reading, today);
  const next = nextFrom(recurrence, freeFrom(member, today));
  if (next === null) throw new DomainError('INVALID_INPUT', 'By this rule no day is left on which it would be done.', 'rule');
  const promised = [made.text, made.originalText, made.smartScore, made.category, made.difficultyLevel, made.estimatedTimeMinutes, made.goalId, made.isShared];
  const when = [recurrence.rule, made.timeOfDay, recurrence.startsOn, recurrence.endsOn, next.nextOn, next.makeOn, made.readingId, made.item, ctx.now, ctx.now];
  await ctx.em.execute(INSERT, [made.id, member.id, ...promised, ...when]);
  await recordEvent(ctx.em, { type: 'recurring_commitment.created', at: ctx.now, userId: member.id, subjectId: made.id });
  await makeNext(ctx, member, made.id);
  return { recurringCommitmentId: made.id, userId: member.id };
}

/** How it repeats: by the member's own words, else as the reading says. */
function repeating(input: CreateRecurringInput, reading: KeptFrom | null, today: LocalDate): Recurrence {
  const rule = input.rule ?? reading?.rule ?? null;
  if (rule === null) throw new DomainError('INVALID_INPUT', 'Say how it repeats, such as FREQ=WEEKLY;BYDAY=MO.', 'rule');
  const startsOn = input.startsOn == null ? laterOf(reading?.suggested.dueDate ?? today, today) : dueDayOf(input.startsOn, today, 'startsOn')!;
  return begun(recurrenceOf(rule, startsOn));
}

/** Counted from the first day on which it is to be done. */
export const begun = (recurrence: Recurrence): Recurrence => ({
  ...recurrence,
  startsOn: nextFrom(recurrence, recurrence.startsOn)?.nextOn ?? recurrence.startsOn,
});

/**
 * Makes the next occurrence a commitment of the locked member when its time has come, and writes down which one follows. Days that have passed meanwhile are
 * left out, as are those of a break. What was done once is not done again.
 */
export async function makeNext(ctx: ActionContext, member: LockedMember, id: string): Promise<boolean> {
  const [row] = await ctx.em.execute<RecurringRow[]>(`select ${RECURRING_COLUMNS} from recurring_commitments where id = ? and status = 'active' for update`, [
    id,
  ]);
  const today = await memberDay(ctx, member);
  const from = freeFrom(member, today);
  if (!row || row.make_on === null || row.make_on > today || from > today) return false;
  const recurrence = recurrenceOfRow(row);
  const day = occurrenceFrom(recurrence, laterOf(row.next_on!, from));
  if (day === null) return follow(ctx, row, null);
  const makeOn = addDays(day, -DAYS_AHEAD);
  if (makeOn > today) return follow(ctx, row, { nextOn: day, makeOn });
  await makeOccurrence(ctx, member, row, day);
  return follow(ctx, row, nextFrom(recurrence, addDays(day, 1)));
}

async function makeOccurrence(ctx: ActionContext, member: LockedMember, row: RecurringRow, day: LocalDate): Promise<void> {
  const made: Made = {
    id: randomUUID(),
    text: row.commitment,
    originalText: row.original_commitment,
    smartScore: row.smart_score,
    category: row.category,
    difficultyLevel: row.difficulty_level,
    estimatedTimeMinutes: row.estimated_time_minutes,
    insights: null,
    dueDate: day,
    timeOfDay: row.time_of_day,
    goalId: row.related_long_term_goal_id,
    isShared: row.shared_with_pod,
    readingId: null,
    item: null,
  };
  await keepPromise(ctx, member, made);
  await ctx.em.execute('update commitments set recurring_commitment_id = ?, occurrence_on = ? where id = ?', [row.id, day, made.id]);
}

/** Writes down what comes next; without anything it has come to its end. */
async function follow({ em, now }: ActionContext, row: RecurringRow, next: Next | null): Promise<true> {
  await em.execute(`update recurring_commitments set status = ?, next_on = ?, make_on = ? where id = ?`, [
    next === null ? 'ended' : 'active',
    next?.nextOn ?? null,
    next?.makeOn ?? null,
    row.id,
  ]);
  if (next === null) await recordEvent(em, { type: 'recurring_commitment.ended', at: now, userId: row.user_id, subjectId: row.id });
  return true;
}
