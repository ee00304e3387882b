import fc from 'fast-check';
import { addDays } from '../lib/calendar.rules.ts';
import { DEFAULT_STREAK_POLICY, type HistoryEvent, type StreakPolicy } from './streak-event.rules.ts';
import type { StreakHistory } from './streak.rules.ts';

/** Zones with unusual offsets, unusual changes of clocks, and the date line between them. */
const ZONES = [
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Pacific/Honolulu',
  'America/St_Johns',
  'Africa/Casablanca',
  'America/Havana',
  'UTC',
];
/** Months in which something happens to clocks or dates: summer time both ways, Samoa without 30 December 2011, Newfoundland at one past midnight. */
const STARTS = ['2026-10-20', '2027-03-01', '2011-12-18', '2009-10-20', '2026-03-25', '2026-11-10'];
const IDS = ['a', 'b', 'c', 'd', 'e'];
const DAYS = 26;

const anyZone = fc.constantFrom(...ZONES);
const anyId = fc.constantFrom(...IDS);

const anyPolicy: fc.Arbitrary<StreakPolicy> = fc.record({
  dayStartHour: fc.constantFrom(0, 2, 3, 5, 12),
  rule: fc.constantFrom('any' as const, 'any' as const, 'all' as const),
  idleLimit: fc.constantFrom(7, 7, 2),
  shortDayHours: fc.constant(DEFAULT_STREAK_POLICY.shortDayHours),
  backdateDays: fc.constant(1),
  maxFreezes: fc.constantFrom(2, 2, 1),
});

function eventAt(start: string): fc.Arbitrary<HistoryEvent> {
  const atMs = fc.integer({ min: 0, max: DAYS * 96 }).map((quarter) => Date.parse(`${start}T00:00:00Z`) + quarter * 900_000);
  const due = fc.option(
    fc.integer({ min: -2, max: DAYS }).map((days) => addDays(start, days)),
    { freq: 4 },
  );
  const claim = fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 3 }).map((daysBack) => ({ daysBack })),
      fc.integer({ min: -1, max: DAYS }).map((days) => ({ day: addDays(start, days) })),
      atMs.map((ms) => ({ atMs: ms })),
    ),
    { nil: undefined, freq: 1 },
  );
  const of = <const T extends string>(type: T) => fc.record({ type: fc.constant(type), atMs, id: anyId });
  return fc.oneof(
    { weight: 9, arbitrary: fc.record({ type: fc.constant('create' as const), atMs, id: anyId, due }) },
    { weight: 9, arbitrary: fc.record({ type: fc.constant('complete' as const), atMs, id: anyId, claim }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('reschedule' as const), atMs, id: anyId, due }) },
    { weight: 4, arbitrary: of('uncomplete') },
    { weight: 2, arbitrary: of('fail') },
    { weight: 1, arbitrary: of('delete') },
    { weight: 1, arbitrary: of('void') },
    { weight: 1, arbitrary: of('pause') },
    { weight: 1, arbitrary: of('resume') },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const), atMs }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('freeze' as const), atMs, tokens: fc.constantFrom(1, 1, 3) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('tz' as const), atMs, timezone: anyZone }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('day_start' as const), atMs, hour: fc.constantFrom(0, 2, 3, 5, 12) }) },
  );
}

/** Histories of a month or so, with everything that can happen, and a `now` somewhere after the last event. */
export const anyHistory: fc.Arbitrary<StreakHistory> = fc.constantFrom(...STARTS).chain((start) =>
  fc.record({
    timezone: anyZone,
    policy: anyPolicy,
    now: fc.integer({ min: DAYS * 24, max: (DAYS + 12) * 24 }).map((hours) => new Date(Date.parse(`${start}T00:00:00Z`) + hours * 3_600_000)),
    events: fc.array(eventAt(start), { minLength: 1, maxLength: 40 }),
  }),
);
