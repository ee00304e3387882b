import { z } from 'zod';
import type { AiInsights } from '../commitment-json.ts';
import { SAFETY_FLAGS } from './reading.rules.ts';

const share = z.number().min(0).max(1);
const day = z.iso.date();
const letter = z.enum(['s', 'm', 'a', 'r', 't']);
const upTo2 = z.literal([0, 1, 2]);

/** What `commitments.ai_insights` may hold; nothing else is written to it. */
export const INSIGHTS_SHAPE: z.ZodType<AiInsights> = z.strictObject({
  v: z.literal(1),
  analyser: z.strictObject({
    provider: z.enum(['embedded', 'llm']),
    model: z.string().nullable(),
    rubric: z.literal(1),
    version: z.string(),
    at: z.iso.datetime(),
    latency_ms: z.number().min(0),
    fallback_reason: z.enum(['timeout', 'invalid', 'budget', 'error', 'unfaithful']).nullable(),
  }),
  smart: z.strictObject({
    s: upTo2,
    m: upTo2,
    a: upTo2,
    r: z.literal([0, 1]),
    t: upTo2,
    score: z.int().min(1).max(10),
    confidence: share,
    reasons: z.partialRecord(letter, z.string()),
  }),
  question: z.strictObject({ letter, text: z.string(), options: z.array(z.string()) }).nullable(),
  rewrite: z.strictObject({ text: z.string(), accepted: z.boolean().nullable() }).nullable(),
  parsed: z.strictObject({
    lang: z.string(),
    when: z.strictObject({
      text: z.string(),
      kind: z.enum(['day', 'period', 'recurring', 'fuzzy', 'past', 'invalid', 'none']),
      time: z
        .string()
        .regex(/^\d\d:\d\d$/)
        .nullable(),
      rrule: z.string().nullable(),
      certain: z.boolean(),
      alternatives: z.array(day),
    }),
    quantities: z.array(z.strictObject({ value: z.number(), unit: z.string(), text: z.string() })),
    category_confidence: share,
    minutes_source: z.enum(['stated', 'history', 'prior']),
  }),
  safety: z.strictObject({ flag: z.enum(SAFETY_FLAGS), action: z.enum(['none', 'ask', 'resources', 'refuse']) }),
  confidence_self: z.int().min(1).max(10).nullable(),
  pattern_hits: z.array(z.strictObject({ claim_id: z.uuid(), effect_pp: z.number(), text: z.string() })),
  outcome: z.strictObject({ late: z.boolean(), days_late: z.int(), backdated: z.boolean(), minutes_actual: z.number().nullable() }).nullable(),
});
