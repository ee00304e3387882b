import { expect, test } from 'vitest';
import { readText } from './read-text.rules.ts';

const FRAME = { timezone: 'Europe/Berlin', dayStartHour: 3 };
/** Read on Wednesday, 18 November 2026, at ten in the morning or at two in the afternoon in Berlin. */
const timeIn = (text: string, hour: 9 | 13 = 9) => readText(text, new Date(Date.UTC(2026, 10, 18, hour)), FRAME).items[0]?.timeOfDay;

test.each([
  ['every weekday at 7 run', '07:00'],
  ['run every weekday at 7', '07:00'],
  ['run every monday at 7pm', '19:00'],
  ['every evening at 7 walk the dog', '19:00'],
  ['call mom tomorrow at 3', '15:00'],
  ['call mom on friday at 18:30', '18:30'],
  ['call mum friday at 6', '18:00'],
  ['run friday at 6', '06:00'],
  ['jeden Werktag um 7 Uhr laufen', '07:00'],
  ['jeden Werktag um 7 laufen', '07:00'],
  ['morgen um 18 Uhr Mama anrufen', '18:00'],
  ['stop at 20 pages every day', null],
  ['run 5 km tomorrow', null],
])('in "%s" the time is %s', (text, time) => {
  expect(timeIn(text)).toBe(time);
});

test('for today the hour that is still ahead is meant', () => {
  expect(timeIn('call mom today at 11')).toBe('11:00');
  expect(timeIn('call mom today at 7')).toBe('19:00');
  expect(timeIn('call mom today at 11', 13)).toBe('11:00');
});
