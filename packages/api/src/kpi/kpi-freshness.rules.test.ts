import { describe, expect, it } from 'vitest';
import { isStale, isWorthCounting } from './kpi-freshness.rules.ts';

describe('figures are counted anew', () => {
  it.each([
    ['when there are none', { ageMs: null, members: 0, hasMoved: false }],
    ['when they are a minute old, however many members there are', { ageMs: 60_000, members: 1_000_000, hasMoved: false }],
    ['when the clock was set back', { ageMs: -1, members: 1_000_000, hasMoved: false }],
    ['for every question while there are few members', { ageMs: 0, members: 1_000, hasMoved: false }],
    ['when something has happened and they are a second old, for ten thousand members', { ageMs: 1_000, members: 10_000, hasMoved: true }],
    ['when something has happened and they are ten seconds old, for a hundred thousand', { ageMs: 10_000, members: 100_000, hasMoved: true }],
  ])('%s', (_, freshness) => expect(isStale(freshness)).toBe(true));
});

describe('figures are left as they are', () => {
  it.each([
    ['when nothing has happened among more members', { ageMs: 59_999, members: 1_001, hasMoved: false }],
    ['when they were counted a moment ago, for ten thousand members', { ageMs: 999, members: 10_000, hasMoved: true }],
    ['when they were counted seconds ago, for a hundred thousand', { ageMs: 9_999, members: 100_000, hasMoved: true }],
    ['when they are not a minute old, for a million', { ageMs: 59_999, members: 1_000_000, hasMoved: true }],
  ])('%s', (_, freshness) => expect(isStale(freshness)).toBe(false));
});

describe('regular work counts them', () => {
  it.each([
    ['before they are so old that whoever asks would have to wait', { ageMs: 45_000, members: 1_000_000, hasMoved: false }, true],
    ['when something has happened and those who ask would have to wait', { ageMs: 10_000, members: 100_000, hasMoved: true }, true],
    ['when something has happened among few', { ageMs: 0, members: 10, hasMoved: true }, true],
    ['not when nothing has happened', { ageMs: 44_999, members: 10, hasMoved: false }, false],
    ['not again and again for very many', { ageMs: 44_999, members: 1_000_000, hasMoved: true }, false],
  ])('%s', (_, freshness, expected) => expect(isWorthCounting(freshness)).toBe(expected));
});
