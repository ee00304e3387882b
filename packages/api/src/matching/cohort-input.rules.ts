import { z } from 'zod';
import { DomainError } from '../lib/errors.ts';
import { isInstant } from '../lib/instant.rules.ts';
import { canonicalZone } from '../lib/zone.rules.ts';
import { type ApartPair, type Cohort, type CohortMember, type CohortPod, LEAST_SIZE, MOST_SIZE } from './cohort.rules.ts';

const WALL_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::00)?$/;
const isWallTime = (text: string): boolean => WALL_TIME.test(text) || text === '24:00';
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const idText = z.string('Give its id.').min(1, 'Give its id.');
const zone = z
  .string('Give an IANA time zone such as America/New_York.')
  .refine((name) => canonicalZone(name) !== null, 'Give an IANA time zone with its place, such as America/New_York, or UTC.');
const weekday = z.int('Give a weekday from 1 (Monday) to 7.').min(1, 'Give a weekday from 1 (Monday) to 7.').max(7, 'Give a weekday from 1 (Monday) to 7.');
const wallTime = z.string('Give a time such as 18:30.').refine(isWallTime, 'Give a time from 00:00 to 24:00, such as 18:30.');
const tags = z.array(z.string('Give a word.'), 'Give a list of words.').nullish();

const memberShape = z.object(
  {
    id: idText,
    timezone: zone,
    goals_category: z.string('Give a word, or null.').nullish(),
    experience_level: z.string('Give a word, or null.').nullish(),
    preferred_meeting_style: z.string('Give a word, or null.').nullish(),
    strengths: tags,
    help_needed: tags,
    availability: z
      .array(z.object({ day: weekday, start: wallTime, end: wallTime }, 'Give day, start and end.'), 'Give a list of {day, start, end}.')
      .nullish(),
    weeks_waited: z.number('Give a number of weeks.').min(0, 'Give 0 or more.').nullish(),
  },
  'Give an object for each member.',
);

const podShape = z.object(
  {
    id: idText,
    max_members: z.int('Give a whole number of places.').min(1, 'Give 1 or more.'),
    timezone: zone.nullish(),
    day_of_week: weekday.nullish(),
    time_utc: wallTime.nullish(),
    target_goals_category: z.string('Give a word, or null.').nullish(),
    target_experience_level: z.string('Give a word, or null.').nullish(),
    target_timezone_range: z.array(zone, 'Give a list of zones.').nullish(),
    members: z.array(z.unknown(), 'Give the list of its members.').nullish(),
  },
  'Give an object for each pod.',
);

const size = (least: number) =>
  z.int('Give a whole number.').min(least, `Give ${least} to ${MOST_SIZE}.`).max(MOST_SIZE, `Give ${least} to ${MOST_SIZE}.`).nullish();
const pair = z.tuple([idText, idText], 'Give two ids.');
const cohortShape = z.object(
  {
    reference_at: z.string('Give an instant such as 2026-03-16T12:00:00Z.').refine(isInstant, 'Give an instant with its offset, such as 2026-03-16T12:00:00Z.'),
    params: z.object({ min_size: size(1), max_size: size(1) }, 'Give an object with min_size and max_size.').nullish(),
    members: z.array(z.unknown(), 'Give the list of members.'),
    pods: z.array(z.unknown(), 'Give the list of pods.').nullish(),
    blocked_pairs: z.array(pair, 'Give a list of pairs.').nullish(),
    previous_pairs: z.array(pair, 'Give a list of pairs.').nullish(),
  },
  'Give an object with reference_at and members.',
);

/**
 * Reads a cohort as `progress match` is given it. What is unknown is passed over; the members are taken one by one, so that not everything is in memory twice.
 * @throws DomainError INVALID_INPUT naming the field at fault
 */
export function readCohort(json: unknown): Cohort {
  const given = parsed(cohortShape, json, '');
  const members = given.members.map((member, i) => memberOf(member, `members[${i}]`));
  const pods = (given.pods ?? []).map((pod, i) => podOf(pod, `pods[${i}]`));
  const sizes = { leastSize: given.params?.min_size ?? LEAST_SIZE, mostSize: given.params?.max_size ?? MOST_SIZE };
  if (sizes.leastSize > sizes.mostSize) throw refused('params.min_size', 'The least size is not more than the most.');
  requireOnce(members, 'members');
  requireOnce(pods, 'pods');
  requireOnce([...members, ...pods.flatMap((pod) => pod.members)], 'pods');
  return { referenceAtMs: Date.parse(given.reference_at), ...sizes, members, pods, apart: apartOf(given) };
}

function parsed<S extends z.ZodType>(shape: S, value: unknown, where: string): z.output<S> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const path = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  throw refused(`${where}${path}`.replace(/^\./, ''), issue.message);
}

const refused = (field: string, sentence: string): DomainError =>
  new DomainError('INVALID_INPUT', field === '' ? sentence : `${field}: ${sentence}`, field === '' ? undefined : field);

function memberOf(value: unknown, where: string): CohortMember {
  const member = parsed(memberShape, value, where);
  return {
    id: member.id,
    timezone: canonicalZone(member.timezone)!,
    category: member.goals_category ?? null,
    level: member.experience_level ?? null,
    style: member.preferred_meeting_style ?? null,
    strengths: member.strengths ?? [],
    needs: member.help_needed ?? [],
    availability: (member.availability ?? []).map(({ day, start, end }) => ({ day, start: minutesOf(start), end: minutesOf(end) })),
    weeksWaited: member.weeks_waited ?? 0,
  };
}

function podOf(value: unknown, where: string): CohortPod {
  const pod = parsed(podShape, value, where);
  return {
    id: pod.id,
    places: pod.max_members,
    timezone: pod.timezone ?? null,
    slot: pod.day_of_week && pod.time_utc ? (pod.day_of_week - 1) * 1440 + minutesOf(pod.time_utc) : null,
    targetCategory: pod.target_goals_category ?? null,
    targetLevel: pod.target_experience_level ?? null,
    targetZones: pod.target_timezone_range ?? [],
    members: (pod.members ?? []).map((member, i) => memberOf(member, `${where}.members[${i}]`)),
  };
}

function requireOnce(things: readonly { readonly id: string }[], field: string): void {
  const seen = new Set<string>();
  for (const { id } of things) {
    if (seen.has(id)) throw refused(field, `"${id.slice(0, 60)}" is given twice; give each id once.`);
    seen.add(id);
  }
}

function apartOf({ blocked_pairs: blocked, previous_pairs: previous }: z.output<typeof cohortShape>): ApartPair[] {
  return [
    ...(blocked ?? []).map(([one, other]) => ({ one, other, why: 'blocked' as const })),
    ...(previous ?? []).map(([one, other]) => ({ one, other, why: 'previous' as const })),
  ];
}
