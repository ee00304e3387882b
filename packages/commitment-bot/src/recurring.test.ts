import type { FmtString } from 'telegraf/format';
import { expect, test } from 'vitest';
import type { Spoken } from '@progress/bot-kit/speak';
import { habitCard, habitList, ruleInWords, savedRecurring } from './recurring.ts';
import { dayChoice, daysOf, ruleOn } from './recurring-change.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

test.each([
  ['FREQ=WEEKLY;BYDAY=MO', 'Every Monday', 'Jeden Montag'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', 'Every Monday and Thursday', 'Jeden Montag und Donnerstag'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Every weekday', 'Jeden Werktag (Montag bis Freitag)'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'Every 2 weeks on Thursday', 'Alle 2 Wochen am Donnerstag'],
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
  timeOfDay: null,
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
  expect((words as FmtString).text).toBe(
    'What repeats:\n\n1. jog\nEvery Monday\nthen Monday 30 November\n\n2. swim\nEvery Monday\nrests\n\nTap one to change it, to let it rest or to end it.',
  );
  expect(rows?.map((row) => row.map((button) => ('callback_data' in button ? button.callback_data.split(':')[0] : '')))).toEqual([['habit'], ['habit']]);
});

test('a time of day is said behind the rule', () => {
  const early = { ...one, rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', timeOfDay: '07:00:00' };
  expect((habitCard(early, english, {}).words as FmtString).text).toBe('jog\nEvery weekday, 07:00\nthen Monday 30 November');
  expect((savedRecurring(early, german) as FmtString).text).toMatch(/^Gespeichert:\njog\nJeden Werktag \(Montag bis Freitag\), 07:00 Uhr\n/);
});

test('what is kept is said with its first day', () => {
  expect((savedRecurring(one, english) as FmtString).text).toBe(
    'Saved:\njog\nEvery Monday\n\nFirst on Monday 23 November. Each time it comes up I put it into /today; with /habits you change it, let it rest or end it.',
  );
});

const pressed = ({ rows = [] }: Spoken) =>
  rows.map((row) => row.map((one) => ('callback_data' in one ? `${one.text} ${one.callback_data.replace(/:[\w-]{22}/, '')}` : '')));

test('a card offers other words and days, rest and end, and the way back where there are more', () => {
  expect(pressed(habitCard(one, english, {}))).toEqual([
    ['✏️ Other words reword', '📅 Other days days'],
    ['⏸ Let it rest rest', 'End it ending'],
  ]);
  const resting = habitCard({ ...one, endsOn: '2027-01-31', nextOn: null, status: 'PAUSED' }, german, { heading: 'Geändert.', isOneOfMany: true });
  expect((resting.words as FmtString).text).toBe('Geändert.\n\njog\nJeden Montag, bis So., 31. Jan.\nruht gerade');
  expect(pressed(resting).slice(1)).toEqual([['▶️ Wieder aufnehmen again', 'Beenden ending'], ['Alles, was sich wiederholt habits']]);
});

test('the days are turned on and off by their buttons, and can be saved while there is one', () => {
  expect(pressed(dayChoice(one, '1000001', english))).toEqual([
    ['✓ Mon days:0000001', 'Tue days:1100001', 'Wed days:1010001', 'Thu days:1001001'],
    ['Fri days:1000101', 'Sat days:1000011', '✓ Sun days:1000000'],
    ['Save ondays:1000001', 'Back habit'],
  ]);
  expect(pressed(dayChoice(one, '0000000', german)).at(-1)).toEqual(['Zurück habit']);
});

test.each([
  ['FREQ=WEEKLY;BYDAY=MO,TH', '1001000'],
  ['FREQ=DAILY', '1111111'],
  ['FREQ=DAILY;INTERVAL=2', '0000000'],
  ['FREQ=WEEKLY', '1000000'],
  ['FREQ=MONTHLY', '0000000'],
])('%s comes on the days %s', (rule, days) => {
  expect(daysOf({ rule, startsOn: '2026-11-23' })).toBe(days);
});

test.each([
  ['0100000', 'FREQ=DAILY', null, 'FREQ=WEEKLY;BYDAY=TU'],
  ['1111111', 'FREQ=WEEKLY;BYDAY=MO', null, 'FREQ=DAILY'],
  ['1111111', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', null, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA,SU'],
  ['0000011', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2027-01-31', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;UNTIL=20270131'],
  ['1000000', 'FREQ=MONTHLY', null, 'FREQ=WEEKLY;BYDAY=MO'],
])('saving %s where it was %s until %s makes it %s', (days, rule, endsOn, changed) => {
  expect(ruleOn(days, { rule, endsOn })).toBe(changed);
});
