import type { LedgerDayFragment } from '@progress/schema';
import { describe, expect, test } from 'vitest';
import { dayAfter } from './calendar-week.ts';
import { countHalfYear, firstDayOf, rateOf } from './half-year.ts';
import { progressPicture } from './picture/progress-picture.ts';
import { toPng } from './picture/to-png.ts';
import { weekPicture } from './picture/week-picture.ts';
import { summaryInWords } from './last-summary.ts';
import { inOneSentence } from './progress.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';
import { tallyWeek } from './week-tally.ts';
import { weekInWords } from './week.ts';

const TODAY = '2026-11-19';
const entry = (day: string, over: Partial<LedgerDayFragment> = {}): LedgerDayFragment => ({
  id: day,
  day,
  verdict: 'KEPT',
  credits: 1,
  misses: 0,
  isBreak: false,
  ...over,
});
const due = (dueDate: string, status: 'ACTIVE' | 'COMPLETED' | 'FAILED', isLate = false) => ({
  id: dueDate,
  commitment: 'run 5k',
  status,
  dueDate,
  closesAt: null,
  completedAt: null,
  isLate,
  isAwaitingReport: false,
  estimatedTimeMinutes: null,
  textWithoutDay: null,
  timeOfDay: null,
  createdAt: '2026-11-20T09:00:00Z',
});
const week = (ledger = [entry('2026-11-16', { credits: 2 }), entry(TODAY), entry('2026-11-15', { credits: 9 })]) =>
  tallyWeek({
    today: TODAY,
    currentStreak: 1,
    breakUntil: null,
    ledger,
    due: [due('2026-11-16', 'COMPLETED'), due('2026-11-17', 'COMPLETED', true), due('2026-11-18', 'FAILED'), due('2026-11-22', 'ACTIVE')],
  });
