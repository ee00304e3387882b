import { describe, expect, it } from 'vitest';
import { requireCalendarChange, type WantedCalendar } from './calendar-change.rules.ts';

const asking = (over: Partial<WantedCalendar>): (() => void) => {
  const usual: WantedCalendar = {
    from: { timezone: 'Europe/Berlin', dayStartHour: 3 },
    to: { timezone: 'Europe/Berlin', dayStartHour: 3 },
    isZoneChange: true,
    lastZoneChangeAt: null,
    today: '2026-11-22',
    now: new Date('2026-11-22T20:00:00Z'),
  };
  return () => requireCalendarChange({ ...usual, ...over });
};

describe('a change of zone', () => {
  it('is allowed twelve hours after the last one, and not a moment before', () => {
    expect(asking({ lastZoneChangeAt: new Date('2026-11-22T08:00:00Z') })).not.toThrow();
    expect(asking({ lastZoneChangeAt: new Date('2026-11-22T08:00:00.001Z') })).toThrow('again in an hour');
    expect(asking({ lastZoneChangeAt: new Date('2026-11-22T18:00:00Z') })).toThrow(expect.objectContaining({ code: 'CONFLICT', field: 'timezone' }));
  });
  it('never opens a day again that has closed', () => {
    const west = { today: '2026-11-23', to: { timezone: 'America/Los_Angeles', dayStartHour: 3 } };
    expect(asking({ ...west, now: new Date('2026-11-22T20:00:00Z') })).toThrow('still 2026-11-22');
    expect(asking({ ...west, now: new Date('2026-11-23T10:59:59Z') })).toThrow('still 2026-11-22');
    expect(asking({ ...west, now: new Date('2026-11-23T11:00:00Z') })).not.toThrow();
  });
  it('may skip a day, travelling east', () => {
    expect(asking({ now: new Date('2026-11-22T12:00:00Z'), to: { timezone: 'Pacific/Auckland', dayStartHour: 0 } })).not.toThrow();
  });
  it('over the date line to the west does not wait for a day that begins there more than twelve hours later, or never in time', () => {
    const morning = { today: '2026-11-23', now: new Date('2026-11-22T20:00:00Z') };
    const moving = (from: string, to: string) => asking({ ...morning, from: { timezone: from, dayStartHour: 3 }, to: { timezone: to, dayStartHour: 3 } });
    // A day begins 24, 18 and 13 hours later there, and 12 hours later.
    expect(moving('Pacific/Apia', 'Pacific/Pago_Pago')).not.toThrow();
    expect(moving('Pacific/Auckland', 'America/New_York')).not.toThrow();
    expect(moving('Pacific/Auckland', 'Europe/London')).not.toThrow();
    expect(moving('Pacific/Auckland', 'Europe/Berlin')).toThrow('still 2026-11-22');
  });
  it('over the date line still waits for the twelve hours after the last one', () => {
    const over = { from: { timezone: 'Pacific/Apia', dayStartHour: 3 }, to: { timezone: 'Pacific/Pago_Pago', dayStartHour: 3 } };
    expect(asking({ ...over, lastZoneChangeAt: new Date('2026-11-22T18:00:00Z') })).toThrow('again in 10 hours');
  });
  it('is free before the first promise, because no day has closed', () => {
    expect(asking({ today: null, to: { timezone: 'Pacific/Pago_Pago', dayStartHour: 3 } })).not.toThrow();
  });
});

describe('a change of the day start', () => {
  it('does not wait for the twelve hours of the zone', () => {
    expect(asking({ isZoneChange: false, lastZoneChangeAt: new Date('2026-11-22T19:00:00Z') })).not.toThrow();
  });
  it('never opens a day again that has closed', () => {
    const later = { isZoneChange: false, to: { timezone: 'Europe/Berlin', dayStartHour: 6 } };
    expect(asking({ ...later, now: new Date('2026-11-22T03:30:00Z') })).toThrow(expect.objectContaining({ code: 'CONFLICT', field: 'dayStartHour' }));
    expect(asking({ ...later, now: new Date('2026-11-22T05:00:00Z') })).not.toThrow();
  });
});
