import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came: under which id, about which event. */
export type Call = { readonly id: string; readonly eventId: string };

/** A third party's HTTP server: takes every call with 204, unless a test wants to say when, or to do something as soon as one is answered. */
export class WebhookDoor {
  readonly calls: Call[] = [];
  /** Called for each call; `answer` takes it. By default it is taken at once. */
  onCall: (answer: () => void) => void = (answer) => answer();
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    // Whoever calls may be killed in the middle of it.
    for (const stream of [request, response]) stream.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { id: string } };
      this.calls.push({ id: String(request.headers['webhook-id']), eventId: data.id });
      this.onCall(() => response.writeHead(204).end());
    });
  });

  static async open(): Promise<WebhookDoor> {
    const door = new WebhookDoor();
    door.server.listen(0, '127.0.0.1');
    await once(door.server, 'listening');
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** The calls in their order, those that were made again left out. */
  get firstCalls(): Call[] {
    return this.calls.filter(({ id }, at) => this.calls.findIndex((other) => other.id === id) === at);
  }

  /** Lets a number of calls be taken and keeps the next one waiting; resolves when that one is there. Those after it are taken. */
  keepsWaiting(after: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let taken = 0;
    this.onCall = (answer) => {
      taken += 1;
      if (taken !== after + 1) answer();
      else resolve();
    };
    return promise;
  }

  /** Lets a number of calls be taken; resolves in the moment in which the last of them was answered. Those after it are taken. */
  hasAnswered(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let taken = 0;
    this.onCall = (answer) => {
      taken += 1;
      answer();
      if (taken === count) resolve();
    };
    return promise;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
