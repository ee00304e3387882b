import { randomUUID } from 'node:crypto';
import { asking, Change } from '../db/shared-statement.ts';
import { recordEvent } from '../event/record-event.ts';
import { dayClosesAt, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { type AnyContext, seatOf } from '../viewer/context.ts';
import { planCheckIn } from './check-in-plan.actions.ts';
import { difficultyOf, dueDayOf, minutesOf, textOf, timeOfDayOf } from './commitment.rules.ts';
import type { HistoryRow } from './history.rules.ts';
import { askKeptFrom, requireSafeText, type CreateInput, type KeptFrom, type Suggested } from './kept-from.actions.ts';
import { askPage, pageWith, readPage, type LedgerPage } from './ledger-page.actions.ts';
import { askToLock, dayBy, isLedgerAtToday, writeLedger, type LockedMember } from './ledger.actions.ts';

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

const GOAL = asking()({ id: 'uuid', user_id: 'uuid' }, 'select 1 as is_there from long_term_goals where id = given.id and user_id = given.user_id');
const noSuchGoal = (): DomainError => new DomainError('INVALID_INPUT', 'There is no such goal of this member.', 'longTermGoalId');

/** @throws DomainError INVALID_INPUT `longTermGoalId` for a goal that the member does not have */
export async function requireOwnGoal(ctx: AnyContext, userId: string, goalId: string | null): Promise<string | null> {
  const requireGoal = askForOwnGoal(ctx, userId, goalId);
  await seatOf(ctx).answered();
  requireGoal();
  return goalId;
}

/** As `requireOwnGoal`. @returns what refuses when that is answered */
function askForOwnGoal(ctx: AnyContext, userId: string, goalId: string | null): () => void {
  if (goalId === null) return () => undefined;
  if (!isId(goalId)) throw noSuchGoal();
  const found = seatOf(ctx).ask(GOAL, { id: goalId, user_id: userId });
  return () => {
    if (found().length === 0) throw noSuchGoal();
  };
}

/** The pod that sees what a member shares. */
const POD = asking<{ readonly pod_id: string }>()(
  { user_id: 'uuid' },
  `select pod_id from pod_memberships where user_id = given.user_id and status = 'active' order by joined_at limit 1`,
);

/** Asks for that pod; none where it is not to be shared. @returns what tells it when that is answered */
function askForPod(ctx: AnyContext, userId: string, isShared: boolean): () => string | null {
  if (!isShared) return () => null;
  const found = seatOf(ctx).ask(POD, { user_id: userId });
  return () => found()[0]?.pod_id ?? null;
}

const INSERT = new Change(
  {
    id: 'uuid',
    user_id: 'uuid',
    text: 'text',
    original: 'text',
    smart_score: 'int',
    category: 'text',
    difficulty: 'int',
    minutes: 'int',
    due: 'date',
    closes_at: 'timestamptz',
    time_of_day: 'time',
    goal_id: 'uuid',
    insights: 'jsonb',
    is_shared: 'boolean',
    pod_id: 'uuid',
    reading_id: 'uuid',
    item: 'int',
    now: 'timestamptz',
  },
  `
with made as (
  insert into commitments (id, user_id, commitment, original_commitment, smart_score, category, difficulty_level, estimated_time_minutes, due_date, closes_at, time_of_day,
    related_long_term_goal_id, ai_insights, shared_with_pod, pod_id, reading_id, reading_item, created_at, updated_at)
  select given.id, given.user_id, given.text, given.original, given.smart_score, given.category, given.difficulty, given.minutes, given.due, given.closes_at, given.time_of_day,
    given.goal_id, given.insights, given.is_shared, given.pod_id, given.reading_id, given.item, given.now, given.now from given
), noted as (
  insert into commitment_events (user_id, commitment_id, type, at, due, recorded_at) select given.user_id, given.id, 'create', given.now, given.due, given.now from given
)
update users set total_commitments = total_commitments + 1, first_commitment_at = least(first_commitment_at, given.now), last_activity_at = greatest(last_activity_at, given.now)
from given where users.id = given.user_id`,
);

export type Made = Suggested & {
  readonly id: string;
  readonly goalId: string | null;
  readonly isShared: boolean;
  readonly readingId: string | null;
  readonly item: number | null;
};

async function insertCommitment(ctx: AnyContext, member: LockedMember, made: Made, podId: string | null): Promise<void> {
  const { id, dueDate } = made;
  await seatOf(ctx).change(INSERT, {
    id,
    user_id: member.id,
    text: made.text,
    original: made.originalText,
    smart_score: made.smartScore,
    category: made.category,
    difficulty: made.difficultyLevel,
    minutes: made.estimatedTimeMinutes,
    due: dueDate,
    closes_at: dueDate === null ? null : dayClosesAt(dueDate, member.frame),
    time_of_day: made.timeOfDay,
    goal_id: made.goalId,
    insights: made.insights === null ? null : JSON.stringify(made.insights),
    is_shared: made.isShared,
    pod_id: podId,
    reading_id: made.readingId,
    item: made.item,
    now: ctx.now,
  });
}

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
async function lockAndLook(ctx: AnyContext, input: CreateInput): Promise<Known> {
  const userId = ctx.viewer.id!;
  const member = askToLock(ctx, userId);
  const keptFrom = askKeptFrom(ctx, userId, input);
  const requireGoal = askForOwnGoal(ctx, userId, input.longTermGoalId ?? null);
  const podId = askForPod(ctx, userId, input.sharedWithPod === true);
  const page = isPlain(input) ? () => null : askPage(ctx, userId);
  await seatOf(ctx).answered();
  const known = { member: member(), page: page(), podId: podId() };
  requireGoal();
  return { ...known, reading: keptFrom() };
}

/**
 * Keeps a promise: from an item of a reading, each of whose values may be overridden, or from a text. The same item of a reading twice is the
 * same commitment. The text goes to the member's pod only when it is shared.
 * @throws DomainError INVALID_INPUT with the field at fault; NOT_FOUND `readingId`; CONFLICT when the item was kept before and then deleted, or
 * as one that repeats
 */
export async function createCommitment(ctx: AnyContext, input: CreateInput): Promise<{ readonly commitmentId: string; readonly userId: string }> {
  const { member, reading, page, podId } = await lockAndLook(ctx, input);
  if (reading !== null && reading.keptAs !== null) return { commitmentId: reading.keptAs, userId: member.id };
  if (reading !== null && reading.repeatsAs !== null)
    throw new DomainError('CONFLICT', 'This was kept as one that repeats. Send the text again to keep it as a single commitment too.', 'readingId');
  const made = partsOf(input, reading, dayBy(ctx, member, page?.last_day ?? null));
  await writeDown(ctx, { member, page, podId }, made);
  return { commitmentId: made.id, userId: member.id };
}

/** Writes a promise of a locked member down: the row, its history, the ledger, and what is asked in the evening. */
export async function keepPromise(ctx: AnyContext, member: LockedMember, made: Made): Promise<void> {
  const podId = askForPod(ctx, member.id, made.isShared);
  const page = isWithoutEffect(member, made, ctx.now) ? () => null : askPage(ctx, member.id);
  await seatOf(ctx).answered();
  await writeDown(ctx, { member, page: page(), podId: podId() }, made);
}

async function writeDown(ctx: AnyContext, { member, page, podId }: Omit<Known, 'reading'>, made: Made): Promise<void> {
  const touched = isWithoutEffect(member, made, ctx.now) ? null : (page ?? (await readPage(ctx, member.id)));
  await insertCommitment(ctx, member, made, podId);
  if (touched !== null) await writeLedger(ctx, member, pageWith(touched, [createdOf(ctx, made)]));
  await planCheckIn(ctx, member);
  await recordEvent(seatOf(ctx), { type: 'commitment.created', at: ctx.now, userId: member.id, commitmentId: made.id, podId });
}

const createdOf = ({ now }: AnyContext, { id, dueDate }: Made): HistoryRow => ({
  type: 'create',
  at: now.toISOString(),
  commitment: id,
  due: dueDate,
  value: null,
  backdated: false,
});
