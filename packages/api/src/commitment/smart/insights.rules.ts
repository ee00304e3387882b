import type { AiInsights } from '../commitment-json.ts';
import { INSIGHTS_SHAPE } from './insights-shape.rules.ts';
import type { AnalyserNote, Reading, ReadingItem } from './reading.rules.ts';

/** Which rubric points are given by. */
export const RUBRIC = 1;
/** Grows with every change of the rules that changes readings. */
const ANALYSER_VERSION = '3';

/** Readings that were kept before it was noted who read them. */
const UNNOTED: AnalyserNote = { provider: 'embedded', model: null, fallbackReason: null, latencyMs: 0 };

/**
 * How often a score was exactly that of a person, of 482 labelled promises in five languages: where a promise is specific and within reach, and where it is hedged, open or doubtful.
 * Points that a language model gave were not measured and are taken for no surer.
 */
const EXACT = { plain: 0.93, open: 0.73 } as const;

const confidenceOf = ({ points }: ReadingItem): number => (points.S === 2 && points.A === 2 ? EXACT.plain : EXACT.open);

/**
 * What is kept with a commitment of the reading it came from.
 * @throws ZodError when it would not have the shape that is written down for it
 */
export function insightsOf(item: ReadingItem, reading: Pick<Reading, 'language'> & { readonly analyser?: AnalyserNote }, at: Date): AiInsights {
  const reasons = Object.fromEntries(item.reasons.map(({ letter, text }) => [letter.toLowerCase(), text]));
  const { S, M, A, R, T } = item.points;
  const { provider, model, latencyMs, fallbackReason } = reading.analyser ?? UNNOTED;
  const lower = (item.questionLetter?.toLowerCase() ?? null) as 's' | 'm' | 'a' | 'r' | 't' | null;
  return INSIGHTS_SHAPE.parse({
    v: 1,
    analyser: { provider, model, rubric: RUBRIC, version: ANALYSER_VERSION, at: at.toISOString(), latency_ms: latencyMs, fallback_reason: fallbackReason },
    smart: { s: S, m: M, a: A, r: R, t: T, score: item.score ?? 1, confidence: confidenceOf(item), reasons } as AiInsights['smart'],
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
  } satisfies AiInsights);
}
