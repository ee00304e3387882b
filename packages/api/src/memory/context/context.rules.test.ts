import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, tokensOf, type ContextParts } from './context-block.rules.ts';
import { oneOfEach, similarTo, stemsOf, trigramSimilarity, trigramsOf } from './similarity.rules.ts';

const NOTHING: ContextParts = {
  as_of: '2026-11-18T15:00:00.000Z',
  recent: [],
  similar: [],
  similar_rate: null,
  goal: null,
  facts: [],
  patterns: [],
  streak: { current: 0, longest: 0, at_risk: false },
};
const fact = (text: string, valid_at: string | null, invalid_at: string | null): ContextParts['facts'][number] => ({
  id: text,
  fact: text,
  valid_at,
  invalid_at,
  source_commitment_id: null,
});

describe('the block of text', () => {
  it('says everything that is known, with its times', () => {
    const block = blockOf({
      ...NOTHING,
      streak: { current: 4, longest: 10, at_risk: true },
      goal: { id: 'g', title: 'Run a half marathon', progress: 40, days_left: 30 },
      facts: [
        fact('Lives in Berlin.', '2026-10-01T08:00:00Z', null),
        fact('Has a cold.', '2026-10-01T08:00:00Z', '2026-10-09T08:00:00Z'),
        fact('Likes tea.', null, null),
      ],
      patterns: [{ id: 'p', text: 'Promises for the weekend work out less often.' }],
      similar: [{ id: 's', text: 'Run 5 km', status: 'completed', due: '2026-11-10', score: 0.8, via: ['fts'] }],
      similar_rate: { p: 0.7, lo: 0.5, hi: 0.85, level: 0.9, n: 10, k: 7 },
      recent: [{ id: 'r', text: 'Read 20 pages', status: 'completed', due: null, late: true }],
    });
    expect(block).toBe(`Streak: 4 days, the longest 10 days; it ends today unless a promise is kept
Goal: Run a half marathon, 40 % reached, 30 days left
Facts:
- Lives in Berlin. (2026-10-01 - present)
- Has a cold. (2026-10-01 - 2026-10-09)
- Likes tea.
Patterns:
- Promises for the weekend work out less often.
Similar promises: 7 of 10 kept (50-85 %)
- Run 5 km [completed, due 2026-11-10]
Latest promises:
- Read 20 pages [completed late]`);
  });

  it('keeps within its bounds whatever is known, and leaves no heading alone', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }), { maxLength: 10 });
    fc.assert(
      fc.property(texts, texts, (facts, recent) => {
        const block = blockOf({
          ...NOTHING,
          facts: facts.map((text) => fact(text, null, null)),
          recent: recent.map((text) => ({ id: text, text, status: 'active' as const, due: null, late: false })),
        });
        expect(block.length).toBeLessThanOrEqual(4000);
        expect(tokensOf(block)).toBeLessThanOrEqual(1200);
        expect(block).toMatch(/^Streak: 0 days/);
        expect(block).not.toMatch(/(Facts|promises):$/);
      }),
    );
  });
});

describe('what a promise is like', () => {
  it('is told by its words, without those that say nothing and without numbers', () => {
    expect(stemsOf('Walk 30 minutes with Ana, then walking!')).toEqual(['walk', 'ana', 'then']);
  });

  it('is told by trigrams as pg_trgm counts them', () => {
    expect([...trigramsOf('cat')]).toEqual(['  c', ' ca', 'cat', 'at ']);
    // "walk" has five, "walks" six; they share "  w", " wa", "wal" and "alk".
    expect(trigramSimilarity(trigramsOf('walk'), trigramsOf('walks'))).toBeCloseTo(4 / 7);
    expect(trigramSimilarity(trigramsOf('walk'), trigramsOf(''))).toBe(0);
  });

  it('finds other forms and slips of the pen, and not what only shares a number', () => {
    const candidates = ['Read 30 pages', 'Walking for 30 minutes', 'Wakl 30 minutes', 'Call mum'].map((text) => ({ id: text, text }));
    expect(similarTo('Walk 30 minutes', candidates).map(({ text, via }) => [text, via])).toEqual([
      ['Walking for 30 minutes', ['fts', 'trgm']],
      ['Wakl 30 minutes', ['trgm']],
    ]);
  });

  it('is shown once for each text, however it is written', () => {
    const texts = ['Walk 5 km.', 'walk 5 km', 'Run'].map((text, at) => ({ id: String(at), text }));
    expect(oneOfEach(texts).map(({ id }) => id)).toEqual(['0', '2']);
  });
});
