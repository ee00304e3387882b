import { botOf } from './api-key/api-key.rules.ts';
import type { KeyUses } from './api-key/key-uses.ts';
import type { AdminRoles, KnownCallers, KnownKey, KnownMember } from './api-key/known-callers.ts';
import { hashOf, isSame, readToken, type Token } from './api-key/token.ts';
import { RateLimited } from './http/http-refusal.ts';
import type { RateLimiter } from './http/rate-limiter.ts';
import type { Clock } from './lib/clock.ts';
import { DomainError } from './lib/errors.ts';
import { anonymous, type Viewer } from './viewer/viewer.ts';

/** What a caller shows: the two headers, or the same names in a WebSocket's connection_init. */
export type Credentials = { readonly authorization: string | undefined; readonly actAs: string | undefined };

export type AuthenticatorParts = {
  readonly callers: KnownCallers;
  readonly failures: RateLimiter;
  readonly uses: KeyUses;
  readonly clock: Clock;
};

const FAILURES_PER_MINUTE = 30;
const NO_HASH = '0'.repeat(64);
/** Names of schemes have no case. */
const BEARER = /^bearer /i;
const ACT_AS = /^telegram:([1-9]\d{0,15})$/;

/** Tells who is calling. */
export class Authenticator {
  /** The right secret of a key that is remembered, as it was shown: comparing is a tenth of hashing. In memory alone, and no longer than the key. */
  private readonly shownSecrets = new WeakMap<KnownKey, string>();

  constructor(private readonly parts: AuthenticatorParts) {}

  /**
   * The viewer behind credentials; `anonymous` when none are shown. At once for whoever called in the last seconds, else as a promise.
   * @param address the network address of the caller, by which failures are counted
   * @throws DomainError UNAUTHENTICATED for a key that is unknown, expired or revoked; RATE_LIMITED after too many of them;
   *   FORBIDDEN when the key may not act for members; NOT_FOUND when nobody has registered with that Telegram id
   */
  identify({ authorization, actAs }: Credentials, address: string): Viewer | Promise<Viewer> {
    if (authorization === undefined) {
      if (actAs !== undefined) throw new DomainError('UNAUTHENTICATED', 'The header x-act-as needs a service key beside it.');
      return anonymous;
    }
    const token = BEARER.test(authorization) ? readToken(authorization.slice(7).trim()) : null;
    const viewerOf = (found: KnownKey | undefined): Viewer | Promise<Viewer> => {
      const key = this.proven(found, token, address);
      this.parts.uses.note(key.id, this.parts.clock.now());
      return actAs === undefined ? this.alone(key) : this.actingFor(key, actAs);
    };
    const remembered = token ? this.parts.callers.rememberedKey(token.prefix) : undefined;
    return remembered || !token ? viewerOf(remembered) : this.fetchedKey(token, address).then(viewerOf);
  }

  /** The key, when the token is its own and it counts. */
  private proven(key: KnownKey | undefined, token: Token | null, address: string): KnownKey {
    const isRight = this.isRight(key, token?.secret ?? '');
    if (!key || !isRight) throw this.failed(address, token?.prefix);
    this.mustCount(key);
    return key;
  }

  /** The hash is compared for unknown keys too, so that the time taken tells nothing. */
  private isRight(key: KnownKey | undefined, secret: string): boolean {
    const shown = key && this.shownSecrets.get(key);
    if (shown !== undefined && isSame(shown, secret)) return true;
    const isRight = isSame(hashOf(secret), key?.secretHash ?? NO_HASH);
    if (key && isRight) this.shownSecrets.set(key, secret);
    return isRight;
  }

  private mustCount({ kind, isRevoked, expiresAt }: KnownKey): void {
    const hasExpired = expiresAt !== null && expiresAt <= this.parts.clock.now();
    if (!isRevoked && !hasExpired) return;
    if (kind === 'member') throw new DomainError('UNAUTHENTICATED', 'This session has ended. Open the page from the bot again.');
    throw new DomainError('UNAUTHENTICATED', `This key ${isRevoked ? 'was revoked' : 'has expired'}. Ask an admin for another.`);
  }

