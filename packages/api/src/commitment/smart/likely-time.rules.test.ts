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

/** What is said in the morning at ten, and in the afternoon at two. */
test.each([
  ['call the bank at 7', null, null],
  ['call the bank friday at 7', null, null],
  ['call the bank friday at 9', '09:00', '09:00'],
  ['call the bank at 9', null, null],
  // At two, eleven is tomorrow's.
  ['call the bank at 11', '11:00', '11:00'],
  ['call the dentist at 3', '15:00', '15:00'],
  ['Freitag um 3 den Zahnarzt anrufen', '15:00', '15:00'],
  ['call mum at 7', '19:00', '19:00'],
  ['gym at 7', '19:00', '19:00'],
  ['gym tomorrow at 7', '07:00', '07:00'],
  ['get up at 7', null, null],
  ['get up every day at 7', '07:00', '07:00'],
  ['get up tomorrow at 6', '06:00', '06:00'],
  ['go to bed at 10 every day', '22:00', '22:00'],
  ['go to bed at 11', '23:00', '23:00'],
  ['jeden Tag um 10 ins Bett gehen', '22:00', '22:00'],
  ['go to bed at 1 every day', null, null],
  ['movie on friday at 9', '21:00', '21:00'],
  ['movie on sunday at 3', '15:00', '15:00'],
  ['concert friday at 8', '20:00', '20:00'],
  ['dinner with anna friday at 8', '20:00', '20:00'],
  ['breakfast with tom tomorrow at 9', '09:00', '09:00'],
  ['make the bed every day at 8', '08:00', '08:00'],
  ['dinner with Tom tomorrow at 7:30', '19:30', '19:30'],
  ['dinner tomorrow at 7.30', '19:30', '19:30'],
  ['morgen um 7:30 Abendessen', '19:30', '19:30'],
  ['meet Anna at 6:15 on friday', '18:15', '18:15'],
  ['go to bed at 10:30 tonight', '22:30', '22:30'],
  ['run tomorrow at 7:30', '07:30', '07:30'],
  ['7:30 yoga tomorrow', '07:30', '07:30'],
  ['morgen um 7:30 laufen', '07:30', '07:30'],
  ['um 7:30 Uhr laufen, jeden Tag', '07:30', '07:30'],
  ['gym at 7:30', '19:30', '19:30'],
  ['gym today at 1:15', '13:15', '13:15'],
  ['lunch with ben tomorrow at 12:30', '12:30', '12:30'],
  ['call mum tomorrow at 19:30', '19:30', '19:30'],
  ['call the bank friday at 9:30', '09:30', '09:30'],
])('"%s" is meant for %s when it is said at ten, and for %s when at two', (text, atTen, atTwo) => {
  expect([timeIn(text), timeIn(text, 13)]).toEqual([atTen, atTwo]);
});
