import { z } from 'zod';
import type { LocalDate } from '../../lib/calendar.rules.ts';
import { DomainError } from '../../lib/errors.ts';
import { isInstant } from '../../lib/instant.rules.ts';
import { canonicalZone } from '../../lib/zone.rules.ts';
import type { Category } from '../../user/user.rules.ts';
import { doubtsIn, readText } from './read-text.rules.ts';
import type { Intent, ReadingItem, SmartPoints } from './reading.rules.ts';
import type { Sense } from './sense.rules.ts';

/** The longest message that Telegram carries. */
const LONGEST_MESSAGE = 4096;
/** A message alone says nothing of its writer's day start: days turn at midnight. */
const MIDNIGHT = 0;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const input = z.object(
  {
    text: z
      .string('Give the message.')
      .max(LONGEST_MESSAGE, `A message has at most ${LONGEST_MESSAGE} characters.`)
      .refine((text) => text.trim() !== '', 'There is nothing to read: give a message.'),
    now: z.string('Give an instant such as 2026-11-18T15:00:00Z.').refine(isInstant, 'Give an instant with its offset, such as 2026-11-18T15:00:00Z.'),
    timezone: z
      .string('Give an IANA time zone such as America/New_York.')
      .refine((name) => canonicalZone(name) !== null, 'Give an IANA time zone with its place, such as America/New_York, or UTC.'),
    locale: z.string('Give a language such as "en" or "pt-BR".').refine(isLanguage, 'Give a language such as "en" or "pt-BR".').nullish(),
  },
  'Give an object with text, now and timezone.',
);

function refuse(error: z.ZodError): DomainError {
  const issue = error.issues[0]!;
  const field = issue.path.join('.');
  return new DomainError('INVALID_INPUT', field === '' ? issue.message : `${field}: ${issue.message}`, field === '' ? undefined : field);
}

type AnalyzedItem = {
  text: string;
  points: SmartPoints;
  score: number;
  category: Category | null;
  difficulty: number | null;
  minutes: number | null;
  due_date: LocalDate | null;
  question: string | null;
  rewrite: string | null;
  harmful: boolean;
};
export type AnalyzeAnswer = { is_commitment: boolean; intent: Intent; items: AnalyzedItem[] };

/** What must not be scored counts as 1, the least there is. */
const LEAST_SCORE = 1;

const itemOf = (item: ReadingItem): AnalyzedItem => ({
  text: item.text,
  points: item.points,
  score: item.score ?? LEAST_SCORE,
  category: item.category,
  difficulty: item.difficultyLevel,
  minutes: item.estimatedTimeMinutes,
  due_date: item.dueDate,
  question: item.question,
  rewrite: item.rewrite,
  harmful: item.safety !== 'none',
});

type Line = z.output<typeof input>;

/** @throws DomainError INVALID_INPUT whose `field` names what is wrong, such as "now" */
function lineOf(json: unknown): Line {
  const parsed = input.safeParse(json);
  if (!parsed.success) throw refuse(parsed.error);
  return parsed.data;
}

/**
 * The parts of a line about which a model is worth asking; see `analyzeCommand`.
 * @throws DomainError INVALID_INPUT whose `field` names what is wrong, such as "now"
 */
export function doubtsInLine(json: unknown): readonly string[] {
  const { text, locale } = lineOf(json);
  return doubtsIn(text, locale ?? null);
}

/**
 * `progress analyze`: one message from outside -> what it means. `locale` decides the language where the words do not.
 * @param senses what a model makes of the parts of `doubtsInLine`; without it rules alone decide
 * @throws DomainError INVALID_INPUT whose `field` names what is wrong, such as "now"
 */
export function analyzeCommand(json: unknown, senses?: ReadonlyMap<string, Sense>): AnalyzeAnswer {
  const { text, now, timezone, locale } = lineOf(json);
  const frame = { timezone: canonicalZone(timezone)!, dayStartHour: MIDNIGHT };
  const reading = readText(text, new Date(now), frame, { locale: locale ?? null, ...(senses && { senses }) });
  return { is_commitment: reading.isCommitment, intent: reading.intent, items: reading.items.map(itemOf) };
}
