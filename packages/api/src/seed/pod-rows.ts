import type { Held, Presence } from './meeting-rows.ts';
import { clock, nextSlot, utcClock, type PodPlan, type Seat } from './pods.ts';
import type { Random } from './random.ts';
import type { Row } from './write.ts';

/** The health of a pod looks at its last eight meetings. */
const RECENT_MEETINGS = 8;
const FEWEST_RATINGS = 3;

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) * 100) / values.length) / 100;

/** A row of `pods`. `completion`: how much of what its members promise they keep, 0-100; null when nothing was promised. */
export function podRow(pod: PodPlan, held: readonly Held[], completion: number | null): Row {
  const { plan } = pod;
  const next = nextSlot(pod);
  const recent = held.filter(({ meeting }) => meeting['status'] === 'completed').slice(-RECENT_MEETINGS);
  const ratings = recent.flatMap(({ presences }) => presences.flatMap((presence) => presence.rating ?? []));
  return {
    id: pod.id,
    name: plan.name,
    description: plan.description,
    day_of_week: plan.dayOfWeek,
    local_time: clock(plan.minutes),
    timezone: plan.timezone,
    time_utc: next === null ? null : utcClock(next.at),
    max_members: plan.places,
    current_members: pod.seats.filter((seat) => seat.leftAt === null).length,
    avg_attendance_rate: mean(recent.flatMap(({ meeting }) => (meeting['attendance_rate'] as number | null) ?? [])),
    avg_completion_rate: completion,
    member_satisfaction_score: ratings.length < FEWEST_RATINGS ? null : mean(ratings),
    created_at: pod.createdAt,
    updated_at: pod.createdAt,
    next_meeting_at: next?.at ?? null,
    target_goals_category: plan.category,
  };
}

/** A row of `pod_memberships`. */
export function membershipRow(pod: PodPlan, { id, member, joinedAt, leftAt, isPaused }: Seat, presences: readonly Presence[], now: Date): Row {
  const own = presences.filter((presence) => presence.seat.id === id);
  const count = (status: Presence['status']) => own.filter((presence) => presence.status === status).length;
  return {
    id,
    user_id: member.id,
    pod_id: pod.id,
    joined_at: joinedAt,
    left_at: leftAt,
    status: leftAt !== null ? 'left' : isPaused ? 'paused' : 'active',
    meetings_attended: count('attended'),
    meetings_missed: count('missed'),
    monthly_payment_active: leftAt === null,
    last_payment_at: leftAt ?? new Date(now.getTime() - 9 * 86_400_000),
    updated_at: leftAt ?? joinedAt,
  };
}

/** Rows of `membership_periods`: a pause began a week ago. */
export function periodRows({ id, joinedAt, leftAt, isPaused }: Seat, now: Date, random: Random): Row[] {
  const period = (status: string, startedAt: Date, endedAt: Date | null) => ({
    id: random.uuid(),
    membership_id: id,
    status,
    started_at: startedAt,
    ended_at: endedAt,
  });
  if (!isPaused) return [period('active', joinedAt, leftAt)];
  const pausedAt = new Date(now.getTime() - 7 * 86_400_000);
  return [period('active', joinedAt, pausedAt), period('paused', pausedAt, null)];
}

/** Rows of `pod_waitlist`. */
export const waitlistRows = (pod: PodPlan, now: Date, random: Random): Row[] =>
  pod.waiting.map((member) => {
    const requestedAt = new Date(now.getTime() - 5 * 86_400_000);
    return { id: random.uuid(), pod_id: pod.id, user_id: member.id, status: 'waiting', requested_at: requestedAt, updated_at: requestedAt };
  });

/** Rows of `events` about the pod. */
export function podLogRows(pod: PodPlan, held: readonly Held[], random: Random): Row[] {
  const row = (type: string, at: Date, more: Row) => ({ id: random.uuid(), type, at, pod_id: pod.id, ...more });
  const seats = pod.seats.flatMap(({ id, member, joinedAt, leftAt }) => [
    row('membership.joined', joinedAt, { user_id: member.id, subject_id: id }),
    ...(leftAt === null ? [] : [row('membership.left', leftAt, { user_id: member.id, subject_id: id })]),
  ]);
  const over = held.filter(({ meeting }) => meeting['status'] === 'completed');
  const meetings = over.map(({ meeting }) => row('meeting.completed', meeting['updated_at'] as Date, { subject_id: meeting['id'] }));
  return [row('pod.created', pod.createdAt, {}), ...seats, ...meetings];
}