const half = (ledger: LedgerDayFragment[]) => countHalfYear({ today: TODAY, currentStreak: 1, longestStreak: 3, ledger });
/** Width and height as the file's header says them. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('the week', () => {
  test('runs from Monday to Sunday; kept counts on the day it was done, the rest on the day it was due', () => {
    const { days, sums } = week();
    expect(sums).toEqual({ kept: 3, late: 1, missed: 1, open: 1 });
    expect([days[0]!.day, days[3]!.isToday, days[6]!.day]).toEqual(['2026-11-16', true, '2026-11-22']);
  });

  test('counts nothing as missed on a day of a break, and what was late there as done', () => {
    const paused = entry('2026-11-18', { verdict: 'PAUSED', credits: 0, isBreak: true });
    const { sums } = tallyWeek({
      today: TODAY,
      currentStreak: 0,
      breakUntil: null,
      ledger: [paused],
      due: [due('2026-11-18', 'FAILED'), due('2026-11-18', 'COMPLETED', true), due('2026-11-17', 'FAILED')],
    });
    expect(sums).toEqual({ kept: 0, late: 1, missed: 1, open: 0 });
  });

  test('tells of a break, also on the days of it on which something was kept or is open, and what is still to come of it', () => {
    const tally = tallyWeek({
      today: TODAY,
      currentStreak: 4,
      breakUntil: '2026-11-21',
      ledger: [
        entry(TODAY, { verdict: 'PAUSED', credits: 0, isBreak: true }),
        entry('2026-11-18', { credits: 1, isBreak: true }),
        entry('2026-11-17', { credits: 2 }),
      ],
      due: [due('2026-11-18', 'FAILED'), due('2026-11-21', 'ACTIVE'), due('2026-11-22', 'ACTIVE')],
    });
    expect(weekInWords(tally, english).text).toBe(
      [
        'This week, Mon 16 Nov – Sun 22 Nov',
        'You kept 3 promises; 2 are open.',
        '',
        'Tue 17 Nov: 2 kept',
        'Wed 18 Nov: a break, 1 kept',
        'Thu 19 Nov: a break',
        'Fri 20 Nov: a break',
        'Sat 21 Nov: a break, 1 open',
        'Sun 22 Nov: 1 open',
        '',
        'Streak: 4 days',
      ].join('\n'),
    );
    expect(weekInWords(tally, german).text).toContain('Mi., 18. Nov.: Pause, 1 geschafft\nDo., 19. Nov.: Pause\n');
    const drawn = (day: string): number => weekPicture({ ...tally, days: tally.days.map((one) => ({ ...one, isBreak: one.day === day })) }, english).length;
    expect(drawn('2026-11-18')).toBeGreaterThan(drawn('none'));
  });

  test('that is nothing but a break is told as one, and nobody is asked to promise', () => {
    const tally = tallyWeek({
      today: TODAY,
      currentStreak: 0,
      breakUntil: TODAY,
      ledger: [entry(TODAY, { credits: 0, verdict: 'PAUSED', isBreak: true })],
      due: [],
    });
    const words = [english, german].map((text) => weekInWords(tally, text).text.split('\n').slice(1));
    expect(words).toEqual([
      ['A week with a break: nothing is due.', '', 'Thu 19 Nov: a break'],
      ['Eine Woche mit Pause: Nichts ist fällig.', '', 'Do., 19. Nov.: Pause'],
    ]);
  });

  test('is said in words, day by day', () => {
    expect(weekInWords(week(), english).text).toBe(
      [
        'This week, Mon 16 Nov – Sun 22 Nov',
        'You kept 3 promises, did 1 a little late and could not do 1; 1 is open.',
        '',
        'Mon 16 Nov: 2 kept',
        'Tue 17 Nov: 1 late',
        'Wed 18 Nov: 1 not done',
        'Thu 19 Nov: 1 kept',
        'Sun 22 Nov: 1 open',
        '',
        'Streak: 1 day',
      ].join('\n'),
    );
    const without = (sums: object): string[] =>
      [english, german].map(
        (text) => weekInWords({ ...week(), days: week().days, sums: { kept: 0, late: 0, missed: 0, open: 0, ...sums }, currentStreak: 0 }, text).text,
      );
    expect(without({ open: 1 })[0]).toMatch(/^This week, .*\nOne promise is open\.\n/);
    expect(without({ open: 2 })[1]).toMatch(/^Diese Woche, .*\n2 Vorhaben sind offen\.\n/);
    expect(without({ missed: 2, open: 1 })[0]).toContain('You kept none so far and could not do 2; 1 is open.');
    expect(without({ late: 1 })[0]).toContain('You did 1 a little late; nothing is open.');
    expect(without({ open: 1 })[0]).not.toContain('Streak');
    expect(weekInWords(week(), german).text).toContain('3 Vorhaben geschafft, 1 etwas später und 1 hat nicht geklappt; 1 ist offen.');
  });
});

describe('the last half year', () => {
  test('begins on a Monday 25 weeks before this one and leaves older days out', () => {
    expect(firstDayOf(TODAY)).toBe('2026-05-25');
    const { weeks, total } = half([entry('2026-05-24'), entry('2026-05-25'), entry(TODAY)]);
    expect([weeks.length, weeks[0]!.kept, weeks[25]!.kept, total.kept]).toEqual([26, 1, 1, 2]);
  });

  test('counts by weekday, and takes nothing that is still open for missed', () => {
    const { weekdays, keptDays } = half([
      entry('2026-11-16', { misses: 1 }),
      entry('2026-11-09', { verdict: 'MISSED', credits: 0, misses: 2 }),
      entry(TODAY, { verdict: 'PENDING', credits: 0, misses: 1 }),
    ]);
    expect(weekdays[0]).toEqual({ kept: 1, missed: 3 });
    expect(rateOf(weekdays[0]!)).toBe(25);
    expect(rateOf(weekdays[3]!)).toBeNull();
    expect(keptDays).toBe(1);
  });

  test('is said in one sentence', () => {
    const broken = { ...half([entry(TODAY)]), currentStreak: 0 };
    expect(inOneSentence(broken, english)).toMatch(/came due\. Your longest streak is 3 days\.$/);
    expect(inOneSentence(broken, german)).toMatch(/fällig war\. Deine längste Serie: 3 Tage\.$/);
    expect(inOneSentence(half([entry(TODAY), entry('2026-11-18', { verdict: 'MISSED', credits: 0, misses: 1 })]), english)).toBe(
      'In the last 26 weeks you kept 1 promise on 1 day, 50% of what came due. Your streak is 1 day, the longest 3 days.',
    );
  });
});

describe.each([
  ['English', english],
  ['German', german],
])('the pictures in %s', (_, text) => {
  const everyKind = (['KEPT', 'MISSED', 'FROZEN', 'PAUSED', 'NEUTRAL', 'PENDING'] as const).map((verdict, ago) =>
    entry(dayAfter(TODAY, -ago), { verdict, credits: verdict === 'KEPT' ? 3 : 0 }),
  );
  test('are drawn 1080 pixels wide, with no text smaller than 28', async () => {
    for (const svg of [weekPicture(week(), text), progressPicture(half(everyKind), text)]) {
      const [width] = sizeOf(await toPng(svg));
      expect(width).toBe(1080);
      const sizes = [...svg.matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);
    }
  });

  test('have a background of their own that covers all of them', () => {
    for (const svg of [weekPicture(week(), text), progressPicture(half([]), text)]) {
      const [, height] = /<svg[^>]* height="([\d.]+)"/.exec(svg)!;
      expect(svg).toMatch(new RegExp(`<rect x="0" y="0" width="1080" height="${height}" fill="#[0-9a-f]{6}"`));
    }
  });

  test('keep every sign and word inside', () => {
    for (const svg of [weekPicture(week([entry(TODAY, { credits: 40 })]), text), progressPicture(half(everyKind), text)]) {
      const rights = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, x, width]) => Number(x) + Number(width));
      expect(Math.max(...rights)).toBeLessThanOrEqual(1080);
    }
  });
});

test('a summary has its first line for a title', () => {
  const { text, entities } = summaryInWords('Your week\nYou kept 3 of 5 promises (60%).');
  expect(text).toBe('Your week\nYou kept 3 of 5 promises (60%).');
  expect(entities).toEqual([{ type: 'bold', offset: 0, length: 9 }]);
});
