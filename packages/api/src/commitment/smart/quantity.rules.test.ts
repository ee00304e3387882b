import { describe, expect, it } from 'vitest';
import { quantitiesOf, spannedMinutes, statedMinutes } from './quantity.rules.ts';
import { readText } from './read-text.rules.ts';

const read = (text: string) => readText(text, new Date('2026-11-18T15:00:00Z'), { timezone: 'America/New_York', dayStartHour: 0 }).items;

describe('minutes from one time to another', () => {
  it.each([
    ['write from 9 to 11', 120],
    ['shift 6-10pm', 240],
    ['course 18:30 to 20:00', 90],
    ['study group 11-1', 120],
  ])('%s', (text, minutes) => expect(spannedMinutes(text)).toBe(minutes));

  it.each(['read pages 3-5 of it', 'do 3 to 5 laps', 'from 5 to 99', 'run'])('none in "%s"', (text) => expect(spannedMinutes(text)).toBeNull());
});

it('an hour of the clock and how often something comes are no length', () => {
  for (const text of ['bed 23h', 'take it every 8 hours']) expect(statedMinutes(text, quantitiesOf(text))).toBeNull();
  expect(statedMinutes('study 2h', quantitiesOf('study 2h'))).toBe(120);
});

it('"x8" counts as "8 times" does', () => {
  expect(quantitiesOf('hill sprints x8')).toMatchObject([{ value: 8, unit: 'times' }]);
});

it('what measures or gathers what was said is no promise of its own, and what is counted is nothing to do', () => {
  for (const [text, count] of [
    ['swim at the pool, 20 laps, today', 1],
    ['call mom, wash the car, all today', 2],
    ['Boxsack, 3 Runden heute', 1],
  ] as const)
    expect(read(text)).toHaveLength(count);
  expect(read('Boxsack, 3 Runden heute')[0]!.points.M).toBe(2);
});

it('days that are written short, or after "antes del", are days', () => {
  expect(read('Kuchen backen Do Abend')[0]!.dueDate).toBe('2026-11-19');
  expect(read('pagar la tarjeta antes del 25')[0]!.dueDate).toBe('2026-11-25');
});

it('a "k" behind a number is counted once: kilometres, or a thousand of what follows', () => {
  expect(quantitiesOf('run 5k')).toEqual([{ value: 5, unit: 'km', text: '5k' }]);
  const both = quantitiesOf('run 10k and write 2k words').map(({ value, unit }) => `${value} ${unit}`);
  expect(both.toSorted()).toEqual(['10 km', '2000 words']);
  expect(quantitiesOf('run 10k in the park')).toMatchObject([{ value: 10, unit: 'km' }]);
  expect(quantitiesOf('run 5 k today')).toMatchObject([{ value: 5, unit: 'km' }]);
  expect(quantitiesOf('save $5k')).toMatchObject([{ value: 5000, unit: 'money' }]);
  expect(quantitiesOf('write 1k words')).toEqual([{ value: 1000, unit: 'words', text: '1k words' }]);
});
