import type { Seat, Slot } from './pods.ts';
import type { PodPlan } from './pods.ts';
import type { Random } from './random.ts';
import { ACTION_ITEMS, MEETING_NOTES } from './texts.ts';
import type { Row } from './write.ts';

/** A member at a meeting that is over, or invited to one that is still to come. */
export type Presence = {
  readonly seat: Seat;
  readonly slot: Slot;
  readonly meetingId: string;
  readonly status: 'expected' | 'attended' | 'missed' | 'excused';
  readonly rating: number | null;
  readonly energy: number | null;
};
export type Held = { readonly meeting: Row; readonly presences: readonly Presence[] };

const MINUTE_MS = 60_000;
const LEAD_MS = 21 * 86_400_000;

/** The meetings of a pod with who was there. */
export function meetingsOf(pod: PodPlan, random: Random): Held[] {
  return pod.slots.filter((slot) => slot.at > pod.createdAt).map((slot) => heldAt(pod, slot, random));
}

function heldAt(pod: PodPlan, slot: Slot, random: Random): Held {
  const id = random.uuid();
  const isHeld = slot.isOver && !slot.isCancelled;
  const presences = slot.isCancelled ? [] : pod.seats.filter((seat) => isExpected(seat, slot)).map((seat) => presenceOf(seat, slot, id, random));
  const createdAt = new Date(Math.max(pod.createdAt.getTime(), slot.at.getTime() - LEAD_MS));
  const planned = { id, pod_id: pod.id, scheduled_at: slot.at, local_date: slot.localDate, duration_minutes: 60, created_at: createdAt };
  if (!isHeld) return { presences, meeting: { ...planned, status: slot.isCancelled ? 'cancelled' : 'scheduled', updated_at: createdAt } };
  return { presences, meeting: { ...planned, status: 'completed', updated_at: new Date(slot.at.getTime() + 75 * MINUTE_MS), ...recordOf(presences, random) } };
}

const isExpected = ({ joinedAt, leftAt, isPaused }: Seat, { at, isOver }: Slot): boolean =>
  joinedAt <= at && (leftAt === null || leftAt > at) && (isOver || !isPaused);

function presenceOf(seat: Seat, slot: Slot, meetingId: string, random: Random): Presence {
  if (!slot.isOver) return { seat, slot, meetingId, status: 'expected', rating: null, energy: null };
  const hasQuit = seat.member.quitOn !== null && slot.localDate > seat.member.quitOn;
  const comes = random.chance(hasQuit ? 0.1 : seat.member.attendance);
  const status = comes ? 'attended' : random.chance(0.25) ? 'excused' : 'missed';
  const hasRated = comes && random.chance(0.75);
  return { seat, slot, meetingId, status, rating: hasRated ? random.pick([3, 4, 4, 5, 5]) : null, energy: hasRated ? random.whole(5, 9) : null };
}

/** What a meeting keeps of its attendance: who, how many of a hundred, how it was. */
function recordOf(presences: readonly Presence[], random: Random): Row {
  const of = (status: Presence['status']) => presences.filter((presence) => presence.status === status).map((presence) => presence.seat.member.id);
  const [attendees, absent] = [of('attended'), of('missed')];
  const energies = presences.flatMap((presence) => presence.energy ?? []);
  const expected = attendees.length + absent.length;
  return {
    attendees,
    absent_members: absent,
    attendance_rate: expected === 0 ? null : Math.round((attendees.length * 10_000) / expected) / 100,
    agenda: ['How was the week?', 'One obstacle each', 'The promise for next week'],
    notes: random.chance(0.5) ? random.pick(MEETING_NOTES) : null,
    action_items: random.chance(0.4) ? [{ text: random.pick(ACTION_ITEMS), userId: null }] : [],
    member_ratings: Object.fromEntries(presences.flatMap(({ seat, rating }) => (rating === null ? [] : [[seat.member.id, rating]]))),
    energy_level: energies.length === 0 ? null : Math.round(energies.reduce((sum, energy) => sum + energy, 0) / energies.length),
  };
}

/** Rows of `meeting_attendance`. */
export function attendanceRow({ seat, slot, meetingId, status, rating, energy }: Presence, random: Random): Row {
  const isPresent = status === 'attended';
  const rsvp = status === 'excused' ? 'no' : random.chance(0.7) ? 'yes' : null;
  const settledAt = slot.isOver ? new Date(slot.at.getTime() + 15 * MINUTE_MS) : new Date(slot.at.getTime() - LEAD_MS);
  return {
    id: random.uuid(),
    meeting_id: meetingId,
    user_id: seat.member.id,
    rsvp: slot.isOver ? rsvp : null,
    status,
    source: isPresent ? 'self' : 'system',
    checked_in_at: isPresent ? new Date(slot.at.getTime() + random.whole(-8, 6) * MINUTE_MS) : null,
    rating,
    energy,
    created_at: new Date(slot.at.getTime() - LEAD_MS),
    updated_at: settledAt,
  };
}
