import type { EntityManager } from '@mikro-orm/postgresql';
import { dayNumber, dayOf, weekdayOf } from '../lib/calendar.rules.ts';
import type { ApartPair, Cohort, CohortMember, CohortPod } from './cohort.rules.ts';
import { LEAST_SIZE, MOST_SIZE } from './cohort.rules.ts';
import type { Proposal } from './match-run.rules.ts';
import { offsetMinutes } from './model.rules.ts';
import { WOULD_HELP } from './waiting-reason.rules.ts';

/**
 * Who waits for a pod: active members who hold the role `paid` and belong to none. Waiting counts from when they paid, or from when they last left a pod.
 */
export const WAITING_MEMBERS = `
  u.is_active and exists (select 1 from user_roles r where r.user_id = u.id and r.role_type = 'paid' and (r.expires_at is null or r.expires_at > :now))
  and not exists (select 1 from pod_memberships m where m.user_id = u.id and m.status <> 'left')`;

const PROFILE = `u.id, u.timezone, u.goals_category, u.experience_level, u.preferred_meeting_style, u.strengths, u.help_needed,
  coalesce((select jsonb_agg(jsonb_build_object('day', w.day_of_week, 'from', w.from_time::text, 'to', w.to_time::text) order by w.day_of_week, w.from_time)
    from availability_windows w where w.user_id = u.id), '[]') as windows`;

type Profile = {
  id: string;
  timezone: string | null;
  goals_category: string | null;
  experience_level: string | null;
  preferred_meeting_style: string | null;
  strengths: string[] | null;
  help_needed: string[] | null;
  windows: { day: number; from: string; to: string }[];
};
type PodRow = {
  id: string;
  places: number;
  day_of_week: number | null;
  local_time: string | null;
  timezone: string | null;
  target_goals_category: string | null;
  target_experience_level: string | null;
  target_timezone_range: string[] | null;
};
type Mate = Profile & { pod_id: string };

export type LoadedCohort = { readonly cohort: Cohort; readonly alsoWaiting: Proposal['waiting'] };

/** The cohort of this moment. Members who have not said in which zone they live wait in any case. */
export async function loadCohort(em: EntityManager, now: Date): Promise<LoadedCohort> {
  const referenceAtMs = firstCallWeek(now);
  const waiting = await em.execute<(Profile & { waited_since: Date | string })[]>(
    `select ${PROFILE}, greatest((select max(r.granted_at) from user_roles r where r.user_id = u.id and r.role_type = 'paid'),
       (select max(m.left_at) from pod_memberships m where m.user_id = u.id)) as waited_since
     from users u where ${WAITING_MEMBERS.replace(':now', '?')} order by u.id`,
    [now],
  );
  const members = waiting.filter((row) => row.timezone !== null).map((row) => memberOf(row, weeksSince(new Date(row.waited_since), now)));
  const pods = await loadPods(em, referenceAtMs, now);
  return {
    cohort: { referenceAtMs, leastSize: LEAST_SIZE, mostSize: MOST_SIZE, members, pods, apart: await loadApart(em) },
    alsoWaiting: waiting.filter((row) => row.timezone === null).map(({ id }) => ({ userId: id, code: 'no_timezone', wouldHelp: WOULD_HELP.no_timezone })),
  };
}

/** Monday noon, UTC, of the week after this one: the first calls are then. */
function firstCallWeek(now: Date): number {
  const today = now.toISOString().slice(0, 10);
  return Date.parse(`${dayOf(dayNumber(today) + 8 - weekdayOf(today))}T12:00:00Z`);
}

const weeksSince = (since: Date, now: Date): number => Math.max(0, Math.floor((now.getTime() - since.getTime()) / (7 * 86_400_000)));
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const memberOf = (row: Profile, weeksWaited: number, zone = 'UTC'): CohortMember => ({
  id: row.id,
  timezone: row.timezone ?? zone,
  category: row.goals_category,
  level: row.experience_level,
  style: row.preferred_meeting_style,
  strengths: row.strengths ?? [],
  needs: row.help_needed ?? [],
  availability: row.windows.map(({ day, from, to }) => ({ day, start: minutesOf(from), end: minutesOf(to) })),
  weeksWaited,
});

/** Active pods with seats that are neither taken nor kept for somebody from the waitlist. */
async function loadPods(em: EntityManager, referenceAtMs: number, now: Date): Promise<CohortPod[]> {
  const rows = await em.execute<PodRow[]>(
    `select p.id, p.day_of_week, p.local_time::text, p.timezone, p.target_goals_category, p.target_experience_level, p.target_timezone_range,
       p.max_members - (select count(*) from pod_waitlist w where w.pod_id = p.id and w.status = 'offered' and w.offer_expires_at > ?)::int as places
     from pods p where p.status = 'active' and p.current_members < p.max_members order by p.id`,
    [now],
  );
  const mates = await em.execute<Mate[]>(
    `select ${PROFILE}, m.pod_id from pod_memberships m join users u on u.id = m.user_id join pods p on p.id = m.pod_id
     where m.status <> 'left' and p.status = 'active' and p.current_members < p.max_members order by u.id`,
  );
  const byPod = Map.groupBy(mates, (mate) => mate.pod_id);
  return rows.map((row) => ({
    id: row.id,
    places: Math.max(1, row.places),
    timezone: row.timezone,
    slot: slotOf(row, referenceAtMs),
    targetCategory: row.target_goals_category,
    targetLevel: row.target_experience_level,
    targetZones: row.target_timezone_range ?? [],
    members: (byPod.get(row.id) ?? []).map((mate) => memberOf(mate, 0, row.timezone ?? 'UTC')),
  }));
}

function slotOf({ day_of_week: day, local_time: time, timezone }: PodRow, referenceAtMs: number): number | null {
  if (day === null || time === null || timezone === null) return null;
  const week = 7 * 1440;
  return ((((day - 1) * 1440 + minutesOf(time) - offsetMinutes(timezone, referenceAtMs)) % week) + week) % week;
}

/** Pairs that somebody blocked, and those of members without a pod with everybody they have shared one with. */
async function loadApart(em: EntityManager): Promise<ApartPair[]> {
  const blocked = await em.execute<{ one: string; other: string }[]>('select first_user_id as one, second_user_id as other from blocked_pairs order by 1, 2');
  const previous = await em.execute<{ one: string; other: string }[]>(
    `select distinct a.user_id as one, b.user_id as other
     from pod_memberships a join pod_memberships b on b.pod_id = a.pod_id and b.user_id <> a.user_id
       join membership_periods ap on ap.membership_id = a.id join membership_periods bp on bp.membership_id = b.id
     where a.status = 'left' and ap.started_at < coalesce(bp.ended_at, 'infinity') and bp.started_at < coalesce(ap.ended_at, 'infinity')
       and not exists (select 1 from pod_memberships c where c.user_id = a.user_id and c.status <> 'left')
     order by 1, 2`,
  );
  return [...blocked.map((pair) => ({ ...pair, why: 'blocked' as const })), ...previous.map((pair) => ({ ...pair, why: 'previous' as const }))];
}
