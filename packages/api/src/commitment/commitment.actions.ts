import { randomUUID } from 'node:crypto';
import { readWithNext, runWithNext } from '../db/with-next.ts';
import { recordEvent } from '../event/record-event.ts';
import { dayClosesAt, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { planCheckIn } from './check-in-plan.actions.ts';
import { difficultyOf, dueDayOf, minutesOf, textOf, timeOfDayOf } from './commitment.rules.ts';
import type { HistoryRow } from './history.rules.ts';
import { keptFromWithNext, requireSafeText, type CreateInput, type KeptFrom, type Suggested } from './kept-from.actions.ts';
import { pageWith, readPage, type LedgerPage } from './ledger-page.actions.ts';
import { dayBy, isLedgerAtToday, lockMember, lockMemberWithNext, writeLedger, type LockedMember } from './ledger.actions.ts';

const NOTHING_SUGGESTED: Suggested = {
  text: '',
  originalText: null,
  dueDate: null,
  timeOfDay: null,
  category: null,
  difficultyLevel: null,
  estimatedTimeMinutes: null,
  smartScore: null,
  insights: null,
};

/** The member's own word counts; what they left out is taken from the suggestion. */
const chosen = <Value>(given: Value | null | undefined, suggested: Value | null): Value | null => (given === undefined ? suggested : given);

const GOAL = 'select 1 from long_term_goals where id = ? and user_id = ?';
const noSuchGoal = (): DomainError => new DomainError('INVALID_INPUT', 'There is no such goal of this member.', 'longTermGoalId');

/** @throws DomainError INVALID_INPUT `longTermGoalId` for a goal that the member does not have */
export async function requireOwnGoal({ em }: ActionContext, userId: string, goalId: string | null): Promise<string | null> {
  if (goalId === null) return null;
  const found = isId(goalId) ? await em.execute<unknown[]>(GOAL, [goalId, userId]) : [];
  if (found.length === 0) throw noSuchGoal();
  return goalId;
}

/** As `requireOwnGoal`, in one trip with the next statement. @returns what refuses then */
async function requireOwnGoalWithNext({ em }: ActionContext, userId: string, goalId: string | null): Promise<() => void> {
  if (goalId === null) return () => undefined;
  if (!isId(goalId)) throw noSuchGoal();
  const found = await readWithNext(em, GOAL, [goalId, userId]);
  return () => {
    if (found().length === 0) throw noSuchGoal();
  };
}

/** The pod that sees what a member shares; none where it is not to be shared. */
const POD = `select pod_id from pod_memberships where ? and user_id = ? and status = 'active' order by joined_at limit 1`;

const INSERT = `
with made as (
  insert into commitments (id, user_id, commitment, original_commitment, smart_score, category, difficulty_level, estimated_time_minutes, due_date, closes_at, time_of_day,
    related_long_term_goal_id, ai_insights, shared_with_pod, pod_id, reading_id, reading_item, created_at, updated_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, (${POD}), ?, ?, ?, ?)
  returning pod_id
), noted as (
  insert into commitment_events (user_id, commitment_id, type, at, due, recorded_at) values (?, ?, 'create', ?, ?, ?)
), counted as (
  update users set total_commitments = total_commitments + 1, first_commitment_at = least(first_commitment_at, ?), last_activity_at = greatest(last_activity_at, ?) where id = ?
)
select pod_id from made`;

export type Made = Suggested & {
  readonly id: string;
  readonly goalId: string | null;
  readonly isShared: boolean;
  readonly readingId: string | null;
  readonly item: number | null;
};

async function insertCommitment({ em, now }: ActionContext, member: LockedMember, made: Made): Promise<void> {
  const { id, dueDate } = made;
  const closesAt = dueDate === null ? null : dayClosesAt(dueDate, member.frame);
  const insights = made.insights === null ? null : JSON.stringify(made.insights);
  const values = [
    id,
    member.id,
    made.text,
    made.originalText,
    made.smartScore,
    made.category,
    made.difficultyLevel,
    made.estimatedTimeMinutes,
    dueDate,
    closesAt,
    made.timeOfDay,
  ];
  const links = [made.goalId, insights, made.isShared, made.isShared, member.id, made.readingId, made.item, now, now];
  await runWithNext(em, INSERT, [...values, ...links, member.id, id, now, dueDate, now, now, now, member.id]);
}

type PodRow = { readonly pod_id: string };
/** Only for a shared one is there a pod to be told. */
const podWithNext = async ({ em }: ActionContext, userId: string, isShared: boolean): Promise<() => readonly PodRow[]> =>
  isShared ? readWithNext<PodRow>(em, POD, [true, userId]) : () => [];

/** The text in the member's words, or else the reading's. What must not be kept is refused by whoever wrote it. */
function keptText(given: string | null | undefined, suggested: string): string {
  const text = textOf(given ?? suggested);
  if (given != null) requireSafeText(text);
  return text;
}

/** What a promise is made of, each part checked. `today`: the member's day now. Whose goal it is for is checked beside. */
export function partsOf(input: CreateInput, reading: KeptFrom | null, today: LocalDate): Made {
  const suggested = reading?.suggested ?? NOTHING_SUGGESTED;
  const due = chosen(input.dueDate, suggested.dueDate);
  return {
    ...suggested,
    id: randomUUID(),
    text: keptText(input.text, suggested.text),
    dueDate: due === null ? null : dueDayOf(due, today),
    timeOfDay: timeOfDayOf(chosen(input.timeOfDay, suggested.timeOfDay)),
    category: chosen(input.category, suggested.category),
    difficultyLevel: difficultyOf(chosen(input.difficultyLevel, suggested.difficultyLevel)),
    estimatedTimeMinutes: minutesOf(chosen(input.estimatedTimeMinutes, suggested.estimatedTimeMinutes)),
    goalId: chosen(input.longTermGoalId, null),
    isShared: input.sharedWithPod === true,
    readingId: reading && chosen(input.readingId, null),
    item: reading && reading.item,
  };
}

/** Without a streak to lose, or without a due day, a promise changes nothing in a ledger that stands at today. */
const isWithoutEffect = (member: LockedMember, made: Made, now: Date): boolean =>
  isLedgerAtToday(member, now) && (member.currentStreak === 0 || made.dueDate === null);

/** What is known, of a member who is locked, before a promise is written down. `page`: null where no look at the ledger was asked for. */
type Known = { readonly member: LockedMember; readonly reading: KeptFrom | null; readonly page: LedgerPage | null; readonly podId: string | null };

const isPlain = ({ dueDate, longTermGoalId, readingId, item, sharedWithPod }: CreateInput): boolean =>
  dueDate == null && longTermGoalId == null && readingId == null && item == null && sharedWithPod !== true;

/** Locks the member who acts and finds, in the same trip, whatever keeping this promise takes. What is plain takes nothing more. */
async function lockAndLook(ctx: ActionContext, input: CreateInput): Promise<Known> {
  const userId = ctx.viewer.id!;
  if (isPlain(input)) return { member: await lockMember(ctx, userId), reading: null, page: null, podId: null };
  const locked = await lockMemberWithNext(ctx, userId);
  const keptFrom = await keptFromWithNext(ctx, userId, input);
  const requireGoal = await requireOwnGoalWithNext(ctx, userId, input.longTermGoalId ?? null);
  const pod = await podWithNext(ctx, userId, input.sharedWithPod === true);
  const page = await readPage(ctx, userId);
  const member = locked();
  requireGoal();
  return { member, reading: keptFrom(), page, podId: pod()[0]?.pod_id ?? null };
}

/**
 * Keeps a promise: from an item of a reading, each of whose values may be overridden, or from a text. The same item of a reading twice is the
 * same commitment. The text goes to the member's pod only when it is shared.
 * @throws DomainError INVALID_INPUT with the field at fault; NOT_FOUND `readingId`; CONFLICT when the item was kept before and then deleted, or
 * as one that repeats
 */
export async function createCommitment(ctx: ActionContext, input: CreateInput): Promise<{ readonly commitmentId: string; readonly userId: string }> {
  const { member, reading, page, podId } = await lockAndLook(ctx, input);
  if (reading !== null && reading.keptAs !== null) return { commitmentId: reading.keptAs, userId: member.id };
  if (reading !== null && reading.repeatsAs !== null)
    throw new DomainError('CONFLICT', 'This was kept as one that repeats. Send the text again to keep it as a single commitment too.', 'readingId');
  const made = partsOf(input, reading, dayBy(ctx, member, page?.last_day ?? null));
  await writeDown(ctx, { member, page, podId }, made);
  return { commitmentId: made.id, userId: member.id };
}

/** Writes a promise of a locked member down: the row, its history, the ledger, and what is asked in the evening. */
export async function keepPromise(ctx: ActionContext, member: LockedMember, made: Made): Promise<void> {
  const pod = await podWithNext(ctx, member.id, made.isShared);
  const page = isWithoutEffect(member, made, ctx.now) && !made.isShared ? null : await readPage(ctx, member.id);
  await writeDown(ctx, { member, page, podId: pod()[0]?.pod_id ?? null }, made);
}

async function writeDown(ctx: ActionContext, { member, page, podId }: Omit<Known, 'reading'>, made: Made): Promise<void> {
  const touched = isWithoutEffect(member, made, ctx.now) ? null : (page ?? (await readPage(ctx, member.id)));
  await insertCommitment(ctx, member, made);
  if (touched !== null) await writeLedger(ctx, member, pageWith(touched, [createdOf(ctx, made)]));
  await planCheckIn(ctx, member);
  await recordEvent(ctx.em, { type: 'commitment.created', at: ctx.now, userId: member.id, commitmentId: made.id, podId });
}

const createdOf = ({ now }: ActionContext, { id, dueDate }: Made): HistoryRow => ({
  type: 'create',
  at: now.toISOString(),
  commitment: id,
  due: dueDate,
  value: null,
  backdated: false,
});
