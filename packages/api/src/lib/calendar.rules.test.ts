import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayClosesAt, dayNumber, dayOf, dayOpensAt, instantOfWallTime, isLocalDate, localDay, wallClock, weekdayOf } from './calendar.rules.ts';
import { canonicalZone, requireZone } from './zone.rules.ts';

const iso = (at: Date) => at.toISOString().replace('.000Z', 'Z');
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2060, 0, 1) }).map((ms) => new Date(ms));
const anyHour = fc.integer({ min: 0, max: 23 });

const formats = new Map<string, Intl.DateTimeFormat>();
/** The date and hour that the platform's own formatter prints: the independent witness. */
function printed(at: Date, timeZone: string): { day: string; hour: number; minute: number } {
  let format = formats.get(timeZone);
  if (format === undefined)
    formats.set(
      timeZone,
      (format = new Intl.DateTimeFormat('en-CA', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      })),
    );
  const parts = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, hour: Number(parts.hour), minute: Number(parts.minute) };
}

describe('dates', () => {
  it('number every day and name it again', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayOf(-1)).toBe('1969-12-31');
    fc.assert(fc.property(fc.integer({ min: -700_000, max: 2_000_000 }), (n) => dayNumber(dayOf(n)) === n));
    fc.assert(fc.property(anyInstant, (at) => dayOf(Math.floor(at.getTime() / 86_400_000)) === at.toISOString().slice(0, 10)));
  });
  it('know a leap day, the weekday and what is no date', () => {
    expect([isLocalDate('2028-02-29'), isLocalDate('2027-02-29'), isLocalDate('2026-13-01'), isLocalDate('2026-1-01'), isLocalDate('tomorrow')]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([addDays('2026-12-31', 1), addDays('2028-03-01', -1), weekdayOf('2026-11-18'), weekdayOf('2026-11-22'), weekdayOf('1969-12-28')]).toEqual([
      '2027-01-01',
      '2028-02-29',
      3,
      7,
      7,
    ]);
  });
});

describe('a local day', { timeout: 20_000 }, () => {
  it('agrees with the printed wall clock in every zone at any instant', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyHour, (timezone, at, dayStartHour) => {
        const wall = printed(at, timezone);
        expect(localDay(at, { timezone, dayStartHour })).toBe(wall.hour < dayStartHour ? addDays(wall.day, -1) : wall.day);
        expect(wallClock(at, timezone)).toEqual({ day: wall.day, minutes: wall.hour * 60 + wall.minute });
      }),
      { numRuns: 1500 },
    );
  });
  it('opens at its first instant and closes when the next opens, in every zone', () => {
    fc.assert(
      fc.property(anyZone, fc.integer({ min: 1000, max: 32_000 }), anyHour, (timezone, number, dayStartHour) => {
        const frame = { timezone, dayStartHour };
        const opens = dayOpensAt(dayOf(number), frame);
        expect(localDay(opens, frame) >= dayOf(number)).toBe(true);
        expect(localDay(new Date(opens.getTime() - 1), frame) < dayOf(number)).toBe(true);
        expect(dayClosesAt(dayOf(number), frame)).toEqual(dayOpensAt(dayOf(number + 1), frame));
      }),
      { numRuns: 1500 },
    );
  });
  it('has 23 and 25 hours when New York changes its clocks', () => {
    const frame = { timezone: 'America/New_York', dayStartHour: 3 };
    const hours = (day: string) => (dayClosesAt(day, frame).getTime() - dayOpensAt(day, frame).getTime()) / 3_600_000;
    expect([hours('2027-03-12'), hours('2027-03-13'), hours('2026-10-31'), hours('2026-11-01')]).toEqual([24, 23, 25, 24]);
  });
  it('that Samoa left out begins and ends with the next one', () => {
    const frame = { timezone: 'Pacific/Apia', dayStartHour: 0 };
    expect([iso(dayOpensAt('2011-12-29', frame)), iso(dayOpensAt('2011-12-30', frame)), iso(dayClosesAt('2011-12-30', frame))]).toEqual([
      '2011-12-29T10:00:00Z',
      '2011-12-30T10:00:00Z',
      '2011-12-30T10:00:00Z',
    ]);
  });
  it('once opened stays open when Newfoundland turned its clocks back at one minute past midnight', () => {
    const frame = { timezone: 'America/St_Johns', dayStartHour: 0 };
    expect([iso(dayOpensAt('2009-11-01', frame)), localDay(new Date('2009-11-01T02:32:00Z'), frame)]).toEqual(['2009-11-01T02:30:00Z', '2009-10-31']);
  });
});

describe('a wall time', () => {
  it('in a gap is the first instant after it, in an overlap the first of the two', () => {
    expect(iso(instantOfWallTime('2027-03-14', 2 * 60 + 30, 'America/New_York'))).toBe('2027-03-14T07:00:00Z');
    expect(iso(instantOfWallTime('2026-11-01', 60 + 30, 'America/New_York'))).toBe('2026-11-01T05:30:00Z');
    expect(iso(instantOfWallTime('2026-10-04', 2 * 60 + 15, 'Australia/Lord_Howe'))).toBe('2026-10-03T15:30:00Z');
    expect(iso(instantOfWallTime('2026-11-22', 8 * 60, 'Asia/Kathmandu'))).toBe('2026-11-22T02:15:00Z');
  });
  it('is shown by the clocks at its instant, or was jumped over', () => {
    fc.assert(
      fc.property(anyZone, fc.integer({ min: 1000, max: 32_000 }), fc.integer({ min: 0, max: 1439 }), (timezone, number, minutes) => {
        const at = instantOfWallTime(dayOf(number), minutes, timezone);
        const shown = wallClock(at, timezone);
        const before = wallClock(new Date(at.getTime() - 60_000), timezone);
        const order = (w: { day: string; minutes: number }) => dayNumber(w.day) * 1440 + w.minutes;
        expect(order(shown) >= number * 1440 + minutes && order(before) < number * 1440 + minutes).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a zone', () => {
  it('is stored under the canonical name of a place', () => {
    expect(['US/Eastern', 'asia/calcutta', 'Asia/Katmandu', 'Europe/Kiev', 'Etc/UTC', 'utc', 'America/New_York'].map(canonicalZone)).toEqual([
      'America/New_York',
      'Asia/Kolkata',
      'Asia/Kathmandu',
      'Europe/Kyiv',
      'UTC',
      'UTC',
      'America/New_York',
    ]);
    for (const zone of zones) expect(canonicalZone(canonicalZone(zone)!)).toBe(canonicalZone(zone));
  });
  it('is refused when it names no place', () => {
    for (const name of ['EST5EDT', 'IST', 'EST', '+05:30', 'GMT', 'Etc/GMT+5', 'Mars/Olympus', '', 'America/', ' ']) expect(canonicalZone(name)).toBe(null);
    expect(() => requireZone('IST')).toThrow('"IST" is not a time zone. Give an IANA name with a place, such as America/New_York, or UTC.');
  });
});
