export const COMMITMENT_STATUSES = ['active', 'completed', 'failed', 'paused'] as const;
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

/**
 * What can happen to a promise or to the calendar of its member; the streak is a pure function of these.
 * `pause`, `resume`, `freeze`, `tz` and `day_start` concern the member when no commitment is named.
 */
export const COMMITMENT_EVENT_TYPES = [
  'create',
  'complete',
  'uncomplete',
  'fail',
  'reschedule',
  'delete',
  'pause',
  'resume',
  'freeze',
  'tz',
  'day_start',
  'void',
] as const;
export type CommitmentEventType = (typeof COMMITMENT_EVENT_TYPES)[number];

/** What a day of a member came to. `pending` is the open day before its first credit. */
export const DAY_VERDICTS = ['kept', 'missed', 'neutral', 'frozen', 'paused', 'pending'] as const;
export type DayVerdict = (typeof DAY_VERDICTS)[number];
