import { daysFromNow } from '../support/clock.ts';
import { idOf, personId, POD } from './ids.ts';
import type { SceneRow } from './people-rows.ts';

const json = (value: unknown): string => JSON.stringify(value);
const anna = personId('Anna');
const ben = personId('Ben');
const member = { userId: anna, marginal: 2, metBy: [ben], alternative: { group: 0, quality: 0.5, blockedBy: 'full' } };
const criteria = { timezone: 1, goals: 0.5, experience: 0.5, style: 0.5, availability: 1, diversity: 0.5 };
const fit = {
  podId: POD.earlyBirds,
  existingUserIds: [ben],
  quality: 0.7,
  criteria,
  commonStarts: [2520],
  binding: 'places',
  contribution: 2,
  members: [member],
};
const aside = { waiting: [{ userId: anna, code: 'no_availability', wouldHelp: 'Hours.' }], skipped: [{ userId: ben, code: 'inactive' }] };
const matchRun = (n: number, about: object): SceneRow => [
  'match_runs',
  { id: idOf('match_runs', n), seed: 1, objective: 2, bound: 2, is_proven: true, placed: 1, waiting: 1, proposal: json({ groups: [fit], ...aside }), ...about },
];
const [first, second] = [anna, ben].toSorted() as [string, string];

/** A match that was looked at, one that brought Anna into the early birds on the day she joined, and two who are kept apart since. */
export const MATCH_ROWS: readonly SceneRow[] = [
  matchRun(1, {}),
  matchRun(2, { status: 'applied', applied_at: daysFromNow(-16) }),
  ['blocked_pairs', { id: idOf('blocked_pairs', 1), first_user_id: first, second_user_id: second, reason: 'They asked for it' }],
];
