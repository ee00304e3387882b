import type { AdminFiguresQuery } from '@progress/schema';
import { describe, expect, test } from 'vitest';
import { figuresInWords } from './admin.ts';
import { keyFigures, percentOf } from './key-figures.ts';
import { menuOfChat } from './menu.ts';
import { keyFiguresPicture } from './picture/key-figures-picture.ts';
import { toPng } from './picture/to-png.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

type Kpis = NonNullable<AdminFiguresQuery['kpis']>;
const kpis = (over: Partial<Kpis> = {}): Kpis => ({
  // A Sunday evening: the week under way began on Monday the 23rd.
  refreshedAt: '2026-11-29T22:30:00Z',
  botUsage: { activeUsers: 12, totalUsers: 40, weeklyActivePercentage: 30 },
  commitmentFulfillment: { dueCommitments: 12, dueCompletedCommitments: 10, dueOnlyCompletionRate: 83.3 },
  podAttendance: { attendedSeats: 6, expectedSeats: 8, overallAttendance: 75, totalMeetingsThisWeek: 1 },
  newUsers: { newUsersThisWeek: 3 },
  kept: [
    { week: '2026-09-07', numerator: 1, denominator: 2 },
    { week: '2026-11-23', numerator: 2, denominator: 3 },
  ],
  attended: [{ week: '2026-11-16', numerator: 0, denominator: 4 }],
  joined: [{ week: '2026-11-23', numerator: 3, denominator: null }],
  ...over,
});
const nothing = kpis({
  botUsage: { activeUsers: 0, totalUsers: 0, weeklyActivePercentage: null },
  commitmentFulfillment: { dueCommitments: 0, dueCompletedCommitments: 0, dueOnlyCompletionRate: null },
  podAttendance: { attendedSeats: 0, expectedSeats: 0, overallAttendance: null, totalMeetingsThisWeek: 0 },
  newUsers: { newUsersThisWeek: 0 },
  kept: [],
  attended: [],
  joined: [],
});

describe('the key figures', () => {
  test('are those of twelve weeks from Monday to Monday, the one under way last; a week without a point is a gap, or nobody who joined', () => {
    const { weeks } = keyFigures(kpis());
    expect(weeks.kept.map(({ monday }) => monday).filter((_, at) => at === 0 || at === 11)).toEqual(['2026-09-07', '2026-11-23']);
    expect(weeks.kept.map(({ share }) => percentOf(share))).toEqual([50, null, null, null, null, null, null, null, null, null, null, 67]);
    expect(weeks.came.map(({ share }) => percentOf(share))).toEqual([null, null, null, null, null, null, null, null, null, null, 0, null]);
    expect(weeks.joined.map(({ share }) => share?.count)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
  });

  test('begin their week on a Monday, on a Monday too', () => {
    expect(keyFigures(kpis({ refreshedAt: '2026-11-23T00:00:00Z' })).weeks.kept.at(-1)?.monday).toBe('2026-11-23');
    expect(keyFigures(kpis({ refreshedAt: '2026-11-22T23:59:59Z' })).weeks.kept.at(-1)?.monday).toBe('2026-11-16');
  });

  test('are said in words, all that the picture shows, in less than a caption', () => {
    const said = figuresInWords(keyFigures(kpis()), english).text;
    expect(said).toBe(
      [
        'Key figures',
        'Active members: 12 of 40 (30%)',
        'Promises kept in time: 10 of 12 (83%)',
        'Came to calls: 6 of 8 (75%), in 1 call',
        'New members: 3',
        '',
        'Week by week, the last one still under way:',
        'Kept in time: 50% · – · – · – · – · – · – · – · – · – · – · 67%',
        'Came to calls: – · – · – · – · – · – · – · – · – · – · 0% · –',
        'New members: 0 · 0 · 0 · 0 · 0 · 0 · 0 · 0 · 0 · 0 · 0 · 3',
      ].join('\n'),
    );
    expect(said.length).toBeLessThan(1024);
    expect(figuresInWords(keyFigures(nothing), german).text).toContain('Rechtzeitig geschaffte Vorhaben: keins war fällig');
  });

  test('are drawn as a picture as wide as the others, in either language, from nothing too', async () => {
    for (const [text, figures] of [
      [english, kpis()],
      [german, kpis()],
      [english, nothing],
    ] as const) {
      const svg = keyFiguresPicture(keyFigures(figures), text);
      expect(svg).not.toMatch(/NaN|undefined|null/);
      expect((await toPng(svg)).readUInt32BE(16)).toBe(1080);
    }
  });
});

test('the menu of an admin’s chat has the commands of admins, that of others has not', () => {
  const named = (who: 'member' | 'admin') => menuOfChat(7, 'en', who).commands.map(({ command }) => command);
  expect(named('admin').slice(-2)).toEqual(['admin', 'figures']);
  expect(named('member')).not.toContain('admin');
});
