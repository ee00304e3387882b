import type { CommitmentCardFragment } from '@progress/schema';
import { FmtString } from 'telegraf/format';
import { describe, expect, test } from 'vitest';
import { german } from './text.de.ts';
import { english } from './text.en.ts';
import { timeLeft, todayList } from './today.ts';

const commitment = (over: Partial<CommitmentCardFragment> = {}): CommitmentCardFragment => ({
  id: '11111111-1111-4111-8111-111111111111',
  commitment: 'run 5k',
  status: 'ACTIVE',
  dueDate: '2026-11-26',
  closesAt: '2026-11-27T02:00:00Z',
  completedAt: null,
  isLate: false,
  isAwaitingReport: false,
  estimatedTimeMinutes: null,
  textWithoutDay: null,
  timeOfDay: null,
  createdAt: '2026-11-20T09:00:00Z',
  ...over,
});

const member = (open: CommitmentCardFragment[], totalCount = open.length) =>
  ({
    id: 'm',
    timezone: 'Europe/Berlin',
    today: '2026-11-22',
    currentStreak: 1,
    breakUntil: null,
    longestStreak: 3,
    onboardingStep: null,
    resting: { totalCount: 0 },
    commitments: { totalCount, nodes: open },
  }) as const;

const wordsOf = ({ words }: { words: string | FmtString }): string => (typeof words === 'string' ? words : words.text);
const labels = (spoken: ReturnType<typeof todayList>) => spoken.rows?.map((row) => row.map((button) => button.text));

test('after Done it is asked how long it took, above the way back; and not where no time was reckoned with', () => {
  const news = (estimatedTimeMinutes: number | null) =>
    ({ heading: english.today.wasDone, commitment: commitment({ status: 'COMPLETED', estimatedTimeMinutes }), canUndo: true, asksLength: true }) as const;
  expect(labels(todayList(member([]), english, news(30)))?.slice(0, 2)).toEqual([['15 min', '≈30 min', '45 min', '1 h'], ['Undo']]);
  expect(labels(todayList(member([]), english, news(null)))).toEqual([['Undo']]);
});

test('a break is named above what is open', () => {
  const onBreak = { ...member([commitment()]), breakUntil: '2026-11-25' };
  expect(wordsOf(todayList(onBreak, english, null)).split('\n\n')[0]).toBe(
    'Today, Sunday 22 November\nStreak: 1 day\nYou are on a break until Wednesday 25 November. Your streak waits for you.',
  );
  expect(wordsOf(todayList({ ...onBreak, currentStreak: 0 }, german, null))).toContain(
    'Heute, Sonntag, 22. November\nDu hast Pause bis Mittwoch, 25. November. Deine Serie wartet auf dich.',
  );
});

test('a day that ends at midnight says at the end of which day', () => {
  const until = (zone: string) => timeLeft(commitment({ dueDate: '2026-11-26', closesAt: '2026-11-26T23:00:00Z' }), zone, english);
  expect(until('Europe/Berlin')).toBe('You have until midnight at the end of Thursday 26 November.');
  expect(until('Europe/Athens')).toBe('You have until Friday 27 November, 01:00.');
  expect(timeLeft(commitment({ isAwaitingReport: true }), 'UTC', english)).toBeNull();
  expect(timeLeft(commitment({ closesAt: null, dueDate: null }), 'UTC', english)).toBeNull();
});

