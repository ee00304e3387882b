import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../lib/calendar.rules.ts';
import { PATTERN_DIRECTIONS, PATTERN_FACTORS } from '../../user/pattern.rules.ts';
import { effectOf, isClear, kindOf, toAdvise, type AdvisingPattern, type EarlierAdvice } from './recommendation.rules.ts';
import { recommendationText } from './recommendation.text.ts';

const TODAY = '2026-11-18';
const pattern = (id: string, over: Partial<AdvisingPattern> = {}): AdvisingPattern => ({
  id,
  factor: 'weekday',
  level: 'monday',
  direction: 'down',
  effectPp: { value: -30, lo: -45, hi: -15 },
  ...over,
});
const advised = (of: AdvisingPattern, over: Partial<EarlierAdvice> = {}): EarlierAdvice => ({
  patternId: of.id,
  factor: of.factor,
  level: of.level,
  direction: of.direction,
  status: 'open',
  answeredOn: null,
  ...over,
});
const ids = (chosen: readonly AdvisingPattern[]): string[] => chosen.map(({ id }) => id);

describe('advice is given', () => {
  test('for a pattern whose whole interval is five points or more from no difference', () => {
    expect(isClear(pattern('a', { effectPp: { value: -20, lo: -35, hi: -5 } }))).toBe(true);
    expect(isClear(pattern('a', { effectPp: { value: -20, lo: -35.1, hi: -4.9 } }))).toBe(false);
    expect(isClear(pattern('a', { direction: 'up', effectPp: { value: 20, lo: 5, hi: 35 } }))).toBe(true);
    expect(isClear(pattern('a', { direction: 'up', effectPp: { value: -20, lo: -35, hi: -5 } }))).toBe(false);
  });

  test('the clearest first, and once for Saturdays and weekends together', () => {
    const saturday = pattern('saturday', { level: 'saturday', effectPp: { value: -30, lo: -45, hi: -12 } });
    const weekend = pattern('weekend', { factor: 'weekend', level: 'weekend', effectPp: { value: -30, lo: -40, hi: -20 } });
    const health = pattern('health', { factor: 'category', level: 'health', direction: 'up', effectPp: { value: 30, lo: 15, hi: 45 } });
    expect(ids(toAdvise([saturday, health, weekend], [], TODAY))).toEqual(['weekend', 'health']);
  });

  test('not again for the same pattern, nor for the same thing within half a year of an answer', () => {
    const before = pattern('before');
    const again = pattern('again');
    expect(toAdvise([before], [advised(before, { status: 'dismissed', answeredOn: '2025-01-01' })], TODAY)).toEqual([]);
    const dismissedOn = (answeredOn: string): string[] => ids(toAdvise([again], [advised(before, { status: 'dismissed', answeredOn })], TODAY));
    // 182 days before the 18th of November is the 20th of May.
    expect(dismissedOn('2026-05-21')).toEqual([]);
    expect(dismissedOn('2026-05-20')).toEqual(['again']);
  });

  test('never to be vaguer', () => {
    expect(toAdvise([pattern('vague', { factor: 'smart_score', level: '7+' })], [], TODAY)).toEqual([]);
  });

  const anyPattern = fc.record({
    id: fc.uuid(),
    factor: fc.constantFrom(...PATTERN_FACTORS),
    level: fc.constantFrom('monday', 'health', '2+', 'morning'),
    direction: fc.constantFrom(...PATTERN_DIRECTIONS),
    effectPp: fc.integer({ min: -90, max: 90 }).map((value) => ({ value, lo: value - 9, hi: value + 9 })),
  });
  const anyAdvice = fc.record({ one: anyPattern, status: fc.constantFrom('open', 'accepted', 'dismissed', 'expired' as const) });

  test('so that at most five wait for an answer, whatever was found, and twice is the same as once', () => {
    fc.assert(
      fc.property(fc.array(anyPattern, { maxLength: 30 }), fc.array(anyAdvice, { maxLength: 5 }), (patterns, before) => {
        const earlier = before.map(({ one, status }) =>
          advised(one, { status, answeredOn: status === 'accepted' || status === 'dismissed' ? '2026-11-01' : null }),
        );
        const chosen = toAdvise(patterns, earlier, TODAY);
        const open = earlier.filter(({ status }) => status === 'open').length;
        expect(open + chosen.length).toBeLessThanOrEqual(5);
        expect(chosen.every((one) => isClear(one) && kindOf(one) !== null)).toBe(true);
        expect(toAdvise(patterns, [...earlier, ...chosen.map((one) => advised(one))], TODAY).filter((one) => ids(chosen).includes(one.id))).toEqual([]);
      }),
    );
  });
});

