import { DomainError } from '../lib/errors.ts';
import type { KeyKind, Scope } from '../viewer/viewer.ts';

/** A third party's key lives for so long at most, and that long when nobody says. */
export const INTEGRATION_KEY_DAYS = 90;
export const LONGEST_NAME = 100;
/** For so long a key and the one that takes its place work side by side, unless told otherwise. */
export const USUAL_OVERLAP_HOURS = 24;
const LONGEST_OVERLAP_HOURS = 168;
const MOST_PODS = 100;
const HIGHEST_RATE = 10_000_000;
const DAY_MS = 24 * 60 * 60 * 1000;

const ALLOWED: { readonly [kind in KeyKind]: readonly Scope[] } = {
  service: ['act-as', 'deliveries', 'members:read', 'commitments:read', 'pods:read', 'events:read', 'kpis:read', 'pii:read'],
  admin: [],
  integration: ['members:read', 'commitments:read', 'pods:read', 'events:read', 'kpis:read', 'pii:read', 'webhooks:write'],
  member: [],
};
/** What these open they open beside others alone: who members are, and posting a log that others let be read. */
const BESIDE_OTHERS: readonly Scope[] = ['pii:read', 'webhooks:write'];

export type WantedKey = {
  readonly name: string;
  readonly kind: KeyKind;
  readonly scopes: readonly Scope[];
  readonly podIds?: readonly string[] | null | undefined;
  readonly rateLimitPerMinute?: number | null | undefined;
  readonly expiresAt?: Date | null | undefined;
};

/**
 * When a wanted key shall expire; null: never. Third parties' keys always do, within 90 days.
 * @throws DomainError INVALID_INPUT for a name, a scope or an expiry that a key of this kind cannot have
 */
export function judgeKey({ name, kind, scopes, expiresAt, podIds, rateLimitPerMinute }: WantedKey, now: Date): Date | null {
  if (kind === 'member') throw new DomainError('INVALID_INPUT', 'Sessions are not made for others: members begin them with startSession.', 'kind');
  if (name.trim() === '' || name.length > LONGEST_NAME)
    throw new DomainError('INVALID_INPUT', `Give the key a name of 1 to ${LONGEST_NAME} characters.`, 'name');
  judgeScopes(kind, scopes);
  if (podIds) judgePods({ kind, scopes }, podIds);
  requireRate(rateLimitPerMinute);
  if (expiresAt && expiresAt <= now) throw new DomainError('INVALID_INPUT', 'A key must expire in the future.', 'expiresAt');
  return kind === 'integration' ? endOfForeignKey(expiresAt, now) : (expiresAt ?? null);
}

function judgeScopes(kind: KeyKind, scopes: readonly Scope[]): void {
  const foreign = scopes.find((scope) => !ALLOWED[kind].includes(scope));
  if (foreign !== undefined) throw new DomainError('INVALID_INPUT', `A key of the kind ${kind} cannot have the scope ${foreign}.`, 'scopes');
  if (kind !== 'admin' && scopes.every((scope) => BESIDE_OTHERS.includes(scope))) throw opensNothing(kind, scopes);
}

function opensNothing(kind: KeyKind, scopes: readonly Scope[]): DomainError {
  const holder = kind === 'integration' ? 'third party' : kind;
  const given = scopes.length === 0 ? 'without scopes' : `with ${[...new Set(scopes)].join(' and ')} alone`;
  const missing = ALLOWED[kind].filter((scope) => !BESIDE_OTHERS.includes(scope));
  return new DomainError('INVALID_INPUT', `A key for a ${holder} opens nothing ${given}; name at least one of ${missing.join(', ')}.`, 'scopes');
}

/** Figures of everybody are not the figures of some pods. */
function judgePods({ kind, scopes }: Pick<WantedKey, 'kind' | 'scopes'>, podIds: readonly string[]): void {
  if (kind !== 'integration') throw new DomainError('INVALID_INPUT', 'Only a key for a third party can be limited to some pods.', 'podIds');
  if (podIds.length === 0 || podIds.length > MOST_PODS)
    throw new DomainError('INVALID_INPUT', `Name 1 to ${MOST_PODS} pods, or leave the list out for a key that is not limited to pods.`, 'podIds');
  if (scopes.includes('kpis:read'))
    throw new DomainError('INVALID_INPUT', 'The key figures count everybody: a key with kpis:read cannot be limited to some pods.', 'podIds');
}

/** @throws DomainError INVALID_INPUT unless it is a whole number of points from 1 to ten million, or nothing */
export function requireRate(perMinute: number | null | undefined): void {
  if (perMinute != null && (perMinute < 1 || perMinute > HIGHEST_RATE))
    throw new DomainError('INVALID_INPUT', `A key may spend 1 to ${HIGHEST_RATE} points in a minute.`, 'rateLimitPerMinute');
}

/** @throws DomainError INVALID_INPUT unless it is a whole number of hours from 0 to 168 */
export function requireOverlap(hours: number): number {
  if (hours < 0 || hours > LONGEST_OVERLAP_HOURS)
    throw new DomainError('INVALID_INPUT', `Both keys may work side by side for 0 to ${LONGEST_OVERLAP_HOURS} hours.`, 'overlapHours');
  return hours;
}

type Ending = { readonly revokedAt?: Date | null | undefined; readonly expiresAt?: Date | null | undefined };
/** Whether a key opens nothing any more. */
export const hasEnded = ({ revokedAt, expiresAt }: Ending, now: Date): boolean => revokedAt != null || (expiresAt != null && expiresAt <= now);

/**
 * When the key expires that takes the place of another: as said, else it lives for as long as the other was made to; null: never.
 * @throws DomainError INVALID_INPUT for an expiry that such a key cannot have
 */
export function endOfSuccessor(old: { kind: KeyKind; createdAt: Date; expiresAt: Date | null }, wanted: Date | null | undefined, now: Date): Date | null {
  if (wanted && wanted <= now) throw new DomainError('INVALID_INPUT', 'A key must expire in the future.', 'expiresAt');
  const usual = old.expiresAt && new Date(now.getTime() + old.expiresAt.getTime() - old.createdAt.getTime());
  return old.kind === 'integration' ? endOfForeignKey(wanted ?? usual, now) : (wanted ?? usual);
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
