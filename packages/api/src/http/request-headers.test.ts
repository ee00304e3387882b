import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addressOf } from './request-headers.ts';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
const counted = (address: string): string => addressOf(from(address), 0);

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
  ['2001:db8:1:2::1', '2001:0DB8:0001:0002:0:0:0:9'],
  ['2001:db8::1', '2001:db8:0:0:5::'],
  ['fe80::1%eth0', 'fe80::2'],
  ['::1', '::2'],
  ['64:ff9b::8.8.8.8', '64:ff9b::1'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
])('%s and %s are one caller', (one, other) => {
  expect(counted(one)).toBe(counted(other));
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:3::1'],
  ['2001:db8:1:2::1', '2001:db8:1::2'],
  ['203.0.113.7', '203.0.113.8'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.8'],
])('%s and %s are two', (one, other) => {
  expect(counted(one)).not.toBe(counted(other));
});

test('behind a proxy it is the caller that the proxy names, and not one that the caller names', () => {
  expect(addressOf(from('10.0.0.1', '198.51.100.9, 203.0.113.7'), 1)).toBe('203.0.113.7');
  expect(addressOf(from('10.0.0.1', 'made up, 2001:db8:1:2::1'), 1)).toBe('2001:db8:1:2::/64');
  expect(addressOf(from('10.0.0.1', '203.0.113.7'), 2)).toBe('10.0.0.1');
  expect(addressOf(from('10.0.0.1', '203.0.113.7'), 0)).toBe('10.0.0.1');
  expect(addressOf(from('10.0.0.1', 'unknown'), 1)).toBe('unknown');
});
