import type { EventType } from '../event/catalog.ts';
import type { Member } from './cast.ts';
import type { Promised } from './promises.ts';
import type { Random } from './random.ts';
import type { Row } from './write.ts';

/** Which pod a member was in, and since when; null: none. */
export type Belonging = { readonly podId: string; readonly from: Date; readonly until: Date | null } | null;
/** The goals of a member, by category. */
export type GoalIds = ReadonlyMap<string, string>;

const STATUSES = { done: 'completed', failed: 'failed', unreported: 'failed', deleted: 'active', open: 'active' } as const;

/** Rows of `commitments`. Promises of a category for which the member has a goal are often part of it; half of those of a pod member are shared. */
export function commitmentRow(promised: Promised, goals: GoalIds, belonging: Belonging, random: Random): Row {
  const podId = isWithin(promised.createdAt, belonging) && random.chance(0.5) ? belonging!.podId : null;
  return {
    id: promised.id,
    user_id: promised.member.id,
    commitment: promised.text,
    original_commitment: promised.vague,
    smart_score: promised.smartScore,
    category: promised.category,
    difficulty_level: promised.difficulty,
    estimated_time_minutes: promised.minutes,
    created_at: promised.createdAt,
    due_date: promised.due,
    closes_at: promised.closesAt,
    user_day: promised.userDay,
    related_long_term_goal_id: random.chance(0.6) ? (goals.get(promised.category) ?? null) : null,
    shared_with_pod: podId !== null,
    pod_id: podId,
    ...outcomeColumns(promised),
  };
}

const isWithin = (at: Date, belonging: Belonging): boolean => belonging !== null && at >= belonging.from && (belonging.until === null || at < belonging.until);

function outcomeColumns({ outcome, createdAt }: Promised): Row {
  const isDone = outcome.kind === 'done';
  const isOpen = outcome.kind === 'open';
  return {
    status: STATUSES[outcome.kind],
    completed_at: isDone ? outcome.at : null,
    is_late: isDone && outcome.isLate,
    deleted_at: outcome.kind === 'deleted' ? outcome.at : null,
    updated_at: isOpen ? createdAt : outcome.at,
    version: isOpen ? 1 : 2,
  };
}

/** Rows of `commitment_events`: what the streak is computed from. A promise that nobody reported has no second one. */
export function historyRows({ id, member, createdAt, due, outcome }: Promised, random: Random): Row[] {
  const base = { user_id: member.id, commitment_id: id };
  const created = { id: random.uuid(), ...base, type: 'create', at: createdAt, due, recorded_at: createdAt, backdated: false };
  if (outcome.kind === 'open' || outcome.kind === 'unreported') return [created];
  const type = { done: 'complete', failed: 'fail', deleted: 'delete' }[outcome.kind];
  const isBackdated = outcome.kind === 'done' && outcome.isBackdated;
  return [created, { id: random.uuid(), ...base, type, at: outcome.at, due: null, recorded_at: outcome.at, backdated: isBackdated }];
}

/** Rows of `commitment_events` about the member: where they live, when their day begins, the move and the holiday. */
export function calendarRows(member: Member, holidayFrom: Date | null, holidayUntil: Date | null, random: Random): Row[] {
  if (member.timezone === null) return [];
  const row = (type: string, at: Date, value: string | null) => ({
    id: random.uuid(),
    user_id: member.id,
    commitment_id: null,
    type,
    at,
    value,
    recorded_at: at,
    backdated: false,
  });
  return [
    row('tz', member.joinedAt, member.timezone),
    row('day_start', member.joinedAt, String(member.dayStartHour)),
    ...(member.move === null ? [] : [row('tz', member.move.at, member.move.timezone)]),
    ...(holidayFrom === null ? [] : [row('pause', holidayFrom, null)]),
    ...(holidayUntil === null ? [] : [row('resume', holidayUntil, null)]),
  ];
}

const LOGGED: Readonly<Partial<Record<Promised['outcome']['kind'], EventType>>> = {
  done: 'commitment.completed',
  failed: 'commitment.failed',
  unreported: 'commitment.failed',
  deleted: 'commitment.deleted',
};

/** Rows of `events`. */
export function logRows({ id, member, createdAt, outcome }: Promised, random: Random): Row[] {
  const row = (type: EventType, at: Date) => ({ id: random.uuid(), type, at, user_id: member.id, commitment_id: id });
  const type = LOGGED[outcome.kind];
  return [row('commitment.created', createdAt), ...(type !== undefined && outcome.kind !== 'open' ? [row(type, outcome.at)] : [])];
}
