export const EXECUTION_STATUSES = ['running', 'completed', 'failed', 'paused', 'stopped'] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** What can start a sequence. */
export const TRIGGER_TYPES = ['new_user', 'pod_joined', 'payment_made', 'commitment_completed', 'streak_broken', 'inactive', 'meeting_missed'] as const;
export type TriggerType = (typeof TRIGGER_TYPES)[number];

/** A step as it is written down: `{"type": "telegram", "delay_hours": 24, "message": "..."}`. */
export type SequenceStep = {
  type: 'telegram' | 'sms' | 'email';
  delay_hours: number;
  /** What the delay counts from; the enrolment when left out. */
  delay_from?: 'enrollment' | 'previous_step';
  /** Wait on until this local time of the member: `"09:00"`. */
  wait_until?: string;
  message?: string;
  template?: string;
};

/** What the delay of a step counts from. */
export const DELAY_ORIGINS = ['enrollment', 'previous_step'] as const;
export type DelayOrigin = (typeof DELAY_ORIGINS)[number];
export const STEP_CHANNELS = ['telegram', 'sms', 'email'] as const;
export type StepChannel = (typeof STEP_CHANNELS)[number];

/** What was sent, when, and what came back. */
export type ExecutionLogEntry = { step: number; at: string; outcome: string; delivery_id: string | null };
