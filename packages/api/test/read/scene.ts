import { idOf } from './dataset.ts';
import type { Data } from './naive.ts';

export const anna = idOf('users', 0);
export const ben = idOf('users', 1);
export const cleo = idOf('users', 2);
export const dana = idOf('users', 3);
export const pod = idOf('pods', 0);
const user = (id: string, at: number) => ({
  id,
  telegram_user_id: `450359962737049${at}`,
  email: `${at}@example.org`,
  first_name: ['Anna', 'Ben', 'Cleo', 'Dana'][at],
  created_at: '2026-11-20T10:00:00Z',
  timezone: null,
  strengths: null,
  total_commitments: 3,
  completed_commitments: 2,
  last_activity_at: null,
});
const commitment = (at: number, given: object) => ({
  id: idOf('commitments', at),
  user_id: anna,
  commitment: `c${at}`,
  status: 'active',
  tags: ['deep'],
  reminders_at: ['2026-11-23T09:00:00+02:00'],
  category: null,
  difficulty: null,
  due_date: null,
  created_at: `2026-11-2${at}T10:00:00.250Z`,
  shared_with_pod: false,
  reading: null,
  grid: [],
  related_goal_id: null,
  pod_id: pod,
  ...given,
});
const membership = (at: number, user_id: string, status: string) => ({
  id: idOf('pod_memberships', at),
  user_id,
  pod_id: pod,
  joined_at: `2026-11-0${at + 1}T10:00:00Z`,
  status,
});

/** Anna and Ben are in a pod that Cleo has left; Dana is a stranger. */
export const SCENE: Data = {
  users: [anna, ben, cleo, dana].map(user),
  pods: [{ id: pod, name: 'Early birds', time_utc: '07:30:00', zoom_link: 'https://z.example/1', seats: 3 }],
  goals: [{ id: idOf('goals', 0), user_id: anna, title: 'Run', progress: 12.5 }],
  commitments: [
    commitment(0, { shared_with_pod: true, related_goal_id: idOf('goals', 0) }),
    commitment(1, { status: 'paused', due_date: '2026-11-24', reading: { score: 7, days: ['2026-11-24'], reasons: [{ letter: 'S', text: 'clear' }] } }),
    commitment(2, {
      difficulty: 2,
      user_id: dana,
      shared_with_pod: true,
      pod_id: null,
      reading: { score: 3, days: [] },
      tags: ['quick', 'deep'],
      grid: [[{ letter: 'T' }, { letter: 'A' }], [{ letter: 'S' }]],
    }),
  ],
  pod_memberships: [membership(0, anna, 'active'), membership(1, ben, 'active'), membership(2, cleo, 'left')],
  user_roles: [{ id: 4, user_id: anna, role_type: 'paid', granted_at: '2026-11-20T10:00:00Z' }],
  meetings: [],
  // The last one is of a kind that no type stands for.
  events: [0, 1, 2, 3, 4, 5, 6].map((at) => ({
    id: idOf('events', at),
    kind: at === 6 ? 'other' : 'pod',
    at: `2026-11-21T1${at}:00:00Z`,
    user_id: anna,
    pod_id: pod,
    commitment_id: null,
  })),
  kpi: { attendance: 0.5, new_users: '9007199254740993' },
};
