import { z } from 'zod';
import { DomainError } from '../lib/errors.ts';
import { CATEGORIES, EXPERIENCE_LEVELS, ROLE_TYPES } from '../user/user.rules.ts';
import { DELAY_ORIGINS, type DelayOrigin, type SequenceStep, STEP_CHANNELS, type StepChannel, type TriggerType } from './sequence.rules.ts';

const MOST_STEPS = 30;
const LONGEST_DELAY_HOURS = 8760;
/** Ten SMS put together, or one message on Telegram. */
const LONGEST_SMS = 1600;
const LONGEST_MESSAGE = 4096;

const STEP = z
  .strictObject({
    type: z.enum(STEP_CHANNELS),
    delay_hours: z.number().min(0, 'a step comes after its trigger').max(LONGEST_DELAY_HOURS, 'a step comes within a year'),
    delay_from: z.enum(DELAY_ORIGINS).optional(),
    wait_until: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    message: z.string().trim().min(1, 'a message says something').max(LONGEST_MESSAGE, `a message has at most ${LONGEST_MESSAGE} characters`).optional(),
    template: z
      .string()
      .regex(/^[a-z][a-z0-9_.-]{0,99}$/, 'a template is named in small letters')
      .optional(),
  })
  .refine(({ message, template }) => (message === undefined) !== (template === undefined), 'a step has either a message or a template')
  .refine(({ type, message = '' }) => type !== 'sms' || message.length <= LONGEST_SMS, `an SMS has at most ${LONGEST_SMS} characters`);
const STEPS = z.array(STEP).min(1, 'a sequence has at least one step').max(MOST_STEPS, `a sequence has at most ${MOST_STEPS} steps`);

const CONDITIONS = z.strictObject({
  goals_category: z.array(z.enum(CATEGORIES)).min(1, 'name at least one category').optional(),
  experience_level: z.array(z.enum(EXPERIENCE_LEVELS)).min(1, 'name at least one level').optional(),
  role: z.array(z.enum(ROLE_TYPES)).min(1, 'name at least one role').optional(),
  inactive_days: z.int().min(1, 'it is 1 to 365 days').max(365, 'it is 1 to 365 days').optional(),
});
export type SequenceConditions = z.infer<typeof CONDITIONS>;

export type GivenStep = {
  readonly channel: StepChannel;
  readonly delayHours: number;
  readonly delayFrom?: DelayOrigin | null | undefined;
  readonly waitUntil?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly template?: string | null | undefined;
};
export type GivenConditions = {
  readonly goalsCategory?: readonly string[] | null | undefined;
  readonly experienceLevel?: readonly string[] | null | undefined;
  readonly role?: readonly string[] | null | undefined;
  readonly inactiveDays?: number | null | undefined;
};

/** An object without what was left out. */
const said = (all: object): object => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));

/**
 * Steps as they are stored.
 * @throws DomainError INVALID_INPUT `steps`
 */
export function stepsOf(given: readonly GivenStep[]): SequenceStep[] {
  const steps = given.map(({ channel, delayHours, delayFrom, waitUntil, message, template }) =>
    said({ type: channel, delay_hours: delayHours, delay_from: delayFrom, wait_until: waitUntil?.slice(0, 5), message, template }),
  );
  return parsed(STEPS, steps, 'steps') as SequenceStep[];
}

/**
 * Conditions as they are stored; null when there are none.
 * @throws DomainError INVALID_INPUT `conditions`, also when "inactive" does not say for how long, or another trigger does
 */
export function conditionsOf(given: GivenConditions | null, trigger: TriggerType | null): SequenceConditions | null {
  const { goalsCategory, experienceLevel, role, inactiveDays } = given ?? {};
  if ((trigger === 'inactive') !== (inactiveDays != null))
    throw new DomainError('INVALID_INPUT', 'The trigger INACTIVE needs `inactiveDays`, and no other trigger has it.', 'conditions');
  const conditions = said({ goals_category: goalsCategory, experience_level: experienceLevel, role, inactive_days: inactiveDays });
  return Object.keys(conditions).length === 0 ? null : parsed(CONDITIONS, conditions, 'conditions');
}

function parsed<T>(shape: z.ZodType<T>, value: unknown, field: string): T {
  const judged = shape.safeParse(value);
  if (judged.success) return judged.data;
  const [issue] = judged.error.issues;
  const at = typeof issue?.path[0] === 'number' ? ` (number ${issue.path[0] + 1})` : '';
  throw new DomainError('INVALID_INPUT', `These ${field} cannot be kept${at}: ${issue?.message ?? 'they have another shape'}.`, field);
}
