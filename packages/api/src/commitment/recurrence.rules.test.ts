import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, dayOf, weekdayOf } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { nextFrom, occurrenceFrom, recurrenceOf } from './recurrence.rules.ts';

/** The first so many days of a rule. */
function daysOf(rule: string, startsOn: string, count: number): (string | null)[] {
  const recurrence = recurrenceOf(rule, startsOn);
  const days: (string | null)[] = [];
  for (let from: string | null = startsOn; from !== null && days.length < count;) {
    const day = occurrenceFrom(recurrence, from);
    days.push(day);
    from = day && addDays(day, 1);
  }
  return days;
}

describe('the days of a rule', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=MO', '2026-11-18', ['2026-11-23', '2026-11-30', '2026-12-07']],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-19', ['2026-11-19', '2026-11-20', '2026-11-23']],
    ['FREQ=DAILY;INTERVAL=2', '2026-02-27', ['2026-02-27', '2026-03-01', '2026-03-03']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2026-11-19', ['2026-11-19', '2026-12-03', '2026-12-17']],
    ['FREQ=WEEKLY', '2026-11-22', ['2026-11-22', '2026-11-29', '2026-12-06']],
    ['FREQ=MONTHLY', '2026-11-15', ['2026-11-15', '2026-12-15', '2027-01-15']],
    ['FREQ=DAILY;UNTIL=20261120', '2026-11-19', ['2026-11-19', '2026-11-20', null]],
  ])('%s from %s', (rule, startsOn, days) => expect(daysOf(rule, startsOn, 3)).toEqual(days));

  test('leave no month out, however short', () => {
    expect(daysOf('FREQ=MONTHLY', '2026-11-30', 5)).toEqual(['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);
    expect(daysOf('FREQ=MONTHLY', '2026-12-30', 4)).toEqual(['2026-12-30', '2027-01-30', '2027-02-28', '2027-03-30']);
    expect(daysOf('FREQ=MONTHLY', '2027-01-29', 3)).toEqual(['2027-01-29', '2027-02-28', '2027-03-29']);
  });
});

test.each([
  '',
  'every monday',
  'BYDAY=MO',
  'FREQ=HOURLY',
  'FREQ=WEEKLY;BYDAY=',
  'FREQ=DAILY;BYDAY=MO',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;COUNT=3',
  'FREQ=DAILY;FREQ=WEEKLY',
  'FREQ=DAILY;UNTIL=20260231',
  `FREQ=DAILY${';'.repeat(300)}`,
])('"%s" is no rule, and that is said', (rule) => expect(() => recurrenceOf(rule, '2026-11-18')).toThrow(DomainError));

const day = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2030-12-31') }).map(dayOf);
const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

test('a weekly rule names every day of its weekdays from its beginning on, and no other', () => {
  fc.assert(
    fc.property(day, fc.nat(400), fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }), (startsOn, later, names) => {
      const from = addDays(startsOn, later);
      const next = occurrenceFrom(recurrenceOf(`FREQ=WEEKLY;BYDAY=${names.join(',')}`, startsOn), from);
      const week = Array.from({ length: 7 }, (_, n) => addDays(from, n));
      expect(next).toBe(week.find((one) => names.includes(NAMES[weekdayOf(one) - 1]!)));
    }),
  );
});

test('what comes next is never before the day asked from, and is made at most a week ahead', () => {
  const rule = fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=DAILY;INTERVAL=45', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU');
  fc.assert(
    fc.property(rule, day, fc.nat(300), (text, startsOn, later) => {
      const from = addDays(startsOn, later);
      const { nextOn, makeOn } = nextFrom(recurrenceOf(text, startsOn), from)!;
      expect(nextOn >= from && makeOn >= from && makeOn <= nextOn).toBe(true);
      expect(dayNumber(nextOn) - dayNumber(makeOn)).toBeLessThanOrEqual(7);
    }),
  );
});
