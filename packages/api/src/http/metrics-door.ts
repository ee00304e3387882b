import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DomainError } from '../lib/errors.ts';
import type { Door } from './door.ts';
import type { DoorBeside } from './door-beside.ts';
import { send } from './graphql-endpoint.ts';
import { addressOf, headerOf } from './request-headers.ts';
import type { ServiceMetrics } from './service-metrics.ts';

const PATH = '/metrics';
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** What a reverse proxy adds: who comes through one is not on this machine, whatever the connection says. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip'] as const;

/** Shows the figures to whoever holds an admin key, and to programs on this very machine. */
export class MetricsDoor implements DoorBeside {
  constructor(
    private readonly metrics: ServiceMetrics,
    private readonly door: Door,
    private readonly trustedProxies: number,
  ) {}

  serves(path: string): boolean {
    return path === PATH;
  }

  async handle(_path: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = isFromHere(message) ? null : await this.refusalOf(message);
    if (refusal === null) return show(this.metrics, response);
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
    send(response, { status: refusal, headers, body: JSON.stringify({ error: 'The figures need an admin key, or METRICS_PORT.' }) });
  }

  private async refusalOf(message: IncomingMessage): Promise<number | null> {
    const credentials = { authorization: message.headers.authorization, actAs: headerOf(message, 'x-act-as') };
    try {
      const { viewer } = await this.door.enter(credentials, addressOf(message, this.trustedProxies));
      if (viewer.kind === 'admin') return null;
      return viewer.kind === 'anonymous' ? 401 : 403;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error.code === 'RATE_LIMITED' ? 429 : 401;
    }
  }
}

function isFromHere(message: IncomingMessage): boolean {
  return LOOPBACK.has(message.socket.remoteAddress ?? '') && FORWARDED.every((name) => message.headers[name] === undefined);
}

async function show(metrics: ServiceMetrics, response: ServerResponse): Promise<void> {
  send(response, { status: 200, headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' }, body: await metrics.text() });
}

/** The figures on a port of their own, for whoever reaches it: keep it inside the network. @returns where, and the way to end it */
export async function serveMetrics(metrics: ServiceMetrics, host: string, port: number): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 }, (message, response) => {
    const isAsked = message.method === 'GET' && message.url?.split('?')[0] === PATH;
    if (isAsked) show(metrics, response).catch(() => response.destroy());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ host, port }, () => resolve()));
  const { address, port: taken, family } = server.address() as AddressInfo;
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}${PATH}`, stop: () => closed() };

  async function closed(): Promise<void> {
    const done = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await done;
  }
}
