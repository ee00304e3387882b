import { type QuietHours, isQuietAt } from '../commitment/check-in-time.rules.ts';
import { addDays, instantOfWallTime, wallClock } from '../lib/calendar.rules.ts';
import type { SequenceStep } from './sequence.rules.ts';

/** Where a member lives by the clock, and when they want to be left alone. */
export type MemberClock = { readonly timezone: string; readonly quietHours: QuietHours };
/** `enrolledAt`: when the way through the sequence began. `previousAt`: when the step before was taken; null for the first. */
export type Way = { readonly enrolledAt: Date; readonly previousAt: Date | null };
/** When a step is due, and what made it that instant: `delay`, `now` (the delay was over), `wait_until`, `quiet_hours`. */
export type StepTime = { readonly dueAt: Date; readonly because: 'delay' | 'now' | 'wait_until' | 'quiet_hours' };

const HOUR_MS = 3_600_000;
/** An SMS wakes people: it comes from nine to eight in the evening alone, whatever hours the member named. */
const SMS_QUIET: QuietHours = { start: '20:00', end: '09:00' };
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * When a step is due: its delay after the enrolment or the step before, then its local time of day, then the end of the quiet hours; never in the past.
 * A time of day in a gap of the clocks is the first instant after it, in an overlap the first of the two.
 */
export function stepTime(step: SequenceStep, way: Way, clock: MemberClock, now: Date): StepTime {
  const base = step.delay_from === 'previous_step' ? (way.previousAt ?? way.enrolledAt) : way.enrolledAt;
  const delayed = new Date(base.getTime() + step.delay_hours * HOUR_MS);
  const from: StepTime = delayed > now ? { dueAt: delayed, because: 'delay' } : { dueAt: now, because: 'now' };
  const waited = step.wait_until === undefined ? from : { dueAt: nextAt(step.wait_until, from.dueAt, clock.timezone), because: 'wait_until' as const };
  const loud = afterQuiet(waited.dueAt, step.type === 'sms' ? [clock.quietHours, SMS_QUIET] : [clock.quietHours], clock.timezone);
  return loud.getTime() === waited.dueAt.getTime() ? waited : { dueAt: loud, because: 'quiet_hours' };
}

/** The first instant, not before another, at which the clocks of the zone show that time. */
function nextAt(time: string, notBefore: Date, timezone: string): Date {
  const { day } = wallClock(notBefore, timezone);
  const [today, tomorrow] = [day, addDays(day, 1)].map((date) => instantOfWallTime(date, minutesOf(time), timezone));
  return today! >= notBefore ? today! : tomorrow!;
}

/** The first instant that is in none of the quiet hours. When they leave none of the day, they are not kept. */
function afterQuiet(at: Date, all: readonly QuietHours[], timezone: string): Date {
  let moved = at;
  for (let round = 0; round < 4; round += 1) {
    const quiet = all.find((quietHours) => isQuietAt(moved, { frame: { timezone, dayStartHour: 0 }, quietHours }));
    if (quiet == null) return moved;
    moved = nextAt(quiet.end, moved, timezone);
  }
  return at;
}
