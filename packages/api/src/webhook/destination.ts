import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DomainError } from '../lib/errors.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** Where events are posted: the address, looked up once, is the one that is connected to. */
export type Destination = { readonly url: URL; readonly address: string; readonly family: 4 | 6 };
export type DestinationRules = {
  /** Whether this very machine may be an address, also without TLS: for development and tests. */
  readonly allowsLoopback: boolean;
};

const LONGEST_URL = 2_000;
const refused = (sentence: string): DomainError => new DomainError('INVALID_INPUT', sentence, 'url');

/**
 * Looks up where a URL leads, and refuses it when that is not the public internet: with one private address among several it is refused as a whole.
 * @throws DomainError INVALID_INPUT with what is wrong
 */
export async function destinationOf(text: string, rules: DestinationRules): Promise<Destination> {
  const url = urlOf(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await addressesOf(host);
  const [first] = addresses;
  if (!first) throw refused(`The host ${host} cannot be looked up: correct the address.`);
  const isLoopback = rules.allowsLoopback && addresses.every(({ address }) => isLoopbackAddress(address));
  if (!isLoopback && !addresses.every(({ address }) => isPublicAddress(address)))
    throw refused('This address does not lead to the public internet: private, local and reserved addresses are refused.');
  if (!isLoopback && url.protocol !== 'https:') throw refused('Webhooks are sent over TLS only: give an address that begins with https://.');
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

function urlOf(text: string): URL {
  if (text.length > LONGEST_URL || !URL.canParse(text))
    throw refused(`Give a whole address such as https://example.org/hook, of at most ${LONGEST_URL} characters.`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('Webhooks are sent over TLS only: give an address that begins with https://.');
  if (url.username !== '' || url.password !== '') throw refused('An address with a user name or a password in it is refused: check the signature instead.');
  if (url.hash !== '') throw refused('Leave out what follows the sign #: it is not sent.');
  return url;
}

async function addressesOf(host: string): Promise<readonly { address: string; family: number }[]> {
  try {
    return await lookup(host, { all: true });
  } catch {
    return [];
  }
}
