/** What a pattern in a member's promises may depend on. */
export const PATTERN_FACTORS = [
  'weekday',
  'weekend',
  'time_of_day',
  'category',
  'difficulty',
  'lead_time',
  'duration',
  'load',
  'smart_score',
  'after_miss',
  'change_point',
] as const;
export type PatternFactor = (typeof PATTERN_FACTORS)[number];

/** `up`: what works for the member; `down`: what stands in the way. */
export const PATTERN_DIRECTIONS = ['up', 'down'] as const;
export type PatternDirection = (typeof PATTERN_DIRECTIONS)[number];

/** A rate with what is known about it: posterior mean and 90 % credible interval of k successes in n. */
export type Interval = { p: number; lo: number; hi: number; level: 0.9; n: number; k: number };

/** At most 20 commitments, always resolvable. */
export type Evidence = { commitment_ids: string[]; from: string; to: string };
