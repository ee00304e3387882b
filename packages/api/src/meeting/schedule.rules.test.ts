import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wallClock, weekdayOf } from '../lib/calendar.rules.ts';
import type { WeeklyTime } from '../pod/pod-input.rules.ts';
import { callOn, dayInWeekOf, nextCall, type PlannedCall, utcTimeOf } from './schedule.rules.ts';

const at = (text: string) => new Date(text);
const monday: WeeklyTime = { dayOfWeek: 1, localTime: '19:00:00', timezone: 'America/New_York' };
const planned = (localDate: string, start: string, isOpen = true): PlannedCall => ({ localDate, at: at(start), durationMinutes: 60, isOpen });
const next = (time: WeeklyTime | null, now: string, ...calls: PlannedCall[]) => nextCall(time, { planned: calls, durationMinutes: 60 }, at(now));

describe('the call of a Monday evening in New York', () => {
  test('is at midnight UTC on Tuesday in winter and an hour earlier in summer', () => {
    expect(next(monday, '2026-11-18T15:00:00Z')).toEqual({ localDate: '2026-11-23', at: at('2026-11-24T00:00:00Z') });
    expect(next(monday, '2026-07-01T15:00:00Z')).toEqual({ localDate: '2026-07-06', at: at('2026-07-06T23:00:00Z') });
    expect([utcTimeOf(at('2026-11-24T00:00:00Z')), utcTimeOf(at('2026-07-06T23:00:00Z'))]).toEqual(['00:00:00', '23:00:00']);
  });
  test('is still the next one while it is under way, also past midnight, and a week later it is another', () => {
    expect(next(monday, '2026-11-24T00:59:59Z')?.localDate).toBe('2026-11-23');
    expect(next(monday, '2026-11-24T01:00:00Z')?.localDate).toBe('2026-11-30');
    const late: WeeklyTime = { ...monday, localTime: '23:30:00' };
    expect(next(late, '2026-11-24T05:15:00Z')?.localDate).toBe('2026-11-23');
  });
  test('is passed over when it was cancelled, and not taken for two when it was moved', () => {
    const cancelled = [planned('2026-11-23', '2026-11-24T00:00:00Z', false), planned('2026-11-30', '2026-12-01T00:00:00Z', false)];
    expect(next(monday, '2026-11-18T15:00:00Z', ...cancelled)?.localDate).toBe('2026-12-07');
    const moved = planned('2026-11-23', '2026-11-26T18:00:00Z');
    expect(next(monday, '2026-11-18T15:00:00Z', moved)).toMatchObject({ localDate: '2026-11-23', at: moved.at });
    expect(next(monday, '2026-11-26T19:00:00Z', moved)?.localDate).toBe('2026-11-30');
  });
});

test('a pod without a time has the calls that are planned, and else none', () => {
  expect(next(null, '2026-11-18T15:00:00Z')).toBeNull();
  expect(next(null, '2026-11-18T15:00:00Z', planned('2026-11-20', '2026-11-20T12:00:00Z'))?.localDate).toBe('2026-11-20');
  expect(next(null, '2026-11-20T13:00:00Z', planned('2026-11-20', '2026-11-20T12:00:00Z'))).toBeNull();
});

describe('on a night when the clocks change', () => {
  test('a time that they leave out is the first instant after it', () => {
    expect(callOn('2026-03-29', { dayOfWeek: 7, localTime: '02:30:00', timezone: 'Europe/Berlin' })).toEqual(at('2026-03-29T01:00:00Z'));
  });
  test('a time that they show twice is the first of the two, once', () => {
    const sunday: WeeklyTime = { dayOfWeek: 7, localTime: '01:30:00', timezone: 'America/New_York' };
    expect(next(sunday, '2026-11-01T04:00:00Z')).toEqual({ localDate: '2026-11-01', at: at('2026-11-01T05:30:00Z') });
    expect(next(sunday, '2026-11-01T06:30:00Z')?.localDate).toBe('2026-11-08');
  });
});

test('a day keeps its week when the weekday changes', () => {
  expect([dayInWeekOf('2026-11-23', 7), dayInWeekOf('2026-11-29', 1), dayInWeekOf('2026-11-25', 3)]).toEqual(['2026-11-29', '2026-11-23', '2026-11-25']);
});

test('whatever the zone, the next call is on the weekday and at the time by the clocks there, and at most eight days away', () => {
  const zones = ['Europe/London', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu', 'America/Caracas', 'Pacific/Kiritimati', 'Australia/Lord_Howe'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 7 }),
      // Between 4 and 23 o'clock no clock of these zones changes.
      fc.integer({ min: 4, max: 22 }),
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }),
      (timezone, dayOfWeek, hour, ms) => {
        const localTime = `${String(hour).padStart(2, '0')}:00:00`;
        const found = nextCall({ dayOfWeek, localTime, timezone }, { planned: [], durationMinutes: 60 }, new Date(ms))!;
        expect(wallClock(found.at, timezone)).toEqual({ day: found.localDate, minutes: hour * 60 });
        expect(weekdayOf(found.localDate)).toBe(dayOfWeek);
        const hours = (found.at.getTime() - ms) / 3_600_000;
        expect(hours).toBeGreaterThan(-1);
        expect(hours).toBeLessThanOrEqual(7 * 24 + 1);
      },
    ),
  );
});
