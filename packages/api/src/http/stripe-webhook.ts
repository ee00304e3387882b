import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ContextParts, runOutside } from '../build-context.ts';
import type { Log } from '../lib/log.ts';
import { hearStripe } from '../payment/stripe.actions.ts';
import { isSignedAhead, STRIPE_TOLERANCE_SECONDS, toldByStripe } from '../payment/stripe.rules.ts';
import type { DoorBeside } from './door-beside.ts';
import { send } from './graphql-endpoint.ts';
import { rawBodyOf } from './raw-body.ts';
import { headerOf } from './request-headers.ts';

const PATH = '/webhooks/stripe';
const MOST_BYTES = 512_000;

export type StripeWebhookParts = {
  /** The secret of the endpoint, as Stripe shows it: "whsec_...". */
  readonly secret: string;
  readonly context: ContextParts;
  readonly log: Log;
};

/** What Stripe tells of payments. The signature is over the bytes as they came, so nothing parses them before it is proven. Nobody else is heard. */
export class StripeWebhook implements DoorBeside {
  constructor(private readonly parts: StripeWebhookParts) {}

  serves(path: string): boolean {
    return path === PATH;
  }

  async handle(_path: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (message.method !== 'POST') return reply(response, 405, 'Stripe calls this with POST.');
    const body = await rawBodyOf(message, MOST_BYTES);
    if (body === null) return reply(response, 413, 'This is too large for an event.');
    const event = await this.proven(body, headerOf(message, 'stripe-signature') ?? '');
    if (event === null) return reply(response, 400, 'This was not signed by Stripe a moment ago.');
    const told = toldByStripe(event);
    if (told === null) return reply(response, 200, 'ignored');
    const { heard } = await runOutside(this.parts.context, told, hearStripe);
    return reply(response, 200, heard);
  }

  /** The event, or null when it is not Stripe that calls, or an old call that comes again. */
  private async proven(body: string, signature: string): Promise<object | null> {
    const nowMs = this.parts.context.clock.now().getTime();
    try {
      if (isSignedAhead(signature, nowMs)) throw new Error('signed in the future');
      const { default: Stripe } = await import('stripe');
      // Only its webhooks are used, which need no key.
      const { webhooks } = new Stripe('sk_none');
      return await webhooks.constructEventAsync(body, signature, this.parts.secret, STRIPE_TOLERANCE_SECONDS, undefined, nowMs);
    } catch {
      this.parts.log.warn('a call in the name of Stripe was not signed by it: STRIPE_WEBHOOK_SECRET has to be the secret of this very endpoint');
      return null;
    }
  }
}

function reply(response: ServerResponse, status: number, body: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...(status === 413 && { connection: 'close' }) };
  send(response, { status, headers: status === 405 ? { ...headers, allow: 'POST' } : headers, body });
}
