import { GOALS } from './texts.ts';
import { addDays, localDay } from '../lib/calendar.rules.ts';
import { CATEGORIES } from '../user/user.rules.ts';
import type { Member } from './cast.ts';
import type { Seat } from './pods.ts';
import type { Promised } from './promises.ts';
import type { Random } from './random.ts';
import type { Row } from './write.ts';

/** What a member did, as far as their row tells of it. */
export type Deeds = { readonly promises: readonly Promised[]; readonly firstPodCallAt: Date | null; readonly lastAtMeeting: Date | null };

/** A row of `users`. The streak follows from the history afterwards. */
export function memberRow(member: Member, { promises, firstPodCallAt, lastAtMeeting }: Deeds): Row {
  const counted = promises.filter(({ outcome }) => outcome.kind !== 'deleted');
  const deeds = promises.flatMap(({ createdAt, outcome }) => [
    createdAt,
    ...(outcome.kind === 'done' || outcome.kind === 'failed' || outcome.kind === 'deleted' ? [outcome.at] : []),
  ]);
  const last = Math.max(member.joinedAt.getTime(), ...deeds.map((at) => at.getTime()), lastAtMeeting?.getTime() ?? 0);
  return {
    id: member.id,
    telegram_user_id: member.telegramUserId,
    first_name: member.firstName,
    created_at: member.joinedAt,
    updated_at: member.joinedAt,
    first_bot_interaction_at: member.joinedAt,
    first_commitment_at: promises[0]?.createdAt ?? null,
    first_pod_call_at: firstPodCallAt,
    timezone: member.move?.timezone ?? member.timezone,
    day_start_hour: member.dayStartHour,
    total_commitments: counted.length,
    completed_commitments: counted.filter(({ outcome }) => outcome.kind === 'done').length,
    last_activity_at: new Date(last),
    ...member.profile,
  };
}

/** Rows of `user_roles`: who has a place in a pod pays, and so do some others. */
export function roleRows(member: Member, seat: Seat | null, random: Random): Row[] {
  const role = (roleType: string, source: string, at: Date) => ({
    id: random.uuid(),
    user_id: member.id,
    role_type: roleType,
    source,
    granted_at: at,
    updated_at: at,
  });
  if (seat !== null && seat.leftAt === null) return [role('paid', 'payment', seat.joinedAt), role('pod_member', 'membership', seat.joinedAt)];
  return [random.chance(0.15) && member.timezone !== null ? role('paid', 'payment', member.joinedAt) : role('unpaid', 'system', member.joinedAt)];
}

/** Rows of `long_term_goals`: one or two for most members who have been there for a while. */
export function goalRows(member: Member, promises: readonly Promised[], now: Date, random: Random): Row[] {
  if (promises.length < 10) return [];
  const categories = [...new Set([member.category, ...(random.chance(0.35) ? [random.pick(CATEGORIES)] : [])])];
  return categories.map((category) => {
    const own = promises.filter((promised) => promised.category === category);
    const done = own.filter(({ outcome }) => outcome.kind === 'done').length;
    const today = localDay(now, { timezone: member.timezone ?? 'UTC', dayStartHour: 0 });
    return {
      id: random.uuid(),
      user_id: member.id,
      title: random.pick(GOALS[category]),
      category,
      target_completion_date: addDays(today, random.whole(20, 200)),
      progress_percentage: Math.min(95, Math.round((done * 100) / (own.length + 15))),
      created_at: member.joinedAt,
      updated_at: own.at(-1)?.createdAt ?? member.joinedAt,
    };
  });
}
