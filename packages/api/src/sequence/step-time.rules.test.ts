import { describe, expect, test } from 'vitest';
import type { SequenceStep } from './sequence.rules.ts';
import { type MemberClock, stepTime } from './step-time.rules.ts';

const NIGHT = { start: '21:00', end: '08:00' };
const berlin: MemberClock = { timezone: 'Europe/Berlin', quietHours: NIGHT };
const awake = (timezone: string): MemberClock => ({ timezone, quietHours: null });
const step = (more: Partial<SequenceStep> = {}): SequenceStep => ({ type: 'telegram', delay_hours: 0, message: 'Hello', ...more });
/** Due of a step of somebody who enrolled at an instant, asked at that instant unless said. */
const due = (enrolled: string, given: SequenceStep, clock: MemberClock, more: { previous?: string; now?: string } = {}) => {
  const enrolledAt = new Date(enrolled);
  const { dueAt, because } = stepTime(given, { enrolledAt, previousAt: more.previous ? new Date(more.previous) : null }, clock, new Date(more.now ?? enrolled));
  return [dueAt.toISOString().slice(0, 16), because];
};

describe('a step is due', () => {
  test('its delay after the enrolment, or after the step before', () => {
    const previous = '2026-11-18T13:00:00Z';
    expect(due('2026-11-18T10:00:00Z', step({ delay_hours: 4 }), berlin, { previous })).toEqual(['2026-11-18T14:00', 'delay']);
    expect(due('2026-11-18T10:00:00Z', step({ delay_hours: 4, delay_from: 'previous_step' }), berlin, { previous })).toEqual(['2026-11-18T17:00', 'delay']);
    expect(due('2026-11-18T10:00:00Z', step({ delay_hours: 1.5, delay_from: 'previous_step' }), berlin)).toEqual(['2026-11-18T11:30', 'delay']);
  });

  test('now, when it has no delay or the delay was over before', () => {
    expect(due('2026-11-18T10:00:00Z', step(), berlin)).toEqual(['2026-11-18T10:00', 'now']);
    expect(due('2026-11-01T10:00:00Z', step({ delay_hours: 24 }), berlin, { now: '2026-11-18T10:00:00Z' })).toEqual(['2026-11-18T10:00', 'now']);
  });

  test('at its time of the member’s day, today or tomorrow', () => {
    const at = step({ wait_until: '09:00' });
    expect(due('2026-11-18T07:30:00Z', at, berlin)).toEqual(['2026-11-18T08:00', 'wait_until']);
    expect(due('2026-11-18T08:00:00Z', at, berlin)).toEqual(['2026-11-18T08:00', 'wait_until']);
    expect(due('2026-11-18T08:01:00Z', at, berlin)).toEqual(['2026-11-19T08:00', 'wait_until']);
    expect(due('2026-11-18T08:01:00Z', at, awake('Asia/Tokyo'))).toEqual(['2026-11-19T00:00', 'wait_until']);
  });

  test('right after a gap of the clocks, and in an overlap the first time and once', () => {
    const at = step({ wait_until: '02:30' });
    // Berlin, 28 March 2027: two o'clock is three. 31 October 2027: half past two comes at 00:30 and at 01:30 UTC.
    expect(due('2027-03-28T00:00:00Z', at, awake('Europe/Berlin'))).toEqual(['2027-03-28T01:00', 'wait_until']);
    expect(due('2027-10-30T23:00:00Z', at, awake('Europe/Berlin'))).toEqual(['2027-10-31T00:30', 'wait_until']);
    expect(due('2027-10-31T00:45:00Z', at, awake('Europe/Berlin'))).toEqual(['2027-11-01T01:30', 'wait_until']);
  });

  test('when the quiet hours are over', () => {
    expect(due('2026-11-18T21:00:00Z', step(), berlin)).toEqual(['2026-11-19T07:00', 'quiet_hours']);
    expect(due('2026-11-18T19:59:00Z', step(), berlin)).toEqual(['2026-11-18T19:59', 'now']);
    expect(due('2026-11-18T21:00:00Z', step(), awake('Europe/Berlin'))).toEqual(['2026-11-18T21:00', 'now']);
  });

  test('by SMS from nine to eight in the evening alone, whatever the member named', () => {
    const sms = step({ type: 'sms' });
    expect(due('2026-11-18T19:30:00Z', sms, berlin)).toEqual(['2026-11-19T08:00', 'quiet_hours']);
    expect(due('2026-11-18T19:30:00Z', sms, awake('Europe/Berlin'))).toEqual(['2026-11-19T08:00', 'quiet_hours']);
    expect(due('2026-11-18T08:00:00Z', sms, berlin)).toEqual(['2026-11-18T08:00', 'now']);
  });
});