describe('the list of what is open', () => {
  test('names the day, the streak, and when each is due', () => {
    const list = [
      commitment({ dueDate: '2026-11-21', isAwaitingReport: true }),
      commitment({ dueDate: '2026-11-22' }),
      commitment({ dueDate: '2026-11-23' }),
      commitment(),
      commitment({ dueDate: null }),
    ];
    expect(wordsOf(todayList(member(list), english, null))).toBe(
      [
        'Today, Sunday 22 November',
        'Streak: 1 day',
        '',
        '1. run 5k (was due yesterday, you can still tell me)',
        '2. run 5k (due today)',
        '3. run 5k (due tomorrow)',
        '4. run 5k (due Thursday 26 November)',
        '5. run 5k (no due day)',
      ].join('\n'),
    );
  });

  test('has three buttons for each, numbered only when there are several', () => {
    expect(labels(todayList(member([commitment()]), english, null))).toEqual([['Done', 'Not yet', 'Could not'], ['✏️ Change it …']]);
    expect(labels(todayList(member([commitment(), commitment()]), english, null))?.[1]).toEqual(['2 Done', '2 Not yet', '2 Could not']);
  });

  test('lets what was for yesterday be said to be done yesterday', () => {
    const list = todayList(member([commitment({ dueDate: '2026-11-21', isAwaitingReport: true })]), english, null);
    expect(labels(list)?.[0]).toEqual(['Yes, yesterday', 'Only now', 'Could not']);
    expect(list.rows?.[0]?.map((button) => 'callback_data' in button && button.callback_data)).toEqual([
      'done:ERERERERQRGBEREREREREQ:2026-11-21',
      'done:ERERERERQRGBEREREREREQ',
      'failed:ERERERERQRGBEREREREREQ',
    ]);
  });

  test('shows what has just happened first, and lets it be undone', () => {
    const list = todayList(member([]), english, { heading: english.today.wasDone, commitment: commitment({ status: 'COMPLETED' }), canUndo: true });
    expect(wordsOf(list)).toBe('Done:\nrun 5k\n\nToday, Sunday 22 November\nStreak: 1 day');
    expect(labels(list)).toEqual([['Undo']]);
  });

  test('tells apart what reads the same and is due on the same day, and leaves out a day that words name', () => {
    const first = commitment({ commitment: 'run 5k tomorrow', textWithoutDay: 'run 5k', dueDate: '2026-11-22' });
    const second = { ...first, id: '22222222-2222-4222-8222-222222222222', createdAt: '2026-11-21T17:30:00Z' };
    expect(
      wordsOf(todayList(member([first, second]), english, null))
        .split('\n')
        .slice(3),
    ).toEqual(['1. run 5k (due today, promised Friday 20 November, 10:00)', '2. run 5k (due today, promised Saturday 21 November, 18:30)']);
  });

  test('names the times, in the order in which the API lists what is open', () => {
    const at = (words: string, timeOfDay: string | null, over: object = {}) =>
      commitment({ commitment: words, textWithoutDay: words, dueDate: '2026-11-22', timeOfDay, ...over });
    const list = [
      at('jog', '07:00:00'),
      at('call mum', '18:30:00'),
      at('read', null),
      at('rest', '06:00:00', { dueDate: '2026-11-23' }),
      at('plan', null, { dueDate: null }),
    ];
    expect(
      wordsOf(todayList(member(list), english, null))
        .split('\n')
        .slice(3),
    ).toEqual(['1. jog (due today, 07:00)', '2. call mum (due today, 18:30)', '3. read (due today)', '4. rest (due tomorrow, 06:00)', '5. plan (no due day)']);
    expect(wordsOf(todayList(member([at('laufen', '07:00:00')]), german, null))).toContain('laufen (heute fällig, 07:00 Uhr)');
  });

  test('goes on over pages, says how many come after, and counts through', () => {
    const open = Array.from({ length: 19 }, (_, index) =>
      commitment({ id: `11111111-1111-4111-8111-1111111111${10 + index}`, commitment: `promise ${index + 1}` }),
    );
    const page = (at: number, all = member(open)) => {
      const list = todayList(all, english, null, at);
      return { words: wordsOf(list).split('\n').slice(3), done: labels(list)?.map(([first]) => first), ways: labels(list)?.at(-2) };
    };
    expect(page(0).words[0]).toMatch(/^1\. promise 1 /);
    expect(page(0).words.slice(8)).toEqual(['... and 11 more.']);
    expect(page(0).ways).toEqual(['11 more »']);
    expect(page(1).words[0]).toMatch(/^9\. promise 9 /);
    expect(page(1).done?.slice(0, 2)).toEqual(['9 Done', '10 Done']);
    expect(page(1).ways).toEqual(['« Before', '3 more »']);
    for (const at of [2, 9]) {
      expect(page(at).words.map((line) => line.slice(0, 14))).toEqual(['17. promise 17', '18. promise 18', '19. promise 19']);
      expect(page(at).ways).toEqual(['« Before']);
    }
    expect(page(2, member(open, 120)).words.at(-1)).toBe('... and 101 more, once these are done.');
    expect(wordsOf(todayList(member(open.slice(0, 9)), german, null))).toMatch(/\.\.\. und noch eins\.$/);
  });

  test('speaks German', () => {
    expect(wordsOf(todayList(member([commitment()]), german, null))).toBe(
      'Heute, Sonntag, 22. November\nSerie: 1 Tag\n\nrun 5k (fällig: Donnerstag, 26. November)',
    );
  });

  test('marks nothing that a member wrote as anything but text', () => {
    const { words } = todayList(member([commitment({ commitment: '*run* <b>5k</b> _fast_' })]), english, null);
    expect(words).toBeInstanceOf(FmtString);
    expect(wordsOf({ words })).toContain('*run* <b>5k</b> _fast_');
    expect((words as FmtString).parse_mode).toBeUndefined();
  });
});
