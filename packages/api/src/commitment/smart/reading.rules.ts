import type { LocalDate } from '../../lib/calendar.rules.ts';
import type { Category } from '../../user/user.rules.ts';
import type { Language } from './gloss.rules.ts';

/** What somebody wants who writes a message. Only a promise becomes a commitment. */
export const INTENTS = ['promise', 'report', 'question', 'chat'] as const;
export type Intent = (typeof INTENTS)[number];

/** Specific, measurable, attainable, relevant, time-bound. */
export const SMART_LETTERS = ['S', 'M', 'A', 'R', 'T'] as const;
export type SmartLetter = (typeof SMART_LETTERS)[number];

/** Why a text is neither scored, kept, shared nor reminded of. */
export const SAFETY_FLAGS = ['none', 'self_harm', 'harm_others', 'eating', 'unsafe_plan'] as const;
export type SafetyFlag = (typeof SAFETY_FLAGS)[number];

/** How sure that is: rules know what they found; what is learned only suspects it. */
export const SAFETY_CERTAINTIES = ['certain', 'suspected'] as const;
export type SafetyCertainty = (typeof SAFETY_CERTAINTIES)[number];

/** S, M, A and T are 0 to 2, R is 0 or 1. */
export type SmartPoints = { readonly S: number; readonly M: number; readonly A: number; readonly R: number; readonly T: number };

/** How a text speaks of time. `invalid`: a date that the calendar does not have. */
export type WhenKind = 'day' | 'period' | 'recurring' | 'fuzzy' | 'past' | 'invalid' | 'none';

/** A number with what it counts. */
export type Quantity = { readonly value: number; readonly unit: string; readonly text: string };

/** One promise found in a message. */
export type ReadingItem = {
  /** Its place in the reading, from 0. */
  readonly index: number;
  readonly text: string;
  /** 1 to 10; null for what must not be scored. */
  readonly score: number | null;
  readonly points: SmartPoints;
  readonly reasons: readonly { readonly letter: SmartLetter; readonly text: string }[];
  readonly category: Category | null;
  /** 0 to 1. */
  readonly categoryConfidence: number;
  /** Whether the category is so unsure that the member should be asked. */
  readonly asksCategory: boolean;
  /** 1 to 5. */
  readonly difficultyLevel: number | null;
  /** Until the due day in all; 0 for leaving something be; null when it cannot be told. */
  readonly estimatedTimeMinutes: number | null;
  readonly minutesSource: 'stated' | 'history' | 'prior';
  readonly dueDate: LocalDate | null;
  /** The time of day it is meant for, "07:30": the likelier half of the day where it leaves that open. */
  readonly timeOfDay: string | null;
  /** Other days it may have meant, the likeliest first. */
  readonly dueAlternatives: readonly LocalDate[];
  /** `time`: the hour it names, "07:30"; `rrule`: how often, as a rule of iCalendar (RFC 5545). Null where it says nothing of it. */
  readonly when: { readonly kind: WhenKind; readonly text: string; readonly time: string | null; readonly rrule: string | null };
  readonly quantities: readonly Quantity[];
  /** One question, about the weakest letter; null when nothing needs asking. */
  readonly question: string | null;
  readonly questionLetter: SmartLetter | null;
  /** Answers to it that can be tapped; empty when it is best answered in words. */
  readonly questionOptions: readonly string[];
  /** The same with less around it; never with anything the member did not say. Null when there is nothing to take away. */
  readonly rewrite: string | null;
  readonly safety: SafetyFlag;
  /** Null where nothing speaks against it. */
  readonly safetyCertainty: SafetyCertainty | null;
  /** What it is given once the member says that a suspicion is wrong; null where there is none. Nobody sees it before. */
  readonly ifSafe: IfSafe | null;
};

/** Points and what follows from them. */
export type IfSafe = Pick<ReadingItem, 'score' | 'points' | 'reasons' | 'question' | 'questionLetter' | 'questionOptions' | 'rewrite'>;

/** A suspected promise after the member has said that it is something else. */
export const asSafe = (item: ReadingItem): ReadingItem => ({ ...item, ...item.ifSafe, safety: 'none', safetyCertainty: null, ifSafe: null });

/** What was understood of a message. `items` is empty unless it promises something. */
export type Reading = {
  readonly text: string;
  readonly language: Language;
  readonly intent: Intent;
  readonly isCommitment: boolean;
  readonly items: readonly ReadingItem[];
};

/** Why a language model that was to help did not: it was late, its answer had another shape or added something, its budget was spent, or it could not be asked. */
export type FallbackReason = 'timeout' | 'invalid' | 'budget' | 'error' | 'unfaithful';

/** Who read a message. `latencyMs`: how long that took on the machine's clock, in milliseconds; it says nothing about the text and stands beside the reading. */
export type AnalyserNote = {
  readonly provider: 'embedded' | 'llm';
  /** Null for the embedded analyser. */
  readonly model: string | null;
  /** Null when nothing went wrong, or nobody else was to be asked. */
  readonly fallbackReason: FallbackReason | null;
  readonly latencyMs: number;
};

/** A reading as it is kept. */
export type StoredReading = Reading & { readonly analyser: AnalyserNote };
