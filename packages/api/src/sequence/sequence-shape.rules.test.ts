import { expect, test } from 'vitest';
import { conditionsOf, type GivenStep, stepsOf } from './sequence-shape.rules.ts';

const step: GivenStep = { channel: 'telegram', delayHours: 0, message: 'Welcome!' };

test('steps are stored as the sequences of old are, without what was left out', () => {
  expect(
    stepsOf([
      { ...step, template: null },
      { channel: 'sms', delayHours: 24.5, delayFrom: 'previous_step', waitUntil: '09:00:00', template: 'nudge' },
    ]),
  ).toEqual([
    { type: 'telegram', delay_hours: 0, message: 'Welcome!' },
    { type: 'sms', delay_hours: 24.5, delay_from: 'previous_step', wait_until: '09:00', template: 'nudge' },
  ]);
});

test.each([
  ['none', []],
  ['too many', Array.from({ length: 31 }, () => step)],
  ['before the trigger', [{ ...step, delayHours: -1 }]],
  ['years later', [{ ...step, delayHours: 8761 }]],
  ['with neither message nor template', [{ ...step, message: null }]],
  ['with both', [{ ...step, template: 'x' }]],
  ['with an empty message', [{ ...step, message: ' ' }]],
  ['with an SMS of eleven parts', [{ ...step, channel: 'sms' as const, message: 'x'.repeat(1601) }]],
  ['with a path for a template', [{ channel: 'email' as const, delayHours: 0, template: '../secrets' }]],
])('steps are refused: %s', (_, steps) => {
  expect(() => stepsOf(steps)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'steps' }));
});

test('conditions are a closed set, and only "inactive" says for how long', () => {
  expect(conditionsOf({ goalsCategory: ['health'], role: ['paid'] }, 'new_user')).toEqual({ goals_category: ['health'], role: ['paid'] });
  expect(conditionsOf({ inactiveDays: 7 }, 'inactive')).toEqual({ inactive_days: 7 });
  expect(conditionsOf(null, null)).toBeNull();
  for (const [given, trigger] of [
    [{ goalsCategory: [] }, null],
    [{ role: ['king'] }, null],
    [{ inactiveDays: 0 }, 'inactive'],
    [{ inactiveDays: 7 }, 'new_user'],
    [null, 'inactive'],
  ] as const)
    expect(() => conditionsOf(given, trigger)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'conditions' }));
});
