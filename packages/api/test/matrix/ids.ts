const KINDS = [
  'users',
  'user_roles',
  'contact_points',
  'availability_windows',
  'api_keys',
  'audit_log',
  'pods',
  'pod_memberships',
  'pod_waitlist',
  'meetings',
  'meeting_attendance',
  'long_term_goals',
  'commitments',
  'user_days',
  'connections',
  'deliveries',
  'payments',
  'payment_events',
  'memory_facts',
  'pattern_claims',
  'automation_sequences',
  'sequence_versions',
  'sequence_executions',
  'events',
  'webhooks',
  'webhook_deliveries',
  'match_runs',
  'blocked_pairs',
  'recurring_commitments',
  'recommendations',
  'period_summaries',
] as const;

/** The id of the n-th row of a table in the scene. */
export const idOf = (table: (typeof KINDS)[number], n: number): string =>
  `00000000-0000-4000-8${String(KINDS.indexOf(table)).padStart(3, '0')}-${String(n).padStart(12, '0')}`;

/** Who is there. Erik was an admin once; Lena has left the early birds; Kim's seat is paused; Noah only has things done to him. */
export const PEOPLE = ['Anna', 'Ben', 'Olga', 'Paul', 'Mia', 'Adam', 'Sue', 'Erik', 'Noah', 'Lena', 'Kim'] as const;
export type Person = (typeof PEOPLE)[number];
const place = (person: Person): number => PEOPLE.indexOf(person) + 1;
export const personId = (person: Person): string => idOf('users', place(person));
export const telegramIdOf = (person: Person): string => String(700_000_000 + place(person));

const [earlyBirds, nightOwls, fullPod] = [1, 2, 3].map((n) => idOf('pods', n)) as [string, string, string];
/** Anna leads the early birds, to which Ben belongs; Mia is a night owl, and Kim's seat is there; the third pod is full, and Anna waits for a seat. */
export const POD = { earlyBirds, nightOwls, fullPod };
/** The meetings of the early birds: one to come, one that is about to begin, one that is over, one that was completed, and one to which nobody came. */
export const MEETING = {
  toCome: idOf('meetings', 1),
  beginning: idOf('meetings', 2),
  over: idOf('meetings', 3),
  held: idOf('meetings', 4),
  missed: idOf('meetings', 5),
};
/** Anna's promises: a late one that the pod sees, one that is hers alone, one that was kept today, and one that rests. */
export const COMMITMENT = { shared: idOf('commitments', 1), own: idOf('commitments', 2), kept: idOf('commitments', 3), resting: idOf('commitments', 4) };
