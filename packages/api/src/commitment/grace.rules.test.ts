import { expect, it } from 'vitest';
import { graceEndsAt } from './grace.rules.ts';

it('the grace ends at noon of the next date, and not sooner than four hours after the close', () => {
  expect(graceEndsAt('2026-11-18', { timezone: 'America/New_York', dayStartHour: 3 })).toEqual(new Date('2026-11-19T17:00:00Z'));
  expect(graceEndsAt('2027-03-13', { timezone: 'America/New_York', dayStartHour: 0 })).toEqual(new Date('2027-03-14T16:00:00Z'));
  expect(graceEndsAt('2026-11-18', { timezone: 'Europe/London', dayStartHour: 12 })).toEqual(new Date('2026-11-19T16:00:00Z'));
});
