import { daysFromNow, NOW } from '../support/clock.ts';
import { COMMITMENT, idOf, personId } from './ids.ts';
import type { SceneRow } from './people-rows.ts';

const json = (value: unknown): string => JSON.stringify(value);

const rate = json({ p: 0.8, lo: 0.6, hi: 0.9, level: 0.9, n: 10, k: 8 });
const pattern: SceneRow = [
  'pattern_claims',
  {
    id: idOf('pattern_claims', 1),
    user_id: personId('Anna'),
    factor: 'category',
    level: 'health',
    direction: 'up',
    inside: rate,
    outside: rate,
    effect_pp: json({ value: 20, lo: 5, hi: 35 }),
    p_adjusted: 0.01,
    looks_spent: 1,
    first_seen: '2026-11-01',
    last_confirmed: '2026-11-15',
    valid_at: daysFromNow(-10),
    evidence: json({ commitment_ids: [COMMITMENT.shared], from: '2026-11-01', to: '2026-11-15' }),
    text: 'Health goes better',
    created_at: daysFromNow(-10),
  },
];

const effect = { measured: true, before: JSON.parse(rate), after: JSON.parse(rate), change_pp: { value: 0, lo: -20, hi: 20 } };
const figures = {
  promised: 2,
  kept: 1,
  late: 1,
  missed: 1,
  paused: 1,
  minutesKept: 30,
  averageSmartScore: 7.5,
  streak: 3,
  rate: JSON.parse(rate),
  change: effect.change_pp,
  byCategory: [{ category: 'health', kept: 1, due: 2 }],
  highlightIds: [COMMITMENT.shared],
  missIds: [],
  goals: [{ goalId: idOf('long_term_goals', 1), title: 'Run', progress: 40, kept: 1 }],
};
/** What was found out about Anna, her week, and what she was advised because of it. */
export const learnt: readonly SceneRow[] = [
  pattern,
  [
    'recommendations',
    {
      id: idOf('recommendations', 1),
      user_id: personId('Anna'),
      pattern_id: idOf('pattern_claims', 1),
      kind: 'celebrate',
      text: 'Enjoy it',
      status: 'accepted',
      created_at: daysFromNow(-9),
      answered_at: NOW,
      answered_on: '2026-11-18',
      effect: json(effect),
    },
  ],
  [
    'period_summaries',
    {
      id: idOf('period_summaries', 1),
      user_id: personId('Anna'),
      period: 'week',
      start_on: '2026-11-09',
      end_on: '2026-11-15',
      timezone: 'Europe/London',
      figures: json(figures),
      text: 'A good week',
      input_hash: 'of what it was made from',
      written_at: NOW,
    },
  ],
];
