import type { Authenticator, Credentials } from '../authenticate.ts';
import { DomainError } from '../lib/errors.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { RateLimited } from './http-refusal.ts';
import type { Allowance, RateLimiter } from './rate-limiter.ts';

/** Who was let in, and the purse their operations are paid from. */
export type Visitor = { readonly viewer: Viewer; readonly pay: (points: number) => Allowance };

export type DoorParts = {
  readonly authenticator: Authenticator;
  readonly limiter: RateLimiter;
  /** Points a key may spend in a minute. */
  readonly perMinute: number;
};

/** Callers without a key share what one address may spend: a twentieth of a key's points. */
const ANONYMOUS_SHARE = 1 / 20;
/** A bot speaks for all members at once. */
const SERVICE_SHARE = 10;
/** A page on which one member looks at what is theirs. */
const MEMBER_SHARE = 1 / 10;

/** Lets callers in: rate first, then credentials. */
export class Door {
  constructor(private readonly parts: DoorParts) {}

  /**
   * The visitor behind credentials, at once when they are remembered.
   * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (whom to act for) or RATE_LIMITED
   */
  enter(credentials: Credentials, address: string): Visitor | Promise<Visitor> {
    if (credentials.authorization === undefined) this.mustHavePoints(address, this.shareOf(null));
    const viewer = this.identify(credentials, address);
    return viewer instanceof Promise ? viewer.then((known) => this.admitted(known, address)) : this.admitted(viewer, address);
  }

  private admitted(viewer: Viewer, address: string): Visitor {
    const purse = isSession(viewer) ? `member ${viewer.id}` : (viewer.keyId ?? address);
    const perMinute = this.shareOf(viewer);
    this.mustHavePoints(purse, perMinute);
    return { viewer, pay: (points) => this.parts.limiter.take(purse, points, perMinute) };
  }

  /**
   * Who is behind credentials now; costs nothing.
   * @throws DomainError as `enter`, but for the rate
   */
  identify(credentials: Credentials, address: string): Viewer | Promise<Viewer> {
    return this.parts.authenticator.identify(credentials, address);
  }

  private mustHavePoints(purse: string, perMinute: number): void {
    const { isAllowed, resetAt } = this.parts.limiter.look(purse, perMinute);
    if (isAllowed) return;
    const nextAt = this.parts.limiter.nextAt(purse, perMinute);
    throw new RateLimited('You have asked for more than may be asked in a minute. Wait as long as `retryAfter` says.', nextAt, resetAt);
  }

  private shareOf(viewer: Viewer | null): number {
    const { perMinute } = this.parts;
    if (viewer === null || viewer.keyId === null) return Math.max(100, perMinute * ANONYMOUS_SHARE);
    if (viewer.pointsPerMinute !== undefined) return viewer.pointsPerMinute;
    if (isSession(viewer)) return perMinute * MEMBER_SHARE;
    return viewer.bot !== null || viewer.kind === 'bot' ? perMinute * SERVICE_SHARE : perMinute;
  }
}

/** A member who comes by themselves, and not through a service that acts for them; all their sessions pay from one purse. */
const isSession = ({ kind, scopes }: Viewer): boolean => kind === 'member' && !scopes.includes('act-as');

/**
 * Introspection tells a stranger what to attack; in production it needs a key.
 * @throws DomainError UNAUTHENTICATED
 */
export function mayIntrospect(viewer: Viewer, isProduction: boolean): void {
  if (isProduction && viewer.kind === 'anonymous')
    throw new DomainError('UNAUTHENTICATED', 'Asking about the schema needs a key here. The schema is published as schema.graphql.');
}
