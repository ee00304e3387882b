import { describe, expect, test } from 'vitest';
import { destinationOf } from './destination.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  'fe80::1',
  'fc00::1',
  'fd00:ec2::254',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  '2001:0:7f00:1::',
  '2002:7f00:1::',
  '::127.0.0.1',
])('%s is no address of the public internet', (address) => expect(isPublicAddress(address)).toBe(false));

test.each(['1.1.1.1', '8.8.8.8', '172.15.255.255', '172.32.0.1', '192.167.255.255', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
  '%s is an address of the public internet',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test('only this very machine is this very machine', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', '10.0.0.1', '::2'].map(isLoopbackAddress)).toEqual([true, true, true, false, false]);
});

const fault = (url: string, allowsLoopback = false): Promise<unknown> =>
  destinationOf(url, { allowsLoopback }).then(
    () => 'taken',
    (error: { code: string; field: string }) => [error.code, error.field],
  );
const REFUSED = ['INVALID_INPUT', 'url'];

describe('a destination', () => {
  test.each([
    'nonsense',
    'ftp://1.1.1.1/',
    'http://1.1.1.1/hook',
    'https://user:password@1.1.1.1/',
    'https://1.1.1.1/#here',
    `https://1.1.1.1/${'x'.repeat(2_000)}`,
    'https://127.0.0.1/',
    'https://localhost/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://nowhere.invalid/',
  ])('%s is refused', async (url) => expect(await fault(url)).toEqual(REFUSED));

  test.each(['https://1.1.1.1/hook', 'https://[2606:4700:4700::1111]:8443/hook?x=1'])('%s is taken', async (url) => expect(await fault(url)).toBe('taken'));

  test('on this very machine is taken, also without TLS, where that is allowed; a private one is not', async () => {
    expect(await Promise.all(['http://127.0.0.1:9/', 'http://localhost:9/', 'http://[::1]:9/'].map((url) => fault(url, true)))).toEqual([
      'taken',
      'taken',
      'taken',
    ]);
    expect(await Promise.all(['http://10.0.0.1/', 'https://169.254.169.254/', 'http://1.1.1.1/'].map((url) => fault(url, true)))).toEqual([
      REFUSED,
      REFUSED,
      REFUSED,
    ]);
  });
});
