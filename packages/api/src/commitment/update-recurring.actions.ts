import { recordEvent } from '../event/record-event.ts';
import type { LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext } from '../viewer/context.ts';
import { promisedColumns, updateCommitment, type UpdateInput } from './change.actions.ts';
import { answer, freeDayOf, holdRecurring, requireRunning, takeBackComing, type ChangeInput, type HeldRecurring } from './change-recurring.actions.ts';
import { dueDayOf } from './commitment.rules.ts';
import { memberDay } from './ledger.actions.ts';
import { nextFrom, recurrenceOf, type Recurrence } from './recurrence.rules.ts';
import { begun, makeNext, recurrenceOfRow, type RecurringChanged, type RecurringRow } from './recurring.actions.ts';

type Promised = Omit<UpdateInput, 'id' | 'version' | 'dueDate'>;
/** What is left out stays; null clears. */
export type UpdateRecurringInput = ChangeInput & Promised & { readonly rule?: string | null; readonly startsOn?: LocalDate | null };

/** Which column of what repeats, and of its occurrences, holds which part of a promise. */
const COLUMN_OF = {
  text: 'commitment',
  timeOfDay: 'time_of_day',
  category: 'category',
  difficultyLevel: 'difficulty_level',
  estimatedTimeMinutes: 'estimated_time_minutes',
  longTermGoalId: 'related_long_term_goal_id',
  sharedWithPod: 'shared_with_pod',
} as const satisfies { readonly [part in keyof Promised]-?: keyof RecurringRow };
const PARTS = Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[];

/** The columns that get another value than they have. */
async function changedColumns(ctx: ActionContext, { row, member }: HeldRecurring, input: UpdateRecurringInput): Promise<Map<string, unknown>> {
  const columns = await promisedColumns(ctx, member.id, input);
  if (input.sharedWithPod != null) columns.set('shared_with_pod', input.sharedWithPod);
  return new Map([...columns].filter(([column, value]) => row[column as keyof RecurringRow] !== value));
}

/** How it repeats from now on; null when that stays as it is. */
function changedRecurrence({ row }: HeldRecurring, input: UpdateRecurringInput, today: LocalDate): Recurrence | null {
  if (input.rule === null) throw new DomainError('INVALID_INPUT', 'The rule can be changed but not taken away; end what is to come no more.', 'rule');
  const kept = recurrenceOfRow(row);
  const startsOn = input.startsOn == null ? null : dueDayOf(input.startsOn, today, 'startsOn');
  const meant = input.rule === undefined ? { ...kept, startsOn: startsOn ?? kept.startsOn } : recurrenceOf(input.rule, startsOn ?? today);
  const isKept = meant.rule === kept.rule && meant.endsOn === kept.endsOn && (startsOn === null || startsOn === kept.startsOn);
  return isKept ? null : begun(meant);
}

/**
 * Sets another course: what was made for a day after today is taken back, and the first day that is free by the new rule is next. Today's occurrence stays.
 * @throws DomainError INVALID_INPUT `rule` when no day is left
 */
async function turn(ctx: ActionContext, held: HeldRecurring, recurrence: Recurrence): Promise<Map<string, unknown>> {
  await takeBackComing(ctx, held);
  const next = nextFrom(recurrence, await freeDayOf(ctx, held));
  if (next === null) throw new DomainError('INVALID_INPUT', 'By this rule no day is left on which it would be done.', 'rule');
  const columns = new Map<string, unknown>([
    ['rule', recurrence.rule],
    ['starts_on', recurrence.startsOn],
    ['ends_on', recurrence.endsOn],
  ]);
  return held.row.status === 'active' ? columns.set('next_on', next.nextOn).set('make_on', next.makeOn) : columns;
}

const OPEN = `select id, ${Object.values(COLUMN_OF).join(', ')} from commitments
where recurring_commitment_id = ? and deleted_at is null and status in ('active', 'paused') and (closes_at is null or closes_at > ?) order by occurrence_on`;
type Occurrence = { id: string } & Pick<RecurringRow, (typeof COLUMN_OF)[keyof typeof COLUMN_OF]>;

/** Open occurrences take over what they still have from it: what the member has changed on one of them stays there. */
async function passOn(ctx: ActionContext, { row }: HeldRecurring, input: UpdateRecurringInput, changed: ReadonlyMap<string, unknown>): Promise<void> {
  for (const occurrence of await ctx.em.execute<Occurrence[]>(OPEN, [row.id, ctx.now])) {
    const parts = PARTS.filter((part) => changed.has(COLUMN_OF[part]) && occurrence[COLUMN_OF[part]] === row[COLUMN_OF[part]]);
    if (parts.length > 0) await updateCommitment(ctx, { id: occurrence.id, ...Object.fromEntries(parts.map((part) => [part, input[part]])) });
  }
}

/**
 * Changes what repeats: its words and estimates, how and from when it repeats, the goal, the sharing. What is left out stays, null takes it away. What was
 * reported, and what has closed, is never rewritten. The same again changes nothing.
 * @throws DomainError NOT_FOUND; VERSION_CONFLICT; CONFLICT once it has ended; INVALID_INPUT with the field
 */
export async function updateRecurringCommitment(ctx: ActionContext, input: UpdateRecurringInput): Promise<RecurringChanged> {
  const held = await holdRecurring(ctx, input);
  requireRunning(held);
  const { row, member } = held;
  const promised = await changedColumns(ctx, held, input);
  const recurrence = changedRecurrence(held, input, await memberDay(ctx, member));
  if (promised.size === 0 && recurrence === null) return answer(held);
  const columns = new Map([...promised, ...(recurrence === null ? [] : await turn(ctx, held, recurrence))]);
  const sets = [...columns.keys()].map((column) => `${column} = ?`).join(', ');
  await ctx.em.execute(`update recurring_commitments set ${sets}, updated_at = ?, version = version + 1 where id = ?`, [...columns.values(), ctx.now, row.id]);
  await passOn(ctx, held, input, promised);
  await recordEvent(ctx.em, { type: 'recurring_commitment.updated', at: ctx.now, userId: member.id, subjectId: row.id });
  if (recurrence !== null) await makeNext(ctx, member, row.id);
  return answer(held);
}
