/** What `long_term_goals` keeps as JSON. Instants are ISO strings in UTC, days are a member's days: `"2026-11-22"`. */
import type { Evidence, Interval, PatternDirection, PatternFactor } from '../user/pattern.rules.ts';
import type { Category } from '../user/user.rules.ts';

/** A week or a month in figures and a sentence or two; `input_hash` makes a recomputation idempotent. */
type PeriodSummary = {
  period: 'week' | 'month';
  start: string;
  end: string;
  tz: string;
  created: number;
  due: number;
  kept: number;
  late: number;
  missed: number;
  paused: number;
  rate: Interval;
  by_category: Partial<Record<Category, { due: number; kept: number }>>;
  minutes_kept: number;
  avg_smart: number | null;
  streak_end: number;
  delta_rate_pp: { value: number; lo: number; hi: number } | null;
  highlights: string[];
  misses: string[];
  text: string;
  text_source: 'template' | 'llm';
  input_hash: string;
};

/** The last 13 weeks and 12 months. */
export type ContextSummary = { v: 1; weekly: PeriodSummary[]; monthly: PeriodSummary[]; rolled_up_before: string | null; generated_at: string };

/** Something that seems to hold for a member: what, how much, how sure, and which commitments show it. */
type PatternClaim = {
  id: string;
  factor: PatternFactor;
  level: string;
  direction: PatternDirection;
  inside: Interval;
  outside: Interval;
  effect_pp: { value: number; lo: number; hi: number };
  p_adjusted: number;
  looks_spent: number;
  first_seen: string;
  last_confirmed: string;
  valid_at: string;
  invalid_at: string | null;
  evidence: Evidence;
  text: string;
};
/** The success patterns are the claims with direction `up`, the struggle patterns those with `down`. */
export type Patterns = {
  v: 1;
  method: 'max-t-day-block-permutation';
  alpha_total: 0.05;
  n: number;
  window: { from: string; to: string };
  claims: PatternClaim[];
  not_enough_data: boolean;
  generated_at: string;
};

/** At most five are open at a time. */
export type AiRecommendations = {
  v: 1;
  items: {
    id: string;
    kind: 'schedule' | 'scope' | 'difficulty' | 'rest' | 'celebrate' | 'clarify' | 'deadline';
    text: string;
    because: { claim_ids: string[]; summary: string };
    confidence: number;
    created_at: string;
    expires_at: string;
    status: 'open' | 'shown' | 'accepted' | 'dismissed' | 'expired';
    effect: { measured: boolean; before: Interval | null; after: Interval | null } | null;
    source: 'rule' | 'llm';
  }[];
  generated_at: string;
};
