import { z } from 'zod';
import { isLocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isInstant } from '../lib/instant.rules.ts';
import { canonicalZone } from '../lib/zone.rules.ts';
import { COMMITMENT_EVENT_TYPES, type CommitmentEventType, type DayVerdict } from './commitment.rules.ts';
import { DEFAULT_STREAK_POLICY, type Claim, type HistoryEvent, type StreakPolicy } from './streak-event.rules.ts';
import { computeStreak } from './streak.rules.ts';

const instant = z.string('Give an instant such as 2026-11-18T15:00:00Z.').refine(isInstant, 'Give an instant with its offset, such as 2026-11-18T15:00:00Z.');
const day = z.string('Give a date such as 2026-11-18.').refine(isLocalDate, 'Give a date that the calendar has, such as 2026-11-18.');
const zone = z
  .string('Give an IANA time zone such as America/New_York.')
  .refine((name) => canonicalZone(name) !== null, 'Give an IANA time zone with its place, such as America/New_York, or UTC.');
const id = z.union([z.string().min(1), z.number()], 'Give the id of the commitment.').transform(String);
const whole = (least: number, most: number) =>
  z.int(`Give a whole number from ${least} to ${most}.`).min(least, `Give at least ${least}.`).max(most, `Give at most ${most}.`);

const policyInput = z.strictObject({
  day_start: whole(0, 23).optional(),
  rule: z.enum(['any', 'all'], 'Give "any" or "all".').optional(),
  idle_limit: whole(0, 10_000).optional(),
  short_day_hours: z.number('Give a number of hours.').min(0).max(24).optional(),
  backdate_days: whole(0, 365).optional(),
  max_freezes: whole(0, 100).optional(),
});

/** A completion may say when it was done as a date, as an instant, or as a number of days back (`true` is one). */
const claim = z.union([day, instant, whole(0, 3650), z.boolean()], 'Give the day it was done: a date, an instant, or how many days back.');
/** Sources name the claimed day differently; the first that is present counts. */
const CLAIM_FIELDS = ['day', 'on', 'for', 'for_day', 'user_day', 'claimed_day', 'done_on', 'done_at', 'backdate', 'backdate_to', 'backdated'] as const;
const claims = Object.fromEntries(CLAIM_FIELDS.map((field) => [field, claim.nullish()])) as Record<
  (typeof CLAIM_FIELDS)[number],
  ReturnType<typeof claim.nullish>
>;

const input = z.object({
  timezone: zone,
  policy: policyInput.nullish(),
  now: instant,
  events: z.array(
    z.looseObject({
      type: z.enum(COMMITMENT_EVENT_TYPES, `Give one of ${COMMITMENT_EVENT_TYPES.join(', ')}.`),
      at: instant,
      id: id.nullish(),
      due: day.nullish(),
      tz: zone.nullish(),
      hour: whole(0, 23).nullish(),
      tokens: whole(1, 100).nullish(),
      ...claims,
    }),
    'Give the list of events.',
  ),
});
type EventInput = z.infer<typeof input>['events'][number];

function claimOf(event: EventInput): Claim | undefined {
  const given = CLAIM_FIELDS.map((field) => event[field]).find((value) => value !== undefined && value !== null && value !== false);
  if (given === undefined || given === null) return undefined;
  if (typeof given === 'boolean') return { daysBack: 1 };
  if (typeof given === 'number') return { daysBack: given };
  return given.includes('T') ? { atMs: Date.parse(given) } : { day: given };
}

function faultOf(index: number, field: string, what: string): DomainError {
  return new DomainError('INVALID_INPUT', `events[${index}].${field}: ${what}`, `events[${index}].${field}`);
}

function memberEventOf(event: EventInput, index: number): HistoryEvent | null {
  const atMs = Date.parse(event.at);
  switch (event.type) {
    case 'tz':
      if (event.tz === undefined || event.tz === null) throw faultOf(index, 'tz', 'Give the time zone that is in force from here on.');
      return { type: 'tz', atMs, timezone: canonicalZone(event.tz)! };
    case 'day_start':
      if (event.hour === undefined || event.hour === null) throw faultOf(index, 'hour', 'Give the hour at which the day starts, 0 to 23.');
      return { type: 'day_start', atMs, hour: event.hour };
    case 'freeze':
      return { type: 'freeze', atMs, tokens: event.tokens ?? 1 };
    case 'pause':
    case 'resume':
      return event.id === undefined || event.id === null ? { type: event.type, atMs } : null;
    default:
      return null;
  }
}

function eventOf(event: EventInput, index: number): HistoryEvent {
  const ofMember = memberEventOf(event, index);
  if (ofMember !== null) return ofMember;
  if (event.id === undefined || event.id === null) throw faultOf(index, 'id', 'Give the id of the commitment.');
  const base = { atMs: Date.parse(event.at), id: event.id };
  const type = event.type as Exclude<CommitmentEventType, 'tz' | 'day_start' | 'freeze'>;
  if (type === 'create' || type === 'reschedule') return { ...base, type, due: event.due ?? null };
  return type === 'complete' ? { ...base, type, claim: claimOf(event) } : { ...base, type };
}

/** Every day of a history is told, so it has an end: one life. */
const LONGEST_MS = 100 * 366 * 86_400_000;

function mustBeOfOneLife(events: readonly EventInput[], now: string): void {
  const beginsMs = Date.parse(now) - LONGEST_MS;
  const index = events.findIndex(({ at }) => Date.parse(at) < beginsMs);
  if (index !== -1) throw faultOf(index, 'at', 'Give what happened in the hundred years before `now`.');
}

function policyOf(given: z.infer<typeof policyInput> | null | undefined): StreakPolicy {
  const said = given ?? {};
  const named = {
    dayStartHour: said.day_start,
    rule: said.rule,
    idleLimit: said.idle_limit,
    shortDayHours: said.short_day_hours,
    backdateDays: said.backdate_days,
    maxFreezes: said.max_freezes,
  };
  return { ...DEFAULT_STREAK_POLICY, ...(Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Partial<StreakPolicy>) };
}

/** "events[3].at" of a path. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`), '');

function refuse(error: z.ZodError): DomainError {
  const issue = error.issues[0]!;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  const field = fieldOf(path);
  const sentence = issue.code === 'unrecognized_keys' ? 'This is not a setting of a policy.' : issue.message;
  return new DomainError(
    'INVALID_INPUT',
    field === '' ? 'Give an object with timezone, now and events.' : `${field}: ${sentence}`,
    field === '' ? undefined : field,
  );
}

export type StreaksAnswer = { current_streak: number; longest_streak: number; days: { day: string; verdict: DayVerdict; reason: string }[] };

/**
 * `progress streaks`: one history from outside -> its streak and every day from the first event to `now`.
 * @throws DomainError INVALID_INPUT whose `field` names what is wrong, such as "events[3].at"
 */
export function streaksCommand(json: unknown): StreaksAnswer {
  const parsed = input.safeParse(json);
  if (!parsed.success) throw refuse(parsed.error);
  const { timezone, policy, now, events } = parsed.data;
  mustBeOfOneLife(events, now);
  const streak = computeStreak({ timezone: canonicalZone(timezone)!, policy: policyOf(policy), now: new Date(now), events: events.map(eventOf) });
  return {
    current_streak: streak.current,
    longest_streak: streak.longest,
    days: streak.days.map(({ day: date, verdict, reason }) => ({ day: date, verdict, reason })),
  };
}
