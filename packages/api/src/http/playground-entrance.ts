import type { IncomingMessage, ServerResponse } from 'node:http';
import { adminBehindLink, type Entered, enterPlayground, refuseLink } from '../api-key/playground-link.actions.ts';
import { type ContextParts, runAs } from '../build-context.ts';
import { DomainError } from '../lib/errors.ts';
import type { Query } from '../lib/query.ts';
import { anonymous } from '../viewer/viewer.ts';
import type { DoorBeside } from './door-beside.ts';
import { send } from './graphql-endpoint.ts';
import { statusOf } from './http-refusal.ts';
import { RateLimiter } from './rate-limiter.ts';
import { rawBodyOf } from './raw-body.ts';
import { addressOf, headerOf } from './request-headers.ts';

const PATH = '/playground/enter';
const MOST_BYTES = 1_000;
const TRIES_PER_MINUTE = 30;

export type EntranceParts = { readonly query: Query; readonly context: ContextParts; readonly trustedProxies: number };

/**
 * Where the playground gives a link in for a key. It takes JSON alone, which pages of others cannot send without being asked about, and answers in the body:
 * the key stays in that tab. There is no cookie, so nothing that a browser sends by itself lets anybody in.
 */
export class PlaygroundEntrance implements DoorBeside {
  private readonly tries = new RateLimiter();

  constructor(private readonly parts: EntranceParts) {}

  serves(path: string): boolean {
    return path === PATH;
  }

  async handle(_path: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (message.method !== 'POST') return reply(response, 405, { error: 'The playground gives links in here with POST.' });
    if (!this.tries.take(addressOf(message, this.parts.trustedProxies), 1, TRIES_PER_MINUTE).isAllowed)
      return reply(response, 429, { error: 'Too many tries. Wait a minute.' });
    if (headerOf(message, 'content-type') !== 'application/json') return reply(response, 415, { error: 'Send JSON, as application/json.' });
    const secret = secretIn(await rawBodyOf(message, MOST_BYTES));
    if (secret === null) return reply(response, 400, { error: 'Send {"link": "<what follows #enter= in the link>"}.' });
    try {
      const { token, expiresAt } = await this.enter(secret);
      return reply(response, 200, { key: String(token), expiresAt: expiresAt.toISOString() });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return reply(response, statusOf(error), { error: error.message });
    }
  }

  private async enter(secret: string): Promise<Entered> {
    const { query, context } = this.parts;
    const admin = await adminBehindLink(query, secret, context.clock.now());
    if (admin === null) return refuseLink();
    return runAs(context, { ...anonymous, kind: 'admin', ...admin }, { secret }, enterPlayground);
  }
}

function secretIn(body: string | null): string | null {
  try {
    const { link } = JSON.parse(body ?? '') as { link?: unknown };
    return typeof link === 'string' ? link : null;
  } catch {
    return null;
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  send(response, { status, headers: status === 405 ? { ...headers, allow: 'POST' } : headers, body: JSON.stringify(body) });
}
