import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, vi } from 'vitest';

/** A call as it came. */
export type Call = { readonly id: string; readonly timestamp: string; readonly signature: string; readonly body: string; readonly event: any };
/** What is answered: a status, a redirect elsewhere, or nothing at all until `free`. */
export type Reply = number | { readonly location: string } | 'hang';

/** A third party's HTTP server on loopback: each call takes the next of `replies`, or is taken with 204. */
export class WebhookReceiver {
  readonly calls: Call[] = [];
  readonly replies: Reply[] = [];
  /** What is answered when `replies` is empty. */
  usual: Reply = 204;
  private readonly held: ServerResponse[] = [];
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const header = (name: string): string => String(request.headers[name]);
      this.calls.push({
        id: header('webhook-id'),
        timestamp: header('webhook-timestamp'),
        signature: header('webhook-signature'),
        body,
        event: JSON.parse(body),
      });
      this.reply(response, this.replies.shift() ?? this.usual);
    });
  });

  private constructor() {
    afterAll(() => {
      this.server.closeAllConnections();
      this.server.close();
    });
  }

  static async open(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', () => resolve()));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** Answers those who were kept waiting. */
  free(): void {
    for (const response of this.held.splice(0)) response.writeHead(204).end();
  }

  has(count: number): Promise<void> {
    return vi.waitFor(() => {
      if (this.calls.length < count) throw new Error(`Called ${this.calls.length} times: ${JSON.stringify(this.calls.map(({ event }) => event))}`);
    }, 20_000);
  }

  private reply(response: ServerResponse, reply: Reply): void {
    if (reply === 'hang') this.held.push(response);
    else if (typeof reply === 'number') response.writeHead(reply).end('what is said here is not read');
    else response.writeHead(302, reply).end();
  }
}

/** Whether a call is signed with a secret, checked as the Standard Webhooks specification says. */
export function isSigned({ id, timestamp, signature, body }: Call, secret: string): boolean {
  const expected = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest();
  return signature.split(' ').some((one) => {
    const given = Buffer.from(one.replace('v1,', ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
