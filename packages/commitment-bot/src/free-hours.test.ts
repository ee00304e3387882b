import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, type FreeSpan, fromWindows, joined, spanWords, toWindows, without, writtenHours } from './free-hours.ts';

const span = (day: number, from: number, to: number): FreeSpan => ({ day, from: from * 60, to: to * 60 });

describe('hours as they are written', () => {
  test.each<[string, FreeSpan[] | null]>([
    ['mon-fri 18-21', [1, 2, 3, 4, 5].map((day) => span(day, 18, 21))],
    ['Mon 18:30-20:00, Sat 9-11', [span(1, 18.5, 20), span(6, 9, 11)]],
    ['tuesday and thursday 6-9pm', [span(2, 18, 21), span(4, 18, 21)]],
    ['mo, mi 7 bis 9 Uhr', [span(1, 7, 9), span(3, 7, 9)]],
    ['Dienstag bis Donnerstag von 17.30 bis 19 uhr; So 10-12', [span(2, 17.5, 19), span(3, 17.5, 19), span(4, 17.5, 19), span(7, 10, 12)]],
    ['weekends 10am - 1pm', [span(6, 10, 13), span(7, 10, 13)]],
    ['werktags 18-19', [1, 2, 3, 4, 5].map((day) => span(day, 18, 19))],
    ['fri-mon 8-9', [span(1, 8, 9), span(5, 8, 9), span(6, 8, 9), span(7, 8, 9)]],
    ['mon 8-9 9-10', [span(1, 8, 10)]],
    ['sat 22-24', [{ day: 6, from: 1320, to: 1439 }]],
    ['mon 21-9', null],
    ['mon 18-25', null],
    ['mon 13pm-14', null],
    ['18-21', null],
    ['mon', null],
    ['evenings mostly', null],
    ['mon 18-21 or so', null],
    ['', null],
  ])('"%s"', (typed, spans) => {
    expect(writtenHours(typed)).toEqual(spans);
  });
});

const anySpan = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 }))
  .filter(([, from, to]) => from < to)
  .map(([day, from, to]) => ({ day, from, to }));
const has = (spans: readonly FreeSpan[], day: number, minute: number): boolean => spans.some((one) => one.day === day && one.from <= minute && minute < one.to);

test('joining spans keeps every minute and leaves none that touch', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 12 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), (spans, day, minute) => {
      const whole = joined(spans);
      expect(has(whole, day, minute)).toBe(has(spans, day, minute));
      whole.forEach((one, at) => expect(whole[at - 1]?.day === one.day && whole[at - 1]!.to >= one.from).toBe(false));
      expect(fromWindows(toWindows(whole))).toEqual(whole);
    }),
  );
});

test('taking a span away takes exactly its minutes', () => {
  fc.assert(
    fc.property(
      fc.array(anySpan, { maxLength: 8 }),
      anySpan,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 1439 }),
      (spans, taken, day, minute) => {
        const left = without(spans, taken);
        expect(has(left, day, minute)).toBe(has(spans, day, minute) && !has([taken], day, minute));
        expect(covers(left, taken)).toBe(false);
        expect(covers(joined([...left, taken]), taken)).toBe(true);
      },
    ),
  );
});

test('a span to the last minute is said to last to midnight', () => {
  expect(spanWords({ day: 1, from: 1320, to: 1439 })).toBe('22:00 – 24:00');
});
