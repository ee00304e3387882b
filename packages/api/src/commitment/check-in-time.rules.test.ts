import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, wallClock } from '../lib/calendar.rules.ts';
import { isQuietAt, type QuietHours } from '../lib/quiet-hours.rules.ts';
import { checkInAt, checkInOn, nextCheckInAt, type CheckInKind, type Rhythm } from './check-in-time.rules.ts';

const USUAL: QuietHours = { start: '21:00', end: '08:00' };
const rhythm = (timezone: string, quietHours: QuietHours = USUAL, dayStartHour = 3): Rhythm => ({ frame: { timezone, dayStartHour }, quietHours });
const fromOf = (kind: CheckInKind, day: string, given: Rhythm) => checkInOn(kind, day, given)?.from.toISOString();
const untilOf = (kind: CheckInKind, day: string, given: Rhythm) => checkInOn(kind, day, given)?.until.toISOString();

describe('the evening', () => {
  it.each([
    // The clocks of New York go back on Sunday, 1 November 2026, those of Berlin on 25 October, those of Auckland forward on 27 September.
    ['America/New_York', ['2026-10-31', '2026-11-01', '2026-11-02'], ['2026-11-01T00:00:00.000Z', '2026-11-02T01:00:00.000Z', '2026-11-03T01:00:00.000Z']],
    ['Europe/Berlin', ['2026-10-24', '2026-10-25', '2026-10-26'], ['2026-10-24T18:00:00.000Z', '2026-10-25T19:00:00.000Z', '2026-10-26T19:00:00.000Z']],
    ['Pacific/Auckland', ['2026-09-26', '2026-09-27', '2026-09-28'], ['2026-09-26T08:00:00.000Z', '2026-09-27T07:00:00.000Z', '2026-09-28T07:00:00.000Z']],
  ])('is eight o’clock in %s on every day around a change of clocks', (zone, days, instants) => {
    expect(days.map((day) => fromOf('evening', day, rhythm(zone)))).toEqual(instants);
  });
  it('ends when the quiet hours begin, or with the date', () => {
    expect(untilOf('evening', '2026-11-18', rhythm('UTC'))).toBe('2026-11-18T21:00:00.000Z');
    expect(untilOf('evening', '2026-11-18', rhythm('UTC', null))).toBe('2026-11-19T00:00:00.000Z');
    expect(untilOf('evening', '2026-11-18', rhythm('UTC', { start: '23:30', end: '06:00' }))).toBe('2026-11-18T23:30:00.000Z');
  });
  it.each([
    ['an hour before somebody goes quiet early', { start: '19:30', end: '06:00' }, '2026-11-18T18:30:00.000Z'],
    ['when it is over, for whoever sleeps through the day', { start: '11:00', end: '20:30' }, '2026-11-18T20:30:00.000Z'],
    ['as usual where the quiet hours take no time', { start: '09:00', end: '09:00' }, '2026-11-18T20:00:00.000Z'],
  ])('is %s', (_, quietHours, at) => {
    expect(fromOf('evening', '2026-11-18', rhythm('UTC', quietHours))).toBe(at);
  });
  it('is not at all where the whole of it is quiet', () => {
    expect(checkInOn('evening', '2026-11-18', rhythm('UTC', { start: '08:30', end: '08:00' }))).toBeNull();
  });
  it('is not on a date that the zone left out', () => {
    expect(checkInOn('evening', '2011-12-30', rhythm('Pacific/Apia'))).toBeNull();
  });
});

describe('the morning', () => {
  it.each([
    ['America/New_York', '2026-11-01', '2026-11-01T13:00:00.000Z', '2026-11-01T17:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T06:00:00.000Z', '2026-03-29T10:00:00.000Z'],
    ['Pacific/Auckland', '2026-09-27', '2026-09-26T19:00:00.000Z', '2026-09-26T23:00:00.000Z'],
  ])('is from eight to noon in %s, also when the clocks changed in the night', (zone, day, from, until) => {
    expect([fromOf('morning', day, rhythm(zone)), untilOf('morning', day, rhythm(zone))]).toEqual([from, until]);
  });
  it.each([
    [3, '08:00', '12:00'],
    [7, '08:00', '12:00'],
    [9, '10:00', '13:00'],
    [12, '13:00', '16:00'],
  ])('of whose day begins at %i is from %s to %s, after the close and within the grace', (dayStartHour, from, until) => {
    const given = rhythm('UTC', USUAL, dayStartHour);
    expect([fromOf('morning', '2026-11-18', given), untilOf('morning', '2026-11-18', given)]).toEqual([
      `2026-11-18T${from}:00.000Z`,
      `2026-11-18T${until}:00.000Z`,
    ]);
  });
  it('waits for the end of the quiet hours, and is not at all when the grace is over by then', () => {
    expect(fromOf('morning', '2026-11-18', rhythm('UTC', { start: '22:00', end: '10:30' }))).toBe('2026-11-18T10:30:00.000Z');
    expect(checkInOn('morning', '2026-11-18', rhythm('UTC', { start: '22:00', end: '12:00' }))).toBeNull();
  });
});

const anyMinute = fc
  .integer({ min: 0, max: 1439 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
const anyRhythm = fc.record({
  frame: fc.record({ timezone: fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC'), dayStartHour: fc.integer({ min: 0, max: 12 }) }),
  quietHours: fc.option(fc.record({ start: anyMinute, end: anyMinute }), { nil: null }),
});
const anyInstant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) }).map((ms) => new Date(ms));

describe('in every zone, for all quiet hours', () => {
  it('the next time lies ahead, within two days, and nobody is asked while it is quiet', () => {
    fc.assert(
      fc.property(anyRhythm, anyInstant, (given, now) => {
        const next = nextCheckInAt(now, given);
        expect(next > now).toBe(true);
        expect(next.getTime() - now.getTime()).toBeLessThan(60 * 3_600_000);
        const time = checkInAt(next, given);
        if (time === null) return;
        expect(time.from).toEqual(next);
        expect(isQuietAt(time.from, given.quietHours, given.frame.timezone)).toBe(false);
        expect(isQuietAt(new Date(time.until.getTime() - 1), given.quietHours, given.frame.timezone)).toBe(false);
        expect(wallClock(time.from, given.frame.timezone).day).toBe(time.day);
      }),
      { numRuns: 150 },
    );
  }, 30_000);
  it('somebody who is looked at whenever it is time is asked once in an evening and once in a morning', () => {
    fc.assert(
      fc.property(anyRhythm, anyInstant, (given, begin) => {
        const asked: string[] = [];
        const end = begin.getTime() + 10 * 86_400_000;
        for (let now = nextCheckInAt(begin, given); now.getTime() < end; now = nextCheckInAt(now, given)) {
          const time = checkInAt(now, given);
          if (time !== null) asked.push(`${time.kind} ${time.day}`);
        }
        expect(new Set(asked).size).toBe(asked.length);
        const first = wallClock(begin, given.frame.timezone).day;
        const whole = Array.from({ length: 8 }, (_, index) => addDays(first, index + 1));
        for (const day of whole) expect(asked.includes(`evening ${day}`)).toBe(checkInOn('evening', day, given) !== null);
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
