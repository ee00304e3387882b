import type { PromiseFragment } from '@progress/schema';
import type { FmtString } from 'telegraf/format';
import { describe, expect, test } from 'vitest';
import { changeRow, restingRow } from './change-row.ts';
import { daysOffered, promiseCard, promiseList } from './promise-card.ts';
import { changesIn } from './other-words.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

const promise = (over: Partial<PromiseFragment> = {}): PromiseFragment => ({
  id: '11111111-1111-4111-8111-111111111111',
  commitment: 'run 5k',
  textWithoutDay: 'run 5k',
  timeOfDay: null,
  status: 'ACTIVE',
  createdAt: '2026-11-20T09:00:00Z',
  dueDate: '2026-11-27',
  isAwaitingReport: false,
  sharedWithPod: false,
  version: 3,
  ...over,
});
const alone = { today: '2026-11-26', timezone: 'Europe/Berlin', memberships: [], commitments: { totalCount: 0, nodes: [] } };
const inPod = { ...alone, memberships: [{ id: 'p', status: 'ACTIVE' as const }] };
const wordsOf = ({ words }: { words: string | FmtString }): string => (typeof words === 'string' ? words : words.text);
const labels = ({ rows }: { rows?: ReturnType<typeof promiseCard>['rows'] }) => rows?.map((row) => row.map(({ text }) => text));

describe('the card of a promise', () => {
  test('offers other words, another day, a rest and its end', () => {
    const card = promiseCard(promise(), alone, english, null);
    expect(wordsOf(card)).toBe('run 5k\nDue: Friday 27 November');
    expect(labels(card)).toEqual([['✏️ Other words', '📅 Other day'], ['⏸ Let it rest', '🗑 Delete'], ['« All that is open']]);
  });

  test('offers to show it to the pod only to whoever is in one, and to take that back to everybody', () => {
    expect(labels(promiseCard(promise(), inPod, english, null))?.[1]).toEqual(['👥 Show it to my pod']);
    const left = { ...alone, memberships: [{ id: 'p', status: 'LEFT' as const }] };
    expect(labels(promiseCard(promise(), left, english, null))).toHaveLength(3);
    const shared = promiseCard(promise({ sharedWithPod: true }), left, german, null);
    expect(labels(shared)?.[1]).toEqual(['🔒 Nur für mich']);
    expect(wordsOf(shared)).toContain('Deine Gruppe sieht es.');
  });

  test('takes up again what rests', () => {
    const card = promiseCard(promise({ status: 'PAUSED', dueDate: null }), alone, english, null);
    expect(wordsOf(card)).toBe('run 5k\nNo due day\nRests');
    expect(labels(card)?.[1]).toEqual(['▶️ Take it up again', '🗑 Delete']);
  });

  test('leaves only the report once its day is over, and says so', () => {
    const card = promiseCard(promise({ isAwaitingReport: true }), inPod, english, null);
    expect(wordsOf(card)).toContain('/today');
    expect(labels(card)).toEqual([['« All that is open']]);
  });
});

describe('two with the same words', () => {
  const [first, second] = [promise({ id: '11111111-1111-4111-8111-111111111111' }), promise({ id: '22222222-2222-4222-8222-222222222222' })];
  const among = (...nodes: PromiseFragment[]) => ({ id: 'm', ...alone, commitments: { totalCount: nodes.length, nodes } });

  test('are told apart by when they were promised, where they are due on the same day', () => {
    const later = { ...second, createdAt: '2026-11-21T17:30:00Z' };
    expect(
      wordsOf(promiseList(among(first, later), english, null))
        .split('\n\n')
        .slice(1),
    ).toEqual([
      '1. run 5k\nDue: Friday 27 November\npromised Friday 20 November, 10:00',
      '2. run 5k\nDue: Friday 27 November\npromised Saturday 21 November, 18:30',
    ]);
    expect(wordsOf(promiseCard(first, among(first, later), german, null))).toBe(
      'run 5k\nFällig: Freitag, 27. November\nvorgenommen am Freitag, 20. November, 10:00',
    );
  });

  test('need no more than their days and times, where those differ', () => {
    expect(wordsOf(promiseCard(first, among(first, { ...second, timeOfDay: '18:30:00' }), english, null))).toBe('run 5k\nDue: Friday 27 November');
    expect(wordsOf(promiseCard(first, among(first, { ...second, dueDate: null }), english, null))).toBe('run 5k\nDue: Friday 27 November');
  });
});

