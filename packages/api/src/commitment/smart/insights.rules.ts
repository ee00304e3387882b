import type { AiInsights } from '../commitment-json.ts';
import type { AnalyserNote, Reading, ReadingItem } from './reading.rules.ts';

/** Which rubric points are given by. */
export const RUBRIC = 1;
/** Grows with every change of the rules that changes readings. */
const ANALYSER_VERSION = '2';

/** Readings that were kept before it was noted who read them. */
const UNNOTED: AnalyserNote = { provider: 'embedded', model: null, fallbackReason: null, latencyMs: 0 };

/** What is kept with a commitment of the reading it came from. */
export function insightsOf(item: ReadingItem, reading: Pick<Reading, 'language'> & { readonly analyser?: AnalyserNote }, at: Date): AiInsights {
  const reasons = Object.fromEntries(item.reasons.map(({ letter, text }) => [letter.toLowerCase(), text]));
  const { S, M, A, R, T } = item.points;
  const { provider, model, latencyMs, fallbackReason } = reading.analyser ?? UNNOTED;
  const lower = (item.questionLetter?.toLowerCase() ?? null) as 's' | 'm' | 'a' | 'r' | 't' | null;
  return {
    v: 1,
    analyser: { provider, model, rubric: RUBRIC, version: ANALYSER_VERSION, at: at.toISOString(), latency_ms: latencyMs, fallback_reason: fallbackReason },
    smart: { s: S, m: M, a: A, r: R, t: T, score: item.score ?? 1, confidence: 1, reasons } as AiInsights['smart'],
    question: lower === null || item.question === null ? null : { letter: lower, text: item.question, options: [...item.questionOptions] },
    rewrite: item.rewrite === null ? null : { text: item.rewrite, accepted: null },
    parsed: {
      lang: reading.language,
      when: {
        text: item.when.text,
        kind: item.when.kind,
        time: item.when.time,
        rrule: item.when.rrule,
        certain: item.dueAlternatives.length === 0,
        alternatives: [...item.dueAlternatives],
      },
      quantities: item.quantities.map((quantity) => ({ ...quantity })),
      category_confidence: item.categoryConfidence,
      minutes_source: item.minutesSource,
    },
    safety: { flag: item.safety, action: item.safety === 'none' ? 'none' : 'resources' },
    confidence_self: null,
    pattern_hits: [],
    outcome: null,
  };
}
