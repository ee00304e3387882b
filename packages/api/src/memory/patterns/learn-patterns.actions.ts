import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { recordEvents, type NewEvent } from '../../event/record-event.ts';
import type { DayFrame } from '../../lib/calendar.rules.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { PatternClaim } from '../pattern-claim.entity.ts';
import type { PromiseRecord } from './promise-history.rules.ts';
import { patternText } from './pattern.text.ts';
import type { ToldClaim } from './told-claims.rules.ts';

type CommitmentRow = {
  id: string;
  created_ms: number;
  due: string | null;
  completed_ms: number | null;
  status: PromiseRecord['status'];
  category: PromiseRecord['category'];
  difficulty_level: number | null;
  estimated_time_minutes: number | null;
  smart_score: number | null;
  planned_hour: number | null;
};

/** The oldest one tells when the weeks begin to count; otherwise what is older than a year says nothing. */
const HISTORY = `
select id, (extract(epoch from created_at) * 1000)::float8 as created_ms, due_date::text as due,
  (extract(epoch from case when is_late then completed_at else least(completed_at, closes_at - interval '1 second') end) * 1000)::float8 as completed_ms,
  status, category, difficulty_level, estimated_time_minutes, smart_score, substring(ai_insights #>> '{parsed,when,time}' from '^([0-9]{1,2}):')::int as planned_hour
from commitments where user_id = ? and deleted_at is null order by created_at, id`;

export type Learner = { readonly id: string; readonly frame: DayFrame; readonly locale: string | null };

/**
 * Brings what a member is told about their promises up to date: claims that were found or borne out again are written, those that were not are ended. What the
 * member wanted forgotten is not told again. Doing it twice is the same as once.
 */
export async function learnPatterns({ em, now }: ActionContext, { id, locale }: Learner, claims: readonly ToldClaim[]): Promise<void> {
  const known = await em.find(PatternClaim, { user: id, invalidAt: null });
  const events: NewEvent[] = [];
  const tell = (type: 'memory.pattern_found' | 'memory.pattern_expired', subjectId: string): number => events.push({ type, at: now, userId: id, subjectId });
  for (const claim of claims) {
    const before = known.find((one) => isSame(one, claim));
    const written = { ...claimColumns(claim), text: patternText(claim, locale) };
    if (before?.forgottenAt != null) continue;
    if (before) Object.assign(before, written);
    else tell('memory.pattern_found', em.create(PatternClaim, { id: randomUUID(), user: id, validAt: now, createdAt: now, ...written }).id);
  }
  for (const one of known) {
    if (one.forgottenAt != null || claims.some((claim) => isSame(one, claim))) continue;
    one.invalidAt = now;
    tell('memory.pattern_expired', one.id);
  }
  await em.flush();
  await recordEvents(em, events);
}

/** A member's promises, the oldest first. */
export async function readHistory(em: EntityManager, userId: string): Promise<PromiseRecord[]> {
  return (await em.execute<CommitmentRow[]>(HISTORY, [userId])).map(recordOf);
}

/** A change that more data date a little differently is the same one. */
const isSame = (known: PatternClaim, claim: ToldClaim): boolean =>
  known.factor === claim.factor && (known.level === claim.level || claim.factor === 'change_point');

const claimColumns = ({ firstSeenOn, lastConfirmedOn, ...claim }: ToldClaim) => ({
  ...claim,
  effectPp: { ...claim.effectPp },
  firstSeen: firstSeenOn,
  lastConfirmed: lastConfirmedOn,
});

const recordOf = (row: CommitmentRow): PromiseRecord => ({
  id: row.id,
  createdAtMs: row.created_ms,
  dueOn: row.due,
  completedAtMs: row.completed_ms,
  status: row.status,
  category: row.category,
  difficultyLevel: row.difficulty_level,
  estimatedTimeMinutes: row.estimated_time_minutes,
  smartScore: row.smart_score,
  plannedHour: row.planned_hour,
});
