import { daysFromNow, NOW } from '../support/clock.ts';
import { idOf, personId } from './ids.ts';
import type { SceneRow } from './people-rows.ts';

const weekly = {
  user_id: personId('Anna'),
  commitment: 'Run',
  rule: 'FREQ=WEEKLY;BYDAY=MO',
  starts_on: '2026-11-16',
  created_at: daysFromNow(-3),
  updated_at: NOW,
};
const filledWeekly = {
  original_commitment: 'run every monday',
  smart_score: 8,
  category: 'health',
  difficulty_level: 2,
  estimated_time_minutes: 30,
  related_long_term_goal_id: idOf('long_term_goals', 1),
  time_of_day: '07:00',
  ends_on: '2027-01-31',
  next_on: '2026-11-30',
  make_on: '2026-11-24',
};
/** What Anna promised that repeats: one that comes every Monday, and one that rests. */
export const recurring: readonly SceneRow[] = [
  ['recurring_commitments', { ...weekly, ...filledWeekly, id: idOf('recurring_commitments', 1) }],
  ['recurring_commitments', { ...weekly, id: idOf('recurring_commitments', 2), status: 'paused' }],
];
