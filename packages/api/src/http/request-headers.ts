import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** One header as text; undefined when it is not there, and when it is there more than once. */
export function headerOf(message: IncomingMessage, name: string): string | undefined {
  const value = message.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The network address by which callers are counted. Each reverse proxy that is trusted adds the address it was called from to the end of x-forwarded-for; what stands
 * before those may be made up.
 */
export function addressOf(message: IncomingMessage, trustedProxies: number): string {
  const direct = message.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return networkOf(direct);
  const forwarded = (headerOf(message, 'x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return networkOf(forwarded.at(-trustedProxies) || direct);
}

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Who has an IPv6 address has 2^64 of them, which are one caller: the first 64 bits stand for all of them. An IPv4 address is the same whichever way it came.
 * What is no address stays what it is.
 */
function networkOf(address: string): string {
  const mapped = IPV4_IN_IPV6.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  // An address of the web is written in one way only: without leading zeros, in small letters, with no IPv4 at its end.
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const left = Array<string>(8 - before.length - after.length).fill('0');
  return `${[...before, ...left, ...after].slice(0, 4).join(':')}::/64`;
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
