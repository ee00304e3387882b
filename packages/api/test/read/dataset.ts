import fc, { type GeneratorValue } from 'fast-check';
import type { Data, Who } from './naive.ts';

/** fast-check leans towards small numbers, which here would make everybody an active member of every pod. */
const even = (range: { min: number; max: number }) => fc.noBias(fc.integer(range));
export type Dice = GeneratorValue;
export const int = (dice: Dice, min: number, max: number): number => dice(even, { min, max });
export const chance = (dice: Dice, percent: number): boolean => int(dice, 0, 99) < percent;
export const pick = <T>(dice: Dice, all: readonly T[]): T => all[int(dice, 0, all.length - 1)]!;

const KINDS = ['users', 'pods', 'pod_memberships', 'goals', 'commitments', 'events'] as const;
/** Ids are spread over the whole range, so that their order is not the order of birth. */
export const idOf = (kind: (typeof KINDS)[number], at: number): string =>
  `${((0x9e3779b1 * (at + 1)) >>> 0).toString(16).padStart(8, '0')}-000${KINDS.indexOf(kind)}-4000-8000-${String(at).padStart(12, '0')}`;

export const NOW = new Date('2026-11-22T12:00:00.000Z');
const TEXTS = ['a', 'b', 'B', 'say "hi"', 'back\\slash', 'new\nline', 'ünï ☃ 😀', "it's", '', '{"a":1}', '\u0001', '$1', '%s'];
export const STATUSES = ['active', 'completed', 'failed', 'paused'] as const;

/** Random rows of every table: few of each, so that they meet. */
export function dataset(dice: Dice): Data {
  const text = () => pick(dice, TEXTS);
  const maybe = <T>(v: T): T | null => (chance(dice, 25) ? null : v);
  const hours = () => new Date(NOW.getTime() + int(dice, -4, 4) * 3_600_000 + pick(dice, [0, 0, 7, 120, 650])).toISOString();
  const times = <T>(most: number, make: (at: number) => T): T[] => Array.from({ length: int(dice, 0, most) }, (_, at) => make(at));
  const reason = () => ({ letter: pick(dice, ['S', 'M']), ...(chance(dice, 70) && { text: text() }) });
  const users = [0, ...times(5, (at) => at + 1)].map((at) => {
    const total = int(dice, 0, 7);
    return {
      id: idOf('users', at),
      telegram_user_id: String(4503599627370495 - at),
      email: maybe(`u${at}@example.org`),
      first_name: maybe(text()),
      created_at: hours(),
      timezone: maybe('Europe/Oslo'),
      strengths: maybe(times(2, text)),
      total_commitments: total,
      completed_commitments: int(dice, 0, total),
      last_activity_at: maybe(hours()),
    };
  });
  const pods = times(3, (at) => ({
    id: idOf('pods', at),
    name: text(),
    time_utc: maybe('19:00:00'),
    zoom_link: maybe(`https://z.example/${text()}`),
    seats: int(dice, 0, 6),
  }));
  const user = () => pick(dice, users).id;
  const pairs = users.flatMap((one) => pods.map((pod) => [one.id, pod.id] as const)).filter(() => chance(dice, 45));
  const goals = times(4, (at) => ({ id: idOf('goals', at), user_id: user(), title: text(), progress: int(dice, 0, 400) / 4 }));
  const anyOf = (rows: readonly { id: string }[]) => (rows.length > 0 ? maybe(pick(dice, rows).id) : null);
  const commitments = times(12, (at) => ({
    id: idOf('commitments', at),
    user_id: user(),
    commitment: text(),
    status: pick(dice, STATUSES),
    tags: times(2, () => pick(dice, ['quick', 'deep'])),
    reminders_at: maybe(times(2, hours)),
    category: maybe(pick(dice, ['health', 'work'])),
    difficulty: maybe(int(dice, 1, 3)),
    due_date: maybe(`2026-11-2${int(dice, 1, 4)}`),
    created_at: hours(),
    shared_with_pod: chance(dice, 50),
    reading: maybe({
      score: maybe(int(dice, 0, 10)),
      days: times(2, () => '2026-11-23'),
      ...(chance(dice, 60) && { tag: pick(dice, ['quick', 'deep']) }),
      ...(chance(dice, 70) && { reasons: times(2, reason) }),
    }),
    grid: times(2, () => times(2, reason)),
    related_goal_id: anyOf(goals),
    pod_id: anyOf(pods),
  }));
  return {
    users,
    pods,
    goals,
    commitments,
    pod_memberships: pairs.map(([user_id, pod_id], at) => ({
      id: idOf('pod_memberships', at),
      user_id,
      pod_id,
      joined_at: hours(),
      status: pick(dice, ['active', 'active', 'left']),
    })),
    user_roles: times(6, (at) => ({ id: 7 - at, user_id: user(), role_type: pick(dice, ['paid', 'admin']), granted_at: hours() })),
    meetings:
      pods.length === 0
        ? []
        : times(8, (at) => ({ id: String(9007199254740993n + BigInt((at * 7) % 9)), pod_id: pick(dice, pods).id, scheduled_at: hours(), minutes: 60 })),
    events: times(8, (at) => ({
      id: idOf('events', at),
      // Now and then of a kind that no type stands for.
      kind: pick(dice, ['commitment', 'pod', 'commitment', 'pod', 'other']),
      at: hours(),
      user_id: user(),
      pod_id: anyOf(pods),
      commitment_id: anyOf(commitments),
    })),
    kpi: chance(dice, 80) ? { attendance: maybe(0.5), new_users: String(int(dice, 0, 9)) } : null,
  };
}

/** Somebody who asks: often a member of the data set, now and then a stranger. */
export function viewer(dice: Dice, data: Data): Who {
  const kind = pick(dice, ['member', 'member', 'member', 'admin', 'bot', 'integration', 'anonymous'] as const);
  const scopes = ['members:read', 'pii:read', 'kpis:read', 'events:read'].filter(() => chance(dice, 40));
  const id = chance(dice, 95) ? pick(dice, data.users).id : idOf('users', 99);
  return { kind, scopes, id: kind === 'member' ? id : null };
}

/** Somebody whom a careless plan would take for the last one: of the same kind, with other scopes or another id; or of another kind with the same. */
export function neighbour(dice: Dice, data: Data, who: Who): Who {
  const other = viewer(dice, data);
  if (chance(dice, 30)) return { ...other, scopes: who.scopes };
  return { kind: who.kind, scopes: other.scopes, id: who.kind === 'member' ? pick(dice, data.users).id : null };
}
