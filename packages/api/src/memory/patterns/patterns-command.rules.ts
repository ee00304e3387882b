import { z } from 'zod';
import { isLocalDate } from '../../lib/calendar.rules.ts';
import { DomainError } from '../../lib/errors.ts';
import { isInstant } from '../../lib/instant.rules.ts';
import { canonicalZone } from '../../lib/zone.rules.ts';
import type { PatternDirection, PatternFactor } from '../../user/pattern.rules.ts';
import { CATEGORIES } from '../../user/user.rules.ts';
import type { PromiseRecord } from './promise-history.rules.ts';
import { toldClaims } from './told-claims.rules.ts';

/** A history alone says nothing of its member's day start: it is the usual one. */
const DAY_START_HOUR = 3;

const instant = z.string('Give an instant such as 2026-11-18T15:00:00Z.').refine(isInstant, 'Give an instant with its offset, such as 2026-11-18T15:00:00Z.');
const day = z.string('Give a date such as 2026-11-18.').refine(isLocalDate, 'Give a date that the calendar has, such as 2026-11-18.');
const between = (least: number, most: number) =>
  z.number(`Give a number from ${least} to ${most}.`).min(least, `Give at least ${least}.`).max(most, `Give at most ${most}.`).nullish();

const input = z.object(
  {
    timezone: z
      .string('Give an IANA time zone such as America/New_York.')
      .refine((name) => canonicalZone(name) !== null, 'Give an IANA time zone with its place, such as America/New_York, or UTC.'),
    now: instant,
    commitments: z.array(
      z.object({
        id: z.union([z.string().min(1), z.number()], 'Give the id of the commitment.').transform(String),
        created_at: instant,
        due_date: day.nullish(),
        completed_at: instant.nullish(),
        status: z.enum(['active', 'completed', 'failed', 'paused'], 'Give one of active, completed, failed, paused.'),
        category: z.enum(CATEGORIES, `Give one of ${CATEGORIES.join(', ')}.`).nullish(),
        difficulty_level: between(1, 5),
        estimated_time_minutes: between(1, 100_000),
        smart_score: between(1, 10),
        planned_hour: between(0, 24),
      }),
      'Give the list of commitments.',
    ),
  },
  'Give an object with timezone, now and commitments.',
);

function refuse(error: z.ZodError): DomainError {
  const issue = error.issues[0]!;
  const field = issue.path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
  return new DomainError('INVALID_INPUT', field === '' ? issue.message : `${field}: ${issue.message}`, field === '' ? undefined : field);
}

type Given = z.infer<typeof input>['commitments'][number];

const recordOf = (given: Given): PromiseRecord => ({
  id: given.id,
  createdAtMs: Date.parse(given.created_at),
  dueOn: given.due_date ?? null,
  completedAtMs: given.completed_at == null ? null : Date.parse(given.completed_at),
  status: given.status,
  category: given.category ?? null,
  difficultyLevel: given.difficulty_level ?? null,
  estimatedTimeMinutes: given.estimated_time_minutes ?? null,
  smartScore: given.smart_score ?? null,
  plannedHour: given.planned_hour ?? null,
});

export type PatternsAnswer = {
  claims: {
    factor: PatternFactor;
    level: string;
    direction: PatternDirection;
    effect_pp: { value: number; lo: number; hi: number };
    /** Promises inside the level. */
    n: number;
    /** The latest of them: at most 20 ids. */
    evidence: string[];
  }[];
  not_enough_data: boolean;
};

/**
 * `progress patterns`: a history from outside -> what its member would have been told by `now`.
 * @throws DomainError INVALID_INPUT whose `field` names what is wrong, such as "commitments[3].due_date"
 */
export function patternsCommand(json: unknown): PatternsAnswer {
  const parsed = input.safeParse(json);
  if (!parsed.success) throw refuse(parsed.error);
  const { timezone, now, commitments } = parsed.data;
  const told = toldClaims(commitments.map(recordOf), { timezone: canonicalZone(timezone)!, dayStartHour: DAY_START_HOUR }, new Date(now));
  return {
    claims: told.claims.map(({ factor, level, direction, effectPp, inside, evidence }) => ({
      factor,
      level,
      direction,
      effect_pp: effectPp,
      n: inside.n,
      evidence: evidence.commitment_ids,
    })),
    not_enough_data: !told.isEnough,
  };
}
