import type { FmtString } from 'telegraf/format';
import { expect, test } from 'vitest';
import { german } from './text.de.ts';
import { english } from './text.en.ts';
import { weeklyLine } from './weekly-line.ts';
import { daysOffered } from './weekly-summary.ts';

const labels = ({ rows }: ReturnType<typeof daysOffered>) => rows?.map((row) => row.map(({ text }) => text));
const sunday = { weeklySummary: { weekday: 7, time: '18:00:00' }, memoryOptOut: false };

test('the day and the time of the summary are said in the member’s language', () => {
  expect(weeklyLine(sunday, english)).toBe('Weekly summary: Sunday, 18:00');
  expect(weeklyLine(sunday, german)).toBe('Wochenrückblick: Sonntag, 18:00 Uhr');
  expect(weeklyLine({ ...sunday, weeklySummary: null }, german)).toBe('Wochenrückblick: aus');
});

test('every day of the week is offered, and none to whoever has one', () => {
  expect(labels(daysOffered({ ...sunday, weeklySummary: null }, english))).toEqual([
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday'],
    ['Friday', 'Saturday', 'Sunday'],
    ['« Back'],
  ]);
  expect(labels(daysOffered(sunday, german))).toContainEqual(['Kein Rückblick']);
});

test('whoever wants nothing remembered is told why there is no summary', () => {
  const offered = daysOffered({ weeklySummary: null, memoryOptOut: true }, german);
  expect((offered.words as FmtString).text).toMatch(/Dafür müsste ich mir etwas merken dürfen/);
  expect(labels(offered)).toEqual([['« Zurück']]);
});