describe('what is advised', () => {
  const levels = {
    weekday: ['monday', 'sunday'],
    weekend: ['weekend'],
    time_of_day: ['morning', 'afternoon', 'evening', 'night', 'made_morning', 'made_afternoon', 'made_evening', 'made_night'],
    category: ['health', 'work', 'personal', 'learning'],
    difficulty: ['2+', '5+'],
    lead_time: ['1+', '7+'],
    duration: ['30+', '60+'],
    load: ['2+', '4+'],
    smart_score: ['7+'],
    after_miss: ['missed_promise', 'missed_day', 'day_with_a_miss'],
    change_point: ['2026-10-05'],
  } as const;
  const all = PATTERN_FACTORS.flatMap((factor) => levels[factor].flatMap((level) => PATTERN_DIRECTIONS.map((direction) => ({ factor, level, direction }))));

  test.each(all.filter((one) => kindOf(one) !== null))('has words in both languages: $factor $level $direction', (one) => {
    for (const locale of ['en', 'de']) {
      const text = recommendationText(one, locale);
      expect(text).toMatch(/^[A-ZÄÖÜ0-9].{20,160}[.]$/);
      expect(text).not.toMatch(/undefined|NaN|fail|versag|schuld|you never|you must|du musst/i);
    }
    expect(recommendationText(one, 'en')).not.toBe(recommendationText(one, 'de'));
  });

  test('names amounts that fit: less a day than what was too much, pieces half as long', () => {
    expect(recommendationText({ factor: 'load', level: '3+', direction: 'down' }, 'en')).toBe(
      '2 promises a day are plenty. What is left over can wait for tomorrow.',
    );
    expect(recommendationText({ factor: 'load', level: '2+', direction: 'down' }, 'de')).toBe(
      'Ein Vorhaben am Tag reicht. Was übrig ist, kann bis morgen warten.',
    );
    expect(recommendationText({ factor: 'duration', level: '60+', direction: 'down' }, 'de-AT')).toContain('in Stücke von 30.');
  });
});

describe('what came of advice', () => {
  const ANSWERED = '2026-09-01';
  const answered = dayNumber(ANSWERED);
  /** One promise a day, `kept` of every five. */
  const days = (from: number, to: number, kept: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => ({ day: answered + from + at, isKept: at % 5 < kept }));

  test('is seen in eight weeks after against eight weeks before, the day itself in neither', () => {
    // 56 days each: 34 kept of 56 before (three of five, and one more), 45 of 56 after. The 57th day on either side and the day itself would spoil both.
    const judged = [...days(-57, -57, 0), ...days(-56, -1, 3), ...days(0, 0, 0), ...days(1, 56, 4), ...days(57, 60, 0)];
    const effect = effectOf(judged, ANSWERED, '2026-11-18');
    expect(effect).toMatchObject({ measured: true, before: { k: 34, n: 56 }, after: { k: 45, n: 56 }, change_pp: { value: 19.6 } });
    expect(effect!.change_pp!.lo).toBeGreaterThan(0);
  });

  test('is not judged before the last of them may have been reported', () => {
    const judged = [...days(-56, -1, 3), ...days(1, 56, 4)];
    // The 56th day after the 1st of September is the 27th of October.
    expect(effectOf(judged, ANSWERED, '2026-10-28')).toBeNull();
    expect(effectOf(judged, ANSWERED, '2026-10-29')).toMatchObject({ measured: true });
  });

  test('is not told from fewer than 20 promises on either side', () => {
    const nothing = { measured: false, before: null, after: null, change_pp: null };
    expect(effectOf([...days(-19, -1, 3), ...days(1, 56, 4)], ANSWERED, TODAY)).toEqual(nothing);
    expect(effectOf([...days(-56, -1, 3), ...days(1, 19, 4)], ANSWERED, TODAY)).toEqual(nothing);
    expect(effectOf([...days(-20, -1, 3), ...days(1, 20, 4)], ANSWERED, TODAY)).toMatchObject({ measured: true });
  });

  test('never claims a change that the figures do not show', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 40, maxLength: 112 }), (outcomes) => {
        const judged = outcomes.map((isKept, at) => ({ day: answered - 56 + at + (at >= 56 ? 1 : 0), isKept }));
        const effect = effectOf(judged, ANSWERED, TODAY);
        if (effect?.measured !== true) return;
        const { before, after, change_pp: change } = effect;
        expect(Math.sign(change!.value)).toBe(Math.sign(Math.round((after!.k / after!.n - before!.k / before!.n) * 1000)));
        expect(change!.lo).toBeLessThanOrEqual(change!.value);
        expect(change!.hi).toBeGreaterThanOrEqual(change!.value);
      }),
    );
  });
});
