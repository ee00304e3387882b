import type { GoalFragment } from '@progress/schema';
import type { FmtString } from 'telegraf/format';
import type { Spoken } from '@progress/bot-kit/speak';
import { describe, expect, test } from 'vitest';
import { goalCard, goalList, label, measures } from './goal-card.ts';
import { goalWasSet } from './new-goal.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

const goal = (over: Partial<GoalFragment> = {}): GoalFragment => ({
  id: '33333333-3333-4333-8333-333333333333',
  title: 'finish my thesis',
  category: 'LEARNING',
  progressPercentage: 30,
  status: 'ACTIVE',
  targetCompletionDate: '2027-06-30',
  version: 4,
  ...over,
});
const promise = {
  id: '11111111-1111-4111-8111-111111111111',
  commitment: 'write two pages',
  status: 'ACTIVE',
  dueDate: '2026-11-23',
  closesAt: null,
  completedAt: null,
  isLate: false,
  isAwaitingReport: false,
  estimatedTimeMinutes: null,
  textWithoutDay: null,
  timeOfDay: null,
  createdAt: '2026-11-20T09:00:00Z',
} as const;
const member = (goals: GoalFragment[], open = 0, kept = 0) =>
  ({
    id: 'm',
    today: '2026-11-22',
    longTermGoals: goals,
    open: { totalCount: open, nodes: open > 0 ? [promise] : [] },
    kept: { totalCount: kept },
  }) as const;
const said = ({ words }: Spoken): string => (typeof words === 'string' ? words : (words as FmtString).text);
const labels = ({ rows }: Spoken) => rows?.map((row) => row.map(({ text }) => text));
const data = ({ rows }: Spoken) => rows?.flat().map((button) => ('callback_data' in button ? button.callback_data : '')) ?? [];

describe('a goal', () => {
  test('shows how far it is, by when, and what is promised for it', () => {
    expect(said(goalCard(goal(), member([goal()], 3, 1), english, null))).toBe(
      [
        'finish my thesis',
        '▰▰▰▱▱▱▱▱▱▱ 30%',
        'by Wednesday, 30 June 2027, 220 days to go',
        '',
        'Promised for it:',
        '– write two pages (due tomorrow)',
        '... and 2 more',
        '',
        '1 promise done for it so far.',
      ].join('\n'),
    );
  });

  test('grows by ten from the state that was seen, so that a second tap is no second step', () => {
    const card = goalCard(goal({ progressPercentage: 95 }), member([goal()]), english, null);
    expect(labels(card)).toEqual([
      ['+10%', 'Set …'],
      ['Reached', 'Put away'],
    ]);
    expect(data(card)[0]).toMatch(/^grow:[\w-]{22}:100:4$/);
  });

  test('that is reached or put away can be taken up again', () => {
    expect(labels(goalCard(goal({ status: 'ARCHIVED' }), member([]), english, null))).toEqual([['Take up again'], ['« All goals']]);
  });

  test('whose day has passed is not called failed', () => {
    const { dayPassed } = english.goals;
    expect(said(goalCard(goal({ targetCompletionDate: '2026-11-20' }), member([goal()]), english, null))).toContain(`by Friday 20 November, ${dayPassed}`);
  });

  test('has buttons that Telegram takes', () => {
    for (const spoken of [measures(goal(), null, english), goalWasSet(goal({ category: null }), english)])
      for (const one of data(spoken)) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(64);
  });

  test('that was just set is asked for its area of life only when its words did not tell', () => {
    expect(said(goalWasSet(goal({ category: null }), english))).toContain(english.goals.whichArea);
    expect(said(goalWasSet(goal(), english))).toBe('That is your goal now:\nfinish my thesis\nby 30 June 2027\n\n📚 Learning');
  });

  test('speaks German', () => {
    expect(said(goalCard(goal(), member([goal()], 0, 2), german, null))).toBe(
      'finish my thesis\n▰▰▰▱▱▱▱▱▱▱ 30\u00a0%\nbis Mittwoch, 30. Juni 2027, noch 220 Tage\n\n2 Vorhaben dafür schon geschafft.',
    );
  });
});

describe('the list of goals', () => {
  test('shows those that are worked on and counts those that are reached', () => {
    const list = goalList([goal(), goal({ status: 'COMPLETED' }), goal({ status: 'ARCHIVED' }), goal({ title: 'run a half marathon' })], '2026-11-22', english);
    expect(labels(list)).toEqual([['1 finish my thesis'], ['2 run a half marathon']]);
    expect(said(list)).toContain('Reached so far: 1 goal.');
  });

  test('without a goal says how to set one', () => {
    expect(said(goalList([], null, english))).toBe(english.goals.none);
  });

  test('cuts long titles between characters', () => {
    expect(label('👩‍👩‍👧'.repeat(50))).toBe(`${'👩‍👩‍👧'.repeat(39)}…`);
  });
});
