import { FixedClock } from '../../src/lib/clock.ts';

/** A Wednesday, in no zone near a change of clocks: 15:00 in London, 10:00 in New York, midnight on Thursday in Tokyo. */
export const NOW = new Date('2026-11-18T15:00:00.000Z');

/** A clock that stands at `NOW`. */
export const fixedClock = (): FixedClock => new FixedClock(NOW);

/** So many days (of 24 hours) after `NOW`; before it when negative. */
export const daysFromNow = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

/** So many hours after `NOW`; before it when negative. */
export const hoursFromNow = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
