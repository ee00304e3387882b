import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallClock, weekdayOf } from '../lib/calendar.rules.ts';
import { isQuietAt, type QuietHours } from '../lib/quiet-hours.rules.ts';
import { nextSummaryTime, summaryTimeAt, type SummaryRhythm } from './weekly-summary.rules.ts';

const USUAL: QuietHours = { start: '21:00', end: '08:00' };
const rhythm = (timezone: string, weekday: number, time: string, quietHours: QuietHours = USUAL): SummaryRhythm => ({
  wish: { weekday, time },
  timezone,
  quietHours,
});
const next = (now: string, given: SummaryRhythm) => nextSummaryTime(new Date(now), given)?.toISOString();
const told = (now: string, given: SummaryRhythm) => summaryTimeAt(new Date(now), given)?.day;

describe('the next time for a summary', () => {
  it.each([
    // The clocks of New York go back on Sunday, 1 November 2026, those of Berlin forward on 28 March 2027.
    ['America/New_York', '2026-10-26T12:00:00Z', [7, '18:00'] as const, '2026-11-01T23:00:00.000Z'],
    ['America/New_York', '2026-10-20T12:00:00Z', [7, '18:00'] as const, '2026-10-25T22:00:00.000Z'],
    ['Europe/Berlin', '2027-03-24T12:00:00Z', [7, '18:00'] as const, '2027-03-28T16:00:00.000Z'],
    ['Pacific/Auckland', '2026-11-29T05:00:00Z', [1, '12:30'] as const, '2026-11-29T23:30:00.000Z'],
  ])('is by the clock of %s, from %s', (zone, now, [weekday, time], at) => {
    expect(next(now, rhythm(zone, weekday, time))).toBe(at);
  });
  it('is the first instant after a gap of the clocks, and the first of two in an overlap, once', () => {
    // Half past two is left out on 28 March 2027 in Berlin, and comes twice on 25 October 2026.
    expect(next('2027-03-27T12:00:00Z', rhythm('Europe/Berlin', 7, '02:30', null))).toBe('2027-03-28T01:00:00.000Z');
    const overlap = rhythm('Europe/Berlin', 7, '02:30', null);
    expect(next('2026-10-24T12:00:00Z', overlap)).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00Z', overlap)).toBe('2026-11-01T01:30:00.000Z');
  });
  it('is the end of the quiet hours, for a time that was chosen within them', () => {
    expect(next('2026-11-20T12:00:00Z', rhythm('UTC', 7, '21:30'))).toBe('2026-11-23T08:00:00.000Z');
    expect(next('2026-11-20T12:00:00Z', rhythm('UTC', 1, '07:00'))).toBe('2026-11-23T08:00:00.000Z');
    expect(next('2026-11-23T07:30:00Z', rhythm('UTC', 7, '21:30'))).toBe('2026-11-23T08:00:00.000Z');
  });
  it('is none where no summary is wanted', () => {
    expect(nextSummaryTime(new Date('2026-11-20T12:00:00Z'), { wish: null, timezone: 'UTC', quietHours: null })).toBeNull();
  });
});

describe('a time to tell', () => {
  it('lasts a day, and is that of the date that was chosen', () => {
    const given = rhythm('UTC', 7, '21:30');
    expect(
      ['2026-11-22T21:30:00Z', '2026-11-23T07:59:59Z', '2026-11-23T08:00:00Z', '2026-11-24T07:59:59Z', '2026-11-24T08:00:00Z'].map((now) => told(now, given)),
    ).toEqual([undefined, undefined, '2026-11-22', '2026-11-22', undefined]);
  });
  it('begins when the next time has come, on the weekday that was chosen or the morning after, and is not quiet, in every zone', () => {
    const zones = ['Pacific/Apia', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kolkata', 'Europe/Dublin', 'Australia/Lord_Howe', 'America/Santiago'];
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2029, 0, 1) }).map((ms) => new Date(ms));
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), (zone, now, weekday, minutes) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const given = rhythm(zone, weekday, time);
        const at = nextSummaryTime(now, given)!;
        const found = summaryTimeAt(at, given)!;
        expect(found.from).toEqual(at);
        expect(weekdayOf(found.day)).toBe(weekday);
        expect(at.getTime() - now.getTime()).toBeGreaterThan(0);
        expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(7.5 * 86_400_000);
        expect(isQuietAt(at, USUAL, zone)).toBe(false);
        if (!(minutes < 480 || minutes >= 1260)) expect(wallClock(at, zone).minutes).toBe(minutes);
      }),
    );
  });
});
