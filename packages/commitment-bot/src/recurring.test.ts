import type { FmtString } from 'telegraf/format';
import { expect, test } from 'vitest';
import { habitList, ruleInWords, savedRecurring } from './recurring.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

test.each([
  ['FREQ=WEEKLY;BYDAY=MO', 'Every Monday', 'Jeden Montag'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', 'Every Monday and Thursday', 'Jeden Montag und Donnerstag'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Every weekday', 'Jeden Werktag (Montag bis Freitag)'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'Thursday, every 2 weeks', 'Donnerstag, alle 2 Wochen'],
  ['FREQ=DAILY', 'Every day', 'Jeden Tag'],
  ['FREQ=DAILY;INTERVAL=2', 'Every 2 days', 'Alle 2 Tage'],
  ['FREQ=MONTHLY', 'Every month', 'Jeden Monat'],
])('%s is said as "%s" and "%s"', (rule, inEnglish, inGerman) => {
  expect([ruleInWords(rule, english), ruleInWords(rule, german)]).toEqual([inEnglish, inGerman]);
});

const one = {
  __typename: 'RecurringCommitment',
  id: '22222222-2222-4222-8222-222222222222',
  commitment: 'jog',
  rule: 'FREQ=WEEKLY;BYDAY=MO',
  startsOn: '2026-11-23',
  endsOn: null,
  nextOn: '2026-11-30',
  status: 'ACTIVE',
  version: 1,
} as const;

test('the list says what repeats, when it comes next, and what rests; what has ended is left out', () => {
  const all = [
    one,
    { ...one, commitment: 'swim', status: 'PAUSED', nextOn: null } as const,
    { ...one, commitment: 'old', status: 'ENDED', nextOn: null } as const,
  ];
  const { words, rows } = habitList(all, english, null);
  expect((words as FmtString).text).toBe('What repeats:\n\n1. jog\nEvery Monday\nthen Monday 30 November\n\n2. swim\nEvery Monday\nrests');
  expect(rows?.map((row) => row.map((button) => ('callback_data' in button ? button.callback_data.split(':')[0] : '')))).toEqual([
    ['rest', 'endit'],
    ['again', 'endit'],
  ]);
});

test('what is kept is said with its first day', () => {
  expect((savedRecurring(one, english) as FmtString).text).toBe(
    'Saved:\njog\nEvery Monday\n\nFirst on Monday 23 November. Each time it comes up I put it into /today; /habits lets it rest or ends it.',
  );
});
