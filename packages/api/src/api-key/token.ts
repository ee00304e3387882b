import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { KEY_KINDS, type KeyKind } from '../viewer/viewer.ts';

/** A token in its parts: `tpm_<kind>_<id>_<secret>`. */
export type Token = { readonly prefix: string; readonly secret: string };
export type NewToken = { readonly token: string; readonly prefix: string; readonly secretHash: string };

const FORM = new RegExp(`^(tpm_(?:${KEY_KINDS.join('|')})_[a-z0-9]{12})_([A-Za-z0-9_-]{43})$`);
const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new token: 256 random bits behind a visible prefix. Only the prefix and a hash of the secret may be kept. */
export function newToken(kind: KeyKind): NewToken {
  const id = Array.from({ length: 12 }, () => ID_LETTERS[randomBelow(ID_LETTERS.length)]).join('');
  const prefix = `tpm_${kind}_${id}`;
  const secret = randomBytes(32).toString('base64url');
  return { token: `${prefix}_${secret}`, prefix, secretHash: hashOf(secret) };
}

/** The parts of what stands behind `Bearer`; null when it cannot be a token of this API. */
export function readToken(text: string): Token | null {
  const [, prefix, secret] = FORM.exec(text) ?? [];
  return prefix !== undefined && secret !== undefined ? { prefix, secret } : null;
}

/** SHA-256, hexadecimal. The secret has 256 random bits, so a slow hash would protect nothing more. */
export function hashOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** Compares secrets, or their hashes, in constant time. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A uniform whole number from 0 to below `limit` (at most 256). */
function randomBelow(limit: number): number {
  const usable = 256 - (256 % limit);
  for (;;) {
    const [byte] = randomBytes(1);
    if (byte !== undefined && byte < usable) return byte % limit;
  }
}
