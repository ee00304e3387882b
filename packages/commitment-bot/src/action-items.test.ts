import { expect, test } from 'vitest';
import { itemsCard } from './action-items.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

type Me = NonNullable<Parameters<typeof itemsCard>[0]>;
const ID = '11111111-1111-4111-8111-111111111111';
const item = (text: string, userId: string | null = null, commitmentId: string | null = null) => ({ text, userId, commitmentId });
const me = (...actionItems: ReturnType<typeof item>[]): Me => ({
  id: 'me',
  today: '2026-11-22',
  memberships: [{ id: 'm', status: 'ACTIVE' as const, pod: { id: 'p', meetings: { nodes: [{ id: ID, actionItems }] } } }],
});
const labels = (spoken: ReturnType<typeof itemsCard>) => spoken.rows?.flat().map(({ text }) => text);
const wordsOf = ({ words }: ReturnType<typeof itemsCard>): string => (typeof words === 'string' ? words : words.text);

test('what is mine or anybody’s is offered, and not what somebody else does or has promised', () => {
  const card = itemsCard(me(item('Book a room'), item('Write', 'me'), item('Call', 'other'), item('Sing', null, 'c')), english, null);
  expect(wordsOf(card)).toContain('1. Book a room\n2. Write');
  expect(wordsOf(card)).not.toMatch(/Call|Sing/);
  expect(labels(card)).toEqual(['🤝 1 I take it on', '🤝 2 I take it on']);
  expect(card.rows?.flat().map((one) => ('callback_data' in one ? one.callback_data : ''))).toEqual([
    'item:ERERERERQRGBEREREREREQ:0',
    'item:ERERERERQRGBEREREREREQ:1',
  ]);
});

test('a pod that was left has nothing for its former members', () => {
  const left = { ...me(item('Book a room')) };
  expect(labels(itemsCard({ ...left, memberships: left.memberships.map((one) => ({ ...one, status: 'LEFT' as const })) }, english, null))).toEqual([]);
});

test('in German, what has become a promise is said with its day', () => {
  const promised = {
    id: ID,
    commitment: 'Raum buchen',
    status: 'ACTIVE' as const,
    dueDate: '2026-11-23',
    closesAt: null,
    completedAt: null,
    isLate: false,
    isAwaitingReport: false,
    estimatedTimeMinutes: null,
    textWithoutDay: null,
    timeOfDay: null,
    createdAt: '2026-11-20T09:00:00Z',
  };
  const card = itemsCard(me(), german, promised);
  expect(wordsOf(card)).toBe('Das ist jetzt dein Vorhaben:\nRaum buchen\nmorgen fällig\n\nAus den Treffen deiner Gruppe wartet sonst nichts auf dich.');
  expect(labels(card)).toEqual(['✏️ Ändern …']);
});
