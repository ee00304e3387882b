import { expect, test } from 'vitest';
import { windowsOf } from './availability.rules.ts';

const span = (dayOfWeek: number, fromTime: string, toTime: string) => ({ dayOfWeek, fromTime, toTime });

test('spans are kept in the order of the week, to the minute; those that touch are two', () => {
  expect(windowsOf([span(3, '18:00:00', '20:30:00'), span(1, '12:00', '13:00'), span(1, '09:00', '12:00')])).toEqual([
    span(1, '09:00', '12:00'),
    span(1, '12:00', '13:00'),
    span(3, '18:00', '20:30'),
  ]);
  expect(windowsOf([])).toEqual([]);
});

test.each([
  ['on no weekday', [span(0, '09:00', '10:00')]],
  ['on no weekday', [span(8, '09:00', '10:00')]],
  ['that ends where it begins', [span(1, '09:00', '09:00:30')]],
  ['that runs past midnight', [span(1, '22:00', '01:00')]],
  ['that overlaps another', [span(2, '09:00', '11:00'), span(2, '10:59', '12:00')]],
  ['given twice', [span(2, '09:00', '11:00'), span(2, '09:00', '11:00')]],
  ['too many', Array.from({ length: 22 }, (_, at) => span(1, `${String(at).padStart(2, '0')}:00`, `${String(at).padStart(2, '0')}:30`))],
])('a span %s is refused', (_, windows) => {
  expect(() => windowsOf(windows)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'windows' }));
});
