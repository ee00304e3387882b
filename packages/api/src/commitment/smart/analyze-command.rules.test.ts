import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeCommand } from './analyze-command.rules.ts';

const asked = { text: 'run 5k before friday', now: '2026-11-18T15:00:00Z', timezone: 'America/New_York' };

type Item = { points: { S: number; M: number; A: number; R: number; T: number }; score: number; harmful: boolean };
type Vector = { text: string; now: string; timezone: string; is_commitment: boolean; items: Item[] };
const { records } = JSON.parse(readFileSync(new URL('../../../test/vectors/smart.json', import.meta.url), 'utf8')) as { records: Vector[] };

describe('an answer', () => {
  it('has the fields of the agreed messages, and what a member is asked and offered beside them', () => {
    const answer = analyzeCommand(asked);
    expect(answer).toMatchObject({ is_commitment: true, intent: 'promise' });
    expect(answer.items).toHaveLength(1);
    expect(Object.keys(answer.items[0]!)).toEqual([
      'text',
      'points',
      'score',
      'category',
      'difficulty',
      'minutes',
      'due_date',
      'question',
      'rewrite',
      'harmful',
    ]);
    expect(answer.items[0]).toMatchObject({ text: 'run 5k before friday', category: 'health', harmful: false });
  });
  it('scores 1 plus the points, and 1 for what is harmful', () => {
    for (const { text, now, timezone } of records) {
      for (const { points, score, harmful } of analyzeCommand({ text, now, timezone }).items) {
        expect(score).toBe(harmful ? 1 : 1 + points.S + points.M + points.A + points.R + points.T);
      }
    }
  });
  it('asks, offers and scores nothing for any agreed message that is harmful', () => {
    const harmful = records.filter((record) => record.items.some((item) => item.harmful));
    expect(harmful.length).toBeGreaterThan(0);
    for (const { text, now, timezone } of harmful)
      expect(analyzeCommand({ text, now, timezone }).items[0]).toMatchObject({ harmful: true, score: 1, question: null, rewrite: null });
  });
  it('has no items when nothing is promised', () => {
    expect(analyzeCommand({ ...asked, text: 'how are you?' })).toEqual({ is_commitment: false, intent: 'question', items: [] });
  });
  it('is the same for the same line, also with a language and in another name of the zone', () => {
    expect(analyzeCommand({ ...asked, locale: 'en-US', timezone: 'US/Eastern' })).toEqual(analyzeCommand(asked));
  });
});

describe('a line that cannot be answered', () => {
  it.each([
    ['no object', 'run', undefined, /object/],
    ['no text', { ...asked, text: undefined }, 'text', /message/],
    ['an empty text', { ...asked, text: ' \n' }, 'text', /nothing to read/],
    ['too much text', { ...asked, text: 'x'.repeat(4097) }, 'text', /4096/],
    ['a day for an instant', { ...asked, now: '2026-11-18' }, 'now', /instant/],
    ['an instant that the calendar does not have', { ...asked, now: '2026-02-30T10:00:00Z' }, 'now', /instant/],
    ['an abbreviation for a zone', { ...asked, timezone: 'EST5EDT' }, 'timezone', /IANA/],
    ['a language that is none', { ...asked, locale: 'not a language' }, 'locale', /language/],
  ])('with %s is refused by its field', (_, line, field, reason) => {
    expect(() => analyzeCommand(line)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field, message: expect.stringMatching(reason) }));
  });
});
