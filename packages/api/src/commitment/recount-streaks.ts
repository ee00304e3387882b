import type { EntityManager } from '@mikro-orm/postgresql';
import type { Drift } from '../lib/recount.ts';
import { breakEndsAtMs } from './break.rules.ts';
import { DEFAULT_STREAK_POLICY, isOfCommitment } from './streak-event.rules.ts';
import { beginningOf, historyEventOf, latestOf, type HistoryRow } from './history.rules.ts';
import { computeStreak, type Streak } from './streak.rules.ts';
import { ZONE_UNTIL_TOLD } from '../user/user.rules.ts';

/** So many members at a time, whose whole histories are in memory. */
const PAGE = 200;

type StoredDay = { day: string; verdict: string; streak_after: number; is_break: boolean };
type Stored = {
  id: string;
  timezone: string | null;
  day_start_hour: number;
  rule: string | null;
  break_until: string | null;
  current_streak: number;
  longest_streak: number;
  events: HistoryRow[] | null;
  days: StoredDay[] | null;
};

const MEMBERS = `
select u.id, u.timezone, u.day_start_hour, u.notification_preferences #>> '{streak,rule}' as rule, u.break_until::text as break_until,
  case when u.streak_valid_until <= ? then 0 else u.current_streak end as current_streak, u.longest_streak,
  (select json_agg(json_build_object('type', e.type, 'at', e.at, 'commitment', e.commitment_id, 'due', e.due, 'value', e.value, 'backdated', e.backdated)
     order by e.at, e.seq) from commitment_events e where e.user_id = u.id) as events,
  (select json_agg(json_build_object('day', d.day, 'verdict', d.verdict, 'streak_after', d.streak_after, 'is_break', d.is_break) order by d.day) from user_days d where d.user_id = u.id) as days
from users u where u.id > ?::uuid order by u.id limit ${PAGE}`;

/** Where streaks and days of the ledger differ from what the whole history of their member says, judged from its first event as of `now`. */
export async function recountStreaks(em: EntityManager, now: Date): Promise<Drift[]> {
  const drifts: Drift[] = [];
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const members = await em.execute<Stored[]>(MEMBERS, [now, last]);
    for (const member of members) drifts.push(...driftsOf(member, now));
    if (members.length < PAGE) return drifts;
    last = members.at(-1)!.id;
  }
}

function driftsOf(member: Stored, now: Date): Drift[] {
  const streak = streakOf(member, now);
  const users = { table: 'users', id: member.id, userId: member.id };
  const pairs = [
    { ...users, column: 'current_streak', stored: member.current_streak, counted: streak.current },
    { ...users, column: 'longest_streak', stored: member.longest_streak, counted: streak.longest },
    ...daysOf(member, streak),
  ];
  return pairs.filter(({ stored, counted }) => stored !== counted);
}

function streakOf({ timezone, day_start_hour: dayStartHour, rule, break_until: breakUntil, events }: Stored, now: Date): Streak {
  const all = (events ?? []).map(historyEventOf).filter((event) => event !== null);
  const resumesAtMs = breakEndsAtMs(events ?? [], breakUntil, { timezone: timezone ?? ZONE_UNTIL_TOLD, dayStartHour });
  if (resumesAtMs !== null) all.push({ type: 'resume', atMs: resumesAtMs });
  const beginnings = all.filter((event) => event.type === 'create' || (event.type === 'pause' && !isOfCommitment(event))).map((event) => event.atMs);
  const firstAt = beginnings.length === 0 ? null : new Date(Math.min(...beginnings));
  const beginning = beginningOf(all, { firstAt, oldestZone: null, timezone, dayStartHour });
  const policy = { ...DEFAULT_STREAK_POLICY, rule: rule === 'all' ? ('all' as const) : ('any' as const), dayStartHour: beginning.frame.dayStartHour };
  return computeStreak({ timezone: beginning.frame.timezone, policy, now: latestOf(now, events), events: beginning.events });
}

/** The days that had closed when the ledger was last written: all but its last one. */
function daysOf({ id, days }: Stored, streak: Streak): (Drift & { userId: string })[] {
  const stored = new Map((days ?? []).slice(0, -1).map((day) => [day.day, day]));
  const last = days?.at(-1)?.day ?? '';
  const closed = streak.days.filter(({ day }) => day < last);
  const counted = new Map(closed.map(({ day, verdict, streakAfter, isBreak }) => [day, { verdict, streak_after: streakAfter, is_break: isBreak }]));
  return [...new Set([...stored.keys(), ...counted.keys()])].toSorted().flatMap((day) =>
    (['verdict', 'streak_after', 'is_break'] as const).map((column) => ({
      table: 'user_days',
      id: `${id} ${day}`,
      userId: id,
      column,
      stored: stored.get(day)?.[column] ?? null,
      counted: counted.get(day)?.[column] ?? null,
    })),
  );
}
