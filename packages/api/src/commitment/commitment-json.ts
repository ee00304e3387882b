/** What `commitments` keeps as JSON. Instants are ISO strings in UTC, days are a member's days: `"2026-11-22"`. */
import type { Interval } from '../user/pattern.rules.ts';
import type { CommitmentStatus } from './commitment.rules.ts';
import type { FallbackReason } from './smart/reading.rules.ts';

type SmartLetter = 's' | 'm' | 'a' | 'r' | 't';

/** What the analyser made of the text. A rewrite never adds a number, a date or a name that the member did not give. */
export type AiInsights = {
  v: 1;
  analyser: {
    provider: 'embedded' | 'llm';
    model: string | null;
    rubric: 1;
    version: string;
    at: string;
    latency_ms: number;
    fallback_reason: FallbackReason | null;
  };
  smart: {
    s: 0 | 1 | 2;
    m: 0 | 1 | 2;
    a: 0 | 1 | 2;
    r: 0 | 1;
    t: 0 | 1 | 2;
    score: number;
    confidence: number;
    reasons: Partial<Record<SmartLetter, string>>;
  };
  question: { letter: SmartLetter; text: string; options: string[] } | null;
  rewrite: { text: string; accepted: boolean | null } | null;
  parsed: {
    lang: string;
    when: {
      text: string;
      kind: 'day' | 'period' | 'recurring' | 'fuzzy' | 'past' | 'invalid' | 'none';
      time: string | null;
      rrule: string | null;
      certain: boolean;
      alternatives: string[];
    };
    quantities: { value: number; unit: string; text: string }[];
    category_confidence: number;
    minutes_source: 'stated' | 'history' | 'prior';
  };
  safety: { flag: 'none' | 'self_harm' | 'harm_others' | 'eating' | 'unsafe_plan'; action: 'none' | 'ask' | 'resources' | 'refuse' };
  /** The member's own 1-10 answer to "how sure are you?". */
  confidence_self: number | null;
  pattern_hits: { claim_id: string; effect_pp: number; text: string }[];
  outcome: { late: boolean; days_late: number; backdated: boolean; minutes_actual: number | null } | null;
};

/** What was known about the member when the promise was made; `block` is the same as text. */
export type ContextFromPrevious = {
  v: 1;
  as_of: string;
  source: 'commit' | 'pod' | 'summary';
  budget: { max_chars: 4000; used_chars: number };
  recent: { id: string; text: string; status: CommitmentStatus; due: string | null; late: boolean }[];
  similar: { id: string; text: string; status: string; due: string | null; score: number; via: ('fts' | 'trgm' | 'vector')[] }[];
  similar_rate: Interval | null;
  goal: { id: string; title: string; progress: number; days_left: number | null } | null;
  facts: { id: string; fact: string; valid_at: string | null; invalid_at: string | null; source_commitment_id: string | null }[];
  /** What was told of the member's promises then. */
  patterns: { id: string; text: string }[];
  streak: { current: number; longest: number; at_risk: boolean };
  block: string;
};
