import { describe, expect, test } from 'vitest';
import { mondayOf, pairOf, requireFits, statusOf } from './connection.rules.ts';

test('a round begins on the Monday of its week', () => {
  expect(['2026-11-16', '2026-11-18', '2026-11-22', '2027-01-01'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-16', '2026-11-16', '2026-12-28']);
});

test('a pair is the same whoever is named first', () => {
  expect(pairOf('b', 'a')).toEqual(pairOf('a', 'b'));
});

test('it takes all to accept, and one to decline', () => {
  expect(statusOf(['accepted', null])).toBe('proposed');
  expect(statusOf(['accepted', 'snoozed'])).toBe('proposed');
  expect(statusOf(['accepted', 'accepted', 'accepted'])).toBe('accepted');
  expect(statusOf(['accepted', 'declined', null])).toBe('declined');
});

describe('an answer', () => {
  const refused = expect.objectContaining({ code: 'CONFLICT', field: 'answer' });
  test('to a proposal comes before it is declined, and before they met', () => {
    for (const answer of ['accept', 'decline', 'snooze'] as const) {
      requireFits(answer, { status: 'proposed', hasMet: null });
      expect(() => requireFits(answer, { status: 'declined', hasMet: null })).toThrow(refused);
      expect(() => requireFits(answer, { status: 'accepted', hasMet: false })).toThrow(refused);
    }
    requireFits('decline', { status: 'accepted', hasMet: null });
  });
  test('to "did you meet?" comes when all have accepted, and can be corrected', () => {
    requireFits('met', { status: 'accepted', hasMet: null });
    requireFits('not_met', { status: 'accepted', hasMet: true });
    expect(() => requireFits('met', { status: 'proposed', hasMet: null })).toThrow(refused);
  });
});
