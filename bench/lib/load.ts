import { connect, type Socket } from 'node:net';

/** One request as the bytes that go over the wire. */
export type Wire = Buffer;
export type Loaded = { readonly requests: number; readonly seconds: number; readonly latenciesMs: number[] };

/** A POST request with a JSON body over a connection that stays open. */
export function wireOf(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Wire {
  const { host, pathname } = new URL(url);
  const text = JSON.stringify(body);
  const all = { host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${pathname} HTTP/1.1\r\n${head.join('')}\r\n${text}`);
}

/** Sends one request at a time over one connection. */
export class Caller {
  private readonly socket: Socket;
  private received = '';
  private done: (body: string) => void = () => undefined;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (chunk: string) => this.take(chunk));
  }

  async ask(wire: Wire): Promise<string> {
    return new Promise((resolve) => {
      this.done = resolve;
      this.socket.write(wire);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.received += chunk;
    const head = this.received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.received)?.[1] ?? 0);
    const end = head + 4 + length;
    if (this.received.length < end) return;
    const body = Buffer.from(this.received.slice(head + 4, end), 'latin1').toString();
    this.received = this.received.slice(end);
    this.done(body);
  }
}

/** `isRepeatable`: after the last request comes the first again; otherwise it ends there. */
type Way = { readonly callers: number; readonly seconds: number; readonly isRepeatable: boolean };

/** Keeps so many callers asking for so long; each request is the next one that nobody has sent. */
export async function load(url: string, wires: readonly Wire[], { callers, seconds, isRepeatable }: Way): Promise<Loaded> {
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let sent = 0;
  const keepAsking = async (): Promise<void> => {
    const caller = new Caller(url);
    while (performance.now() < until && (isRepeatable || sent < wires.length)) {
      const wire = wires[sent++ % wires.length]!;
      const askedAt = performance.now();
      await caller.ask(wire);
      latenciesMs.push(performance.now() - askedAt);
    }
    caller.close();
  };
  await Promise.all(Array.from({ length: callers }, keepAsking));
  return { requests: latenciesMs.length, seconds: (performance.now() - startedAt) / 1000, latenciesMs };
}
