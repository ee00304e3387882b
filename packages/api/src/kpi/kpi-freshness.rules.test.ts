import { describe, expect, it } from 'vitest';
import { isStale } from './kpi-freshness.rules.ts';

describe('figures are counted anew', () => {
  it.each([
    ['when there are none', { ageMs: null, costMs: 900, hasMoved: false }],
    ['when they are a minute old, whatever it costs', { ageMs: 60_000, costMs: 900, hasMoved: false }],
    ['when the clock was set back', { ageMs: -1, costMs: 900, hasMoved: false }],
    ['when nobody knows yet what it costs', { ageMs: 1000, costMs: null, hasMoved: false }],
    ['for every question while it costs next to nothing', { ageMs: 0, costMs: 3, hasMoved: false }],
    ['when something has happened and it is cheap', { ageMs: 1000, costMs: 49, hasMoved: true }],
  ])('%s', (_, freshness) => expect(isStale(freshness)).toBe(true));
});

describe('figures are left as they are', () => {
  it.each([
    ['when it is cheap but nothing has happened', { ageMs: 59_999, costMs: 10, hasMoved: false }],
    ['when it is dear and they are not a minute old', { ageMs: 59_999, costMs: 50, hasMoved: true }],
  ])('%s', (_, freshness) => expect(isStale(freshness)).toBe(false));
});
