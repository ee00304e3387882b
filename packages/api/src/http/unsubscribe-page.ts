import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ContextParts, runOutside } from '../build-context.ts';
import { unsubscribe } from '../delivery/channels/opt-out.actions.ts';
import type { UnsubscribeLinks } from '../delivery/channels/unsubscribe-links.ts';
import type { DoorBeside } from './door-beside.ts';
import { send } from './graphql-endpoint.ts';

const PREFIX = '/unsubscribe/';
/** No script, nothing from elsewhere, in nobody's frame. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The way out of e-mail. A GET only shows a button, since mail programs open links ahead of their readers; a POST, by the button or by the mail program
 * (RFC 8058), ends it at once. Neither asks who is there: whoever has the link has the mail.
 */
export class UnsubscribePage implements DoorBeside {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly context: ContextParts,
  ) {}

  serves(path: string): boolean {
    return path.startsWith(PREFIX);
  }

  async handle(path: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method } = message;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return show(response, 405, sentence('This page is for reading, or for its button.'));
    message.resume();
    const contactId = await this.links.contactOf(path.slice(PREFIX.length));
    if (contactId === null) return show(response, 404, sentence('This link is not complete. Open it from the e-mail again.'));
    if (method !== 'POST') return show(response, 200, BUTTON);
    await runOutside(this.context, { contactId }, unsubscribe);
    return show(response, 200, sentence('Done. No more e-mail goes to this address.'));
  }
}

const sentence = (text: string): string => `<p>${text}</p>`;
const BUTTON = `${sentence('Do you want no more e-mail at this address?')}<form method="post"><button type="submit">No more e-mail</button></form>`;

function show(response: ServerResponse, status: number, body: string): void {
  send(response, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(status === 405 && { allow: 'GET, HEAD, POST' }),
    },
    body: page(body),
  });
}

const page = (body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>E-mail from The Progress Method</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}</style></head>
<body><h1>The Progress Method</h1>${body}</body></html>
`;