test('the time of day stands behind the due day', () => {
  expect(wordsOf(promiseCard(promise({ timeOfDay: '18:30:00' }), alone, english, null))).toBe('run 5k\nDue: Friday 27 November, 18:30');
});

test('words are shown without the day that is named in them: the due day stands beside them', () => {
  const moved = promise({ commitment: 'call mum on friday', textWithoutDay: 'call mum', dueDate: '2026-11-28' });
  expect(wordsOf(promiseCard(moved, alone, english, null))).toBe('call mum\nDue: Saturday 28 November');
  expect(labels(promiseList({ id: 'm', ...alone, commitments: { totalCount: 1, nodes: [moved] } }, english, null))).toEqual([['1 call mum']]);
});

test('the next eight days are offered, and none', () => {
  expect(labels(daysOffered(promise(), alone, german))).toEqual([
    ['Heute', 'Morgen'],
    ['Sa., 28. Nov.', 'So., 29. Nov.'],
    ['Mo., 30. Nov.', 'Di., 1. Dez.'],
    ['Mi., 2. Dez.', 'Do., 3. Dez.'],
    ['Ohne festen Tag', '« Zurück'],
  ]);
});

test('ten are listed at a time, counted through, with the ways to the others', () => {
  const nodes = Array.from({ length: 12 }, (_, index) => promise({ id: `11111111-1111-4111-8111-1111111111${10 + index}`, commitment: `one ${index + 1}` }));
  const list = (page: number) => labels(promiseList({ id: 'm', ...alone, commitments: { totalCount: 12, nodes } }, german, null, page));
  expect(list(0)).toHaveLength(11);
  expect(list(0)?.at(-1)).toEqual(['Noch 2 »']);
  expect(list(1)).toEqual([['11 run 5k'], ['12 run 5k'], ['« Davor']]);
});

test('a single open promise is opened at once, unless others rest', () => {
  expect(changeRow([promise()], 0, english)[0]?.[0]).toMatchObject({ text: '✏️ Change it …', callback_data: 'promise:ERERERERQRGBEREREREREQ' });
  expect(changeRow([promise()], 1, english)[0]?.[0]).toMatchObject({ callback_data: 'promises' });
  expect(changeRow([], 0, english)).toEqual([]);
  expect(restingRow({ resting: { totalCount: 2 } }, german)).toMatchObject([[{ text: '⏸ 2 Vorhaben ruhen …' }]]);
});

describe('other words', () => {
  const item = (text: string, dueDate: string | null, S = 2) => ({ isCommitment: true, items: [{ text, dueDate, timeOfDay: null, points: { S } }] }) as never;
  test('change the text, and the day where they name one', () => {
    expect(changesIn(item('run 6 km', null))).toEqual({ text: 'run 6 km' });
    expect(changesIn(item('run 6 km by friday', '2026-11-27'))).toEqual({ text: 'run 6 km by friday', dueDate: '2026-11-27' });
    const atSeven = { isCommitment: true, items: [{ text: 'run at 7', dueDate: null, timeOfDay: '07:00', points: { S: 2 } }] } as never;
    expect(changesIn(atSeven)).toEqual({ text: 'run at 7', timeOfDay: '07:00' });
  });
  test('that are a day alone leave the text, and what is no promise, or several, changes nothing', () => {
    expect(changesIn(item('friday', '2026-11-27', 0))).toEqual({ dueDate: '2026-11-27' });
    expect(changesIn({ isCommitment: false, items: [] })).toBeNull();
    expect(changesIn({ isCommitment: true, items: [{}, {}] } as never)).toBeNull();
  });
});
