import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ContextParts, runOutside } from '../build-context.ts';
import { hearSms } from '../delivery/channels/opt-out.actions.ts';
import { formOf, isSignedByTwilio, type SignedForm } from '../delivery/channels/signature.ts';
import { hearSmsStatus } from '../delivery/channels/sms-status.actions.ts';
import type { Log } from '../lib/log.ts';
import type { DoorBeside } from './door-beside.ts';
import { send } from './graphql-endpoint.ts';
import { rawBodyOf } from './raw-body.ts';
import { headerOf } from './request-headers.ts';

export const TWILIO_PATH = '/webhooks/twilio';
const MOST_BYTES = 64_000;
const NO_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

export type TwilioWebhookParts = {
  readonly authToken: string;
  /** The address under which Twilio reaches this process: it signs what it calls. */
  readonly publicUrl: () => string;
  readonly context: ContextParts;
  readonly log: Log;
};

/** What Twilio tells: how far an SMS of ours has come, and what people send. Nobody else is heard. */
export class TwilioWebhook implements DoorBeside {
  constructor(private readonly parts: TwilioWebhookParts) {}

  serves(path: string): boolean {
    return path === TWILIO_PATH;
  }

  async handle(_path: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (message.method !== 'POST') return reply(response, 405);
    const body = await rawBodyOf(message, MOST_BYTES);
    if (body === null) return reply(response, 413);
    const form = formOf(body);
    const signature = headerOf(message, 'x-twilio-signature') ?? '';
    const url = `${this.parts.publicUrl()}${message.url ?? ''}`;
    if (!(await isSignedByTwilio(this.parts.authToken, signature, url, form))) {
      this.parts.log.warn('a call in the name of Twilio was not signed by it: PUBLIC_URL has to be the address that Twilio calls');
      return reply(response, 403);
    }
    if (form['MessageStatus'] === undefined) await this.hear(form);
    else await this.follow(form, new URL(url).searchParams);
    return reply(response, 200, NO_ANSWER);
  }

  private async follow(form: SignedForm, about: URLSearchParams): Promise<void> {
    const errorCode = Number(text(form, 'ErrorCode'));
    const which = { deliveryId: about.get('delivery') ?? '', claimToken: about.get('attempt') ?? '' };
    const told = { sid: text(form, 'MessageSid'), status: text(form, 'MessageStatus'), errorCode: errorCode || null, segments: null };
    await runOutside(this.parts.context, { ...which, ...told }, hearSmsStatus);
  }

  /** Twilio calls again when it hears no answer; the same message takes effect once. */
  private async hear(form: SignedForm): Promise<void> {
    const sid = text(form, 'MessageSid');
    if (sid === '' || text(form, 'From') === '') return;
    const heard = { from: text(form, 'From'), text: text(form, 'Body'), isAnswered: text(form, 'OptOutType') !== '', sid, idempotencyKey: `twilio:${sid}` };
    const { wish } = await runOutside(this.parts.context, heard, hearSms);
    this.parts.log.debug({ wish }, 'somebody sent an SMS');
  }
}

/** A field that is there once. */
function text(form: SignedForm, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

function reply(response: ServerResponse, status: number, body = ''): void {
  const headers = { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store', ...(status === 413 && { connection: 'close' }) };
  send(response, { status, headers: status === 405 ? { ...headers, allow: 'POST' } : headers, body });
}
