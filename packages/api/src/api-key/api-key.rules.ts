import { DomainError } from '../lib/errors.ts';
import type { KeyKind, Scope } from '../viewer/viewer.ts';

/** A third party's key lives for so long at most, and that long when nobody says. */
export const INTEGRATION_KEY_DAYS = 90;
export const LONGEST_NAME = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

const ALLOWED: { readonly [kind in KeyKind]: readonly Scope[] } = {
  service: ['act-as', 'deliveries', 'members:read', 'commitments:read', 'pods:read', 'events:read', 'kpis:read', 'pii:read'],
  admin: [],
  integration: ['members:read', 'commitments:read', 'pods:read', 'events:read', 'kpis:read', 'pii:read'],
};

export type WantedKey = { readonly name: string; readonly kind: KeyKind; readonly scopes: readonly Scope[]; readonly expiresAt?: Date | null | undefined };

/**
 * When a wanted key shall expire; null: never. Third parties' keys always do, within 90 days.
 * @throws DomainError INVALID_INPUT for a name, a scope or an expiry that a key of this kind cannot have
 */
export function judgeKey({ name, kind, scopes, expiresAt }: WantedKey, now: Date): Date | null {
  if (name.trim() === '' || name.length > LONGEST_NAME)
    throw new DomainError('INVALID_INPUT', `Give the key a name of 1 to ${LONGEST_NAME} characters.`, 'name');
  judgeScopes(kind, scopes);
  if (expiresAt && expiresAt <= now) throw new DomainError('INVALID_INPUT', 'A key must expire in the future.', 'expiresAt');
  return kind === 'integration' ? endOfForeignKey(expiresAt, now) : (expiresAt ?? null);
}

function judgeScopes(kind: KeyKind, scopes: readonly Scope[]): void {
  const foreign = scopes.find((scope) => !ALLOWED[kind].includes(scope));
  if (foreign !== undefined) throw new DomainError('INVALID_INPUT', `A key of the kind ${kind} cannot have the scope ${foreign}.`, 'scopes');
  if (kind === 'integration' && scopes.length === 0)
    throw new DomainError('INVALID_INPUT', 'A key for a third party opens nothing without scopes; name at least one.', 'scopes');
}

function endOfForeignKey(wanted: Date | null | undefined, now: Date): Date {
  const latest = new Date(now.getTime() + INTEGRATION_KEY_DAYS * DAY_MS);
  if (wanted && wanted > latest) throw new DomainError('INVALID_INPUT', `A key for a third party lives for at most ${INTEGRATION_KEY_DAYS} days.`, 'expiresAt');
  return wanted ?? latest;
}

/** Which bot a service key belongs to, by its name; null for other services. */
export function botOf(keyName: string): 'commitment' | 'pod' | null {
  if (keyName === 'commitment-bot') return 'commitment';
  return keyName === 'pod-bot' ? 'pod' : null;
}
