import { describe, expect, it } from 'vitest';
import { isStale } from './kpi-freshness.rules.ts';

describe('figures are counted anew', () => {
  it.each([
    ['when there are none', { ageMs: null, members: 0, hasMoved: false }],
    ['when they are a minute old, however many members there are', { ageMs: 60_000, members: 1_000_000, hasMoved: false }],
    ['when the clock was set back', { ageMs: -1, members: 1_000_000, hasMoved: false }],
    ['for every question while there are few members', { ageMs: 0, members: 10_000, hasMoved: false }],
    ['when something has happened among many', { ageMs: 1000, members: 100_000, hasMoved: true }],
  ])('%s', (_, freshness) => expect(isStale(freshness)).toBe(true));
});

describe('figures are left as they are', () => {
  it.each([
    ['when nothing has happened among many', { ageMs: 59_999, members: 10_001, hasMoved: false }],
    ['when there are very many members and they are not a minute old', { ageMs: 59_999, members: 100_001, hasMoved: true }],
  ])('%s', (_, freshness) => expect(isStale(freshness)).toBe(false));
});
