import { describe, expect, test } from 'vitest';
import { askedWithoutHour, hourIn, isHourAlone, saysTheSame, withoutHour } from './hour-words.ts';

test.each([
  ['call mum at 7', 'at 7', 'call mum'],
  ['call mum at 7pm on friday', 'at 7pm', 'call mum on friday'],
  ['at 7 call mum', 'at 7', 'call mum'],
  ['call mum 7 pm', '7 pm', 'call mum'],
  ['run, 6:30', '6:30', 'run'],
  ['run @ 6', '@ 6', 'run'],
  ['Mama um 18 Uhr anrufen', 'um 18 Uhr', 'Mama anrufen'],
  ['Mama um halb 8 anrufen', 'um halb 8', 'Mama anrufen'],
  ['Mama anrufen um 7', 'um 7', 'Mama anrufen'],
  ['llamar a mamá a las 7', 'a las 7', 'llamar a mamá'],
  ['appeler maman à 19h', 'à 19h', 'appeler maman'],
  ['ligar para a mãe às 7', 'às 7', 'ligar para a mãe'],
  ['stop at 20 pages', null, 'stop at 20 pages'],
  ['um 5 Kilo abnehmen', null, 'um 5 Kilo abnehmen'],
  ['run 7 km', null, 'run 7 km'],
  ['pay 18.50', null, 'pay 18.50'],
  ['um 7 Uhr', 'um 7 Uhr', 'um 7 Uhr'],
])('in "%s" the hour is %s, and "%s" is left', (words, hour, left) => {
  expect(hourIn(words)).toBe(hour);
  expect(withoutHour(words)).toBe(left);
});

test.each([
  ['no time', ''],
  ['Ohne Uhrzeit.', ''],
  ['whenever', ''],
  ['call mum, no time', 'call mum'],
  ['call mum without a time', 'call mum'],
  ['Mama anrufen ohne feste Uhrzeit', 'Mama anrufen'],
  ['Mama anrufen, egal wann', 'Mama anrufen'],
  ['waste no time', null],
  ['spend any time with the children', null],
  ['eine Stunde ohne Handy', null],
])('"%s" asks for no hour and leaves %j', (words, left) => {
  expect(askedWithoutHour(words)).toBe(left);
});

describe('an hour', () => {
  test('may stand alone', () => {
    expect(['at 7', '18:30', 'um 7 Uhr', '7am.'].map(isHourAlone)).toEqual([true, true, true, true]);
    expect(['call mum at 7', 'friday at 7', 'friday', ''].map(isHourAlone)).toEqual([false, false, false, false]);
  });
  test('may be all that differs', () => {
    expect(saysTheSame('Call mum.', ['call mum at 7 on friday', 'call mum at 7'])).toBe(true);
    expect(saysTheSame('call dad', ['call mum at 7'])).toBe(false);
  });
});