  /** Who guesses is not let through to the database; a key in use is not locked out by somebody else's failures at the same address. */
  private async fetchedKey({ prefix }: Token, address: string): Promise<KnownKey | undefined> {
    if (!this.parts.failures.look(`address ${address}`, FAILURES_PER_MINUTE).isAllowed) throw tooManyFailures();
    return this.parts.callers.key(prefix);
  }

  /** Counts a failure, and what to answer to it. */
  private failed(address: string, prefix: string | undefined): DomainError {
    const { failures } = this.parts;
    const doors = [`address ${address}`, ...(prefix === undefined ? [] : [`prefix ${prefix}`])];
    const isPatient = doors.map((door) => failures.take(door, 1, FAILURES_PER_MINUTE).isAllowed).every(Boolean);
    return isPatient ? new DomainError('UNAUTHENTICATED', 'This key is not known: send it whole, as "Authorization: Bearer tpm_...".') : tooManyFailures();
  }

  private alone(key: KnownKey): Viewer {
    const base = { ...anonymous, keyId: key.id, firstKeyId: key.firstId, scopes: key.scopes, podIds: key.podIds, ...budgetOf(key) };
    if (key.kind === 'service') return { ...base, kind: 'bot', bot: botOf(key.name) };
    if (key.kind === 'integration') return { ...base, kind: 'integration' };
    // A session is worth what its member may do as a member, whatever else they are: admins have ways of their own.
    if (key.kind === 'member') return { ...base, kind: 'member', id: key.userId };
    if (key.userId === null) return { ...base, kind: 'admin' };
    const rank = this.rankOf(key.roles);
    if (!rank.isAdmin) throw new DomainError('UNAUTHENTICATED', 'The person this key belongs to is no admin any more.');
    return { ...base, kind: 'admin', id: key.userId, isSuperAdmin: rank.isSuperAdmin };
  }

  private actingFor(key: KnownKey, actAs: string): Viewer | Promise<Viewer> {
    if (key.kind !== 'service' || !key.scopes.includes('act-as'))
      throw new DomainError('FORBIDDEN', 'This key may not act for members: leave the header x-act-as out.');
    const [, telegramId] = ACT_AS.exec(actAs) ?? [];
    if (telegramId === undefined) throw new DomainError('INVALID_INPUT', 'Write x-act-as as "telegram:<id>".', 'x-act-as');
    const remembered = this.parts.callers.rememberedMember(telegramId);
    return remembered ? this.memberBehind(key, remembered) : this.parts.callers.member(telegramId).then((member) => this.memberBehind(key, member));
  }

  private memberBehind(key: KnownKey, member: KnownMember | undefined): Viewer {
    if (!member) throw new DomainError('NOT_FOUND', 'Nobody has registered with this Telegram id: call registerTelegramUser first.', 'x-act-as');
    const { isAdmin, isSuperAdmin } = this.rankOf(member.roles);
    const base = { scopes: key.scopes, podIds: null, keyId: key.id, firstKeyId: key.firstId, bot: botOf(key.name), ...budgetOf(key) };
    return { ...base, kind: isAdmin ? 'admin' : 'member', id: member.id, isSuperAdmin };
  }

  /** What admin roles are worth at this instant. */
  private rankOf({ adminUntil, superAdminUntil }: AdminRoles): { isAdmin: boolean; isSuperAdmin: boolean } {
    const now = this.parts.clock.now();
    const counts = (until: Date | null | undefined): boolean => until === null || (until !== undefined && until > now);
    const isSuperAdmin = counts(superAdminUntil);
    return { isAdmin: isSuperAdmin || counts(adminUntil), isSuperAdmin };
  }
}

const budgetOf = ({ ratePerMinute }: KnownKey): { pointsPerMinute?: number } => (ratePerMinute === null ? {} : { pointsPerMinute: ratePerMinute });

const tooManyFailures = (): DomainError => new RateLimited('Too many calls with a wrong key. Wait a minute and check the key.', new Date(Date.now() + 60_000));
