import { afterQuiet, nextAt, type QuietHours } from '../lib/quiet-hours.rules.ts';
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
