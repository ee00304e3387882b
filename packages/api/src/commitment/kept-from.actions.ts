import { asking, type ValuesOf } from '../db/shared-statement.ts';
import type { LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import type { Category } from '../user/user.rules.ts';
import { type AnyContext, seatOf } from '../viewer/context.ts';
import type { AiInsights } from './commitment-json.ts';
import { insightsOf } from './smart/insights.rules.ts';
import { asSafe, type ReadingItem, type StoredReading } from './smart/reading.rules.ts';
import { safetyOf } from './smart/safety.rules.ts';

/** What a commitment is made of. What is left out is taken from the reading; null clears. */
export type CreateInput = {
  readonly readingId?: string | null;
  readonly item?: number | null;
  readonly text?: string | null;
  readonly dueDate?: LocalDate | null;
  readonly timeOfDay?: string | null;
  readonly category?: Category | null;
  readonly difficultyLevel?: number | null;
  readonly estimatedTimeMinutes?: number | null;
  readonly longTermGoalId?: string | null;
  readonly sharedWithPod?: boolean | null;
  /** The member has said that a suspicion of harm is wrong. */
  readonly confirmedSafe?: boolean | null;
};

/** What a reading's item says about the commitment that is kept from it. */
export type Suggested = {
  readonly text: string;
  readonly originalText: string | null;
  readonly dueDate: LocalDate | null;
  readonly timeOfDay: string | null;
  readonly category: Category | null;
  readonly difficultyLevel: number | null;
  readonly estimatedTimeMinutes: number | null;
  readonly smartScore: number | null;
  readonly insights: AiInsights | null;
};

const UNSAFE =
  'This is not something that can be kept as a promise here. If you are in danger or thinking of hurting yourself or others, please talk to somebody you trust or to a local helpline now.';

const SUSPECTED = 'This may speak of harm. Show the member where help is; only if they say that it is something else, keep it with confirmedSafe: true.';

/** @throws DomainError INVALID_INPUT for a text that must never be scored, shared or reminded of */
export function requireSafeText(text: string): void {
  if (safetyOf(text) !== 'none') throw new DomainError('INVALID_INPUT', UNSAFE, 'text');
}

type ReadingRow = { reading: StoredReading; created_at: Date | string; kept_as: string | null; is_deleted: boolean | null; repeats_as: string | null };

const GIVEN = { reading_id: 'uuid', item: 'int', user_id: 'uuid' };
const READING = asking<ReadingRow>()(
  GIVEN,
  `
select r.reading, r.created_at, c.id as kept_as, c.deleted_at is not null as is_deleted, repeating.id as repeats_as
from commitment_readings r left join commitments c on c.reading_id = r.id and c.reading_item = given.item
  left join recurring_commitments repeating on repeating.reading_id = r.id and repeating.reading_item = given.item where r.id = given.reading_id and r.user_id = given.user_id`,
);

/** What is kept from a reading: the commitment it became before, once or repeating, or what it suggests. */
export type KeptFrom = {
  readonly item: number;
  readonly keptAs: string | null;
  readonly repeatsAs: string | null;
  /** How it repeats, as a rule of iCalendar; null for what is done once. */
  readonly rule: string | null;
  readonly suggested: Suggested;
};

/**
 * The item of a reading that a commitment is to be kept from; null when it is made from a text alone.
 * @throws DomainError NOT_FOUND `readingId`; INVALID_INPUT `item`, `confirmedSafe` when harm is suspected and the member has not said otherwise, or `readingId` when there is neither a reading nor a
 * text; CONFLICT when the item was kept and deleted
 */
export async function keptFrom(ctx: AnyContext, userId: string, input: CreateInput): Promise<KeptFrom | null> {
  const kept = askKeptFrom(ctx, userId, input);
  await seatOf(ctx).answered();
  return kept();
}

/** As `keptFrom`. @returns what tells it when that is answered */
export function askKeptFrom(ctx: AnyContext, userId: string, input: CreateInput): () => KeptFrom | null {
  const asked = readingOf(userId, input);
  if (!asked) return () => null;
  const found = seatOf(ctx).ask(READING, asked.values);
  return () => keptFromRow(asked, found());
}

type Asked = { readonly index: number; readonly isConfirmed: boolean; readonly values: ValuesOf<typeof GIVEN> };

/** Which item of a reading is meant, and how it is asked for; null when none is. */
function readingOf(userId: string, { readingId, item, confirmedSafe }: CreateInput): Asked | null {
  if (readingId == null) {
    if (item != null) throw new DomainError('INVALID_INPUT', 'An item belongs to a reading: give its readingId too.', 'readingId');
    return null;
  }
  if (!isId(readingId)) throw noSuchReading();
  const index = item ?? 0;
  return { index, isConfirmed: confirmedSafe === true, values: { reading_id: readingId, item: index, user_id: userId } };
}

const noSuchReading = (): DomainError => new DomainError('NOT_FOUND', 'There is no such reading, or it is not yours. Send the text again.', 'readingId');

function keptFromRow({ index, isConfirmed }: Asked, [row]: readonly ReadingRow[]): KeptFrom {
  if (!row) throw noSuchReading();
  if (row.kept_as !== null && row.is_deleted === true)
    throw new DomainError('CONFLICT', 'This was kept and then deleted. Send the text again to promise it anew.', 'readingId');
  const item = row.reading.items[index];
  if (!item) throw new DomainError('INVALID_INPUT', `This reading has ${row.reading.items.length} items, numbered from 0.`, 'item');
  const kept = keepable(item, isConfirmed);
  return {
    item: index,
    keptAs: row.kept_as,
    repeatsAs: row.repeats_as,
    rule: kept.when.kind === 'recurring' ? kept.when.rrule : null,
    suggested: suggestedBy(kept, row.reading, new Date(row.created_at)),
  };
}

/** What rules know to be harmful is never kept; what is only suspected, when the member has said that it is something else. Readings from before it was told how sure it is count as certain. */
function keepable(item: ReadingItem, isConfirmed: boolean): ReadingItem {
  if (item.safety === 'none') return item;
  if (item.safetyCertainty !== 'suspected') throw new DomainError('INVALID_INPUT', UNSAFE, 'item');
  if (!isConfirmed) throw new DomainError('INVALID_INPUT', SUSPECTED, 'confirmedSafe');
  return asSafe(item);
}

function suggestedBy(item: ReadingItem, reading: StoredReading, at: Date): Suggested {
  return {
    text: item.text,
    originalText: reading.text,
    dueDate: item.dueDate,
    // Readings from before it was heard have none.
    timeOfDay: item.timeOfDay ?? null,
    category: item.category,
    difficultyLevel: item.difficultyLevel,
    estimatedTimeMinutes: item.estimatedTimeMinutes,
    smartScore: item.score,
    insights: insightsOf(item, reading, at),
  };
}
