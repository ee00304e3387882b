import type { WhyQuery } from '@progress/schema';
import type { FmtString } from 'telegraf/format';
import { expect, test } from 'vitest';
import { german } from './text.de.ts';
import { english } from './text.en.ts';
import { explained } from './why.ts';

type Day = NonNullable<WhyQuery['me']>['days'][number];
const day = (on: string, over: Partial<Day>): Day => ({
  id: on,
  day: on,
  verdict: 'NEUTRAL',
  rule: 'quiet',
  reason: 'Nothing was due.',
  credits: 0,
  misses: 0,
  streakAfter: 0,
  ...over,
});
const member = (days: Day[]) => ({ id: 'm', timezone: 'Europe/Berlin', today: '2026-11-22', currentStreak: 1, longestStreak: 3, days });
const said = (days: Day[], text = english): string => (explained(member(days), text).words as FmtString).text;

const kept = { verdict: 'KEPT', rule: 'kept', credits: 1, streakAfter: 1, reason: 'You kept one promise: your streak is 1 day.' } as const;

test('a streak is explained day by day, the newest first; days alike share a line', () => {
  expect(said([day('2026-11-22', kept), day('2026-11-21', {}), day('2026-11-20', {}), day('2026-11-19', { ...kept })])).toBe(
    [
      'Your streak: 1 day.',
      'Longest: 3 days.',
      '',
      '✅ Sun 22 Nov: You kept one promise: your streak is 1 day.',
      '· Fri 20 Nov – Sat 21 Nov: Nothing was due.',
      '✅ Thu 19 Nov: You kept one promise: your streak is 1 day.',
      '',
      english.why.explained,
    ].join('\n'),
  );
});

test('that a new streak begins is said once, and not with each day that was missed', () => {
  const missed = { verdict: 'MISSED', rule: 'missed_due', misses: 1, reason: 'One promise was due. The next promise you keep starts a new one.' } as const;
  const days = [day('2026-11-22', { ...missed, misses: 2 }), day('2026-11-21', kept), day('2026-11-20', { ...missed, rule: 'missed_failed' })];
  expect(said(days).split('\n').slice(3)).toEqual([
    '▫️ Sun 22 Nov: 2 promises were due this day and not reported done.',
    '✅ Sat 21 Nov: You kept one promise: your streak is 1 day.',
    '▫️ Fri 20 Nov: You told me that one promise did not work out. Thank you for saying so.',
    '',
    english.why.anew,
    '',
    english.why.explained,
  ]);
  expect(said(days, german).split(german.why.anew)).toHaveLength(2);
  expect(said(days, german).match(/neue Serie/g)).toHaveLength(1);
});

test('a member without a day yet is told how the first one comes', () => {
  expect(said([])).toContain(english.why.nothing);
});

test('every rule of the ledger has German words', () => {
  const rules = [
    'kept',
    'kept_despite_miss',
    'kept_backdated',
    'missed_due',
    'missed_failed',
    'missed_all',
    'quiet',
    'quiet_limit',
    'late_only',
    'short_day',
    'no_such_day',
    'frozen',
    'paused',
    'open',
  ];
  for (const rule of rules) expect(german.why.reason(rule, 1, 1, 'English')).not.toBe('English');
});
