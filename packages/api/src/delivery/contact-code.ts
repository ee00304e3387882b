import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const slowHash = promisify<string, Buffer, number, Buffer>(scrypt);
const HASH_BYTES = 32;

/** Six digits by chance, and how they are kept: "<salt>.<hash>". The hash is slow, since there are only a million codes to try. */
export async function newCode(): Promise<{ readonly code: string; readonly hash: string }> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const salt = randomBytes(16);
  const hash = await slowHash(code, salt, HASH_BYTES);
  return { code, hash: `${salt.toString('hex')}.${hash.toString('hex')}` };
}

/** Whether this is the code that is kept so; spaces do not matter. */
export async function isCode(given: string, kept: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split('.');
  const tried = await slowHash(given.replaceAll(/\s/gu, ''), Buffer.from(salt, 'hex'), HASH_BYTES);
  return timingSafeEqual(tried, Buffer.from(hash, 'hex'));
}
