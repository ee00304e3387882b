import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INSIGHTS_SHAPE } from './insights-shape.rules.ts';
import { insightsOf } from './insights.rules.ts';
import { readText } from './read-text.rules.ts';

const NOW = new Date('2026-11-18T15:00:00Z');
const FRAME = { timezone: 'Europe/Berlin', dayStartHour: 3 };
const texts = readFileSync(new URL('../../../test/vectors/smart-fresh.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(' | ')[1]!);
const insightsIn = (text: string) => {
  const reading = readText(text, NOW, FRAME);
  return reading.items.map((item) => insightsOf(item, reading, NOW));
};

describe('what is kept of a reading with a promise', () => {
  it('has the shape that is written down for it, whatever was said', () => {
    expect(texts.flatMap(insightsIn).length).toBeGreaterThan(50);
  });

  it('is refused in another shape', () => {
    const [insights] = insightsIn('call mom tonight');
    expect(INSIGHTS_SHAPE.safeParse(insights).success).toBe(true);
    expect(INSIGHTS_SHAPE.safeParse({ ...insights, mood: 'good' }).success).toBe(false);
    expect(INSIGHTS_SHAPE.safeParse({ ...insights, smart: { ...insights!.smart, score: 11 } }).success).toBe(false);
  });

  it('is less sure of a score where a promise is hedged or open', () => {
    const sure = (text: string): number => insightsIn(text)[0]!.smart.confidence;
    expect(sure('call mom tonight')).toBeGreaterThan(sure('maybe hit the gym some day'));
  });

  it('holds the hour of what comes again and again where the words tell which half of the day it is in', () => {
    const time = (text: string): string | null => insightsIn(text)[0]!.parsed.when.time;
    expect(
      ['meditate every morning at 7', 'walk the dog every evening at 7', 'jeden Morgen um 7 Uhr joggen', 'call mom every weekday at 18:30'].map(time),
    ).toEqual(['07:00', '19:00', '07:00', '18:30']);
    expect(time('call mom every weekday at 7')).toBeNull();
  });
});
