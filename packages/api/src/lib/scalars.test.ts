import { describe, expect, test } from 'vitest';
import { DateTimeISO, EmailAddress, LocalDate, LocalTime, TelegramID, TimeZone } from './scalars.ts';

describe('a time zone', () => {
  test.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'UTC'])('%s is taken', (zone) => {
    expect(TimeZone.parseValue(zone)).toBe(zone);
  });

  test.each(['EST5EDT', 'IST', 'CET', '+02:00', 'Etc/GMT+5', 'Mars/Olympus', 'Europe', '', 5])('%s is refused with the cure', (zone) => {
    expect(() => TimeZone.parseValue(zone)).toThrow('A time zone is written as a place, such as "Europe/Berlin", or "UTC".');
  });

  test('is kept under one spelling', () => {
    expect(TimeZone.parseValue('europe/berlin')).toBe('Europe/Berlin');
    expect(TimeZone.parseValue('Asia/Calcutta')).toBe('Asia/Kolkata');
    expect(TimeZone.parseValue('US/Eastern')).toBe('America/New_York');
  });
});

describe('a Telegram id', () => {
  test.each(['0', '7', '-1001234567890', '4503599627370495'])('%s is taken', (id) => {
    expect(TelegramID.parseValue(id)).toBe(id);
  });

  test.each(['4503599627370496', '007', '1e5', '1.5', ' 1', '', '-', 12, null])('%s is refused', (id) => {
    expect(() => TelegramID.parseValue(id)).toThrow('A Telegram id is a whole number of at most 52 bits');
  });
});

test('days, times, instants and addresses that do not exist are refused with the cure', () => {
  expect(LocalDate.parseValue('2028-02-29')).toBe('2028-02-29');
  expect(() => LocalDate.parseValue('2026-02-29')).toThrow('A day is one that the calendar has, written such as "2026-11-22".');
  expect(LocalTime.parseValue('19:00')).toBe('19:00');
  expect(() => LocalTime.parseValue('25:00')).toThrow('A time of day is written such as "19:00".');
  expect(DateTimeISO.parseValue('2026-11-22T10:00:00+02:00').toISOString()).toBe('2026-11-22T08:00:00.000Z');
  expect(() => DateTimeISO.parseValue('2026-11-22')).toThrow('An instant is written with its offset, such as "2026-11-22T19:00:00Z".');
  expect(EmailAddress.parseValue('a@example.org')).toBe('a@example.org');
  expect(() => EmailAddress.parseValue('a@')).toThrow('An e-mail address is one plain address, such as "ana@example.org".');
});
