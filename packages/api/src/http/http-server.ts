import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../lib/log.ts';
import type { DoorBeside } from './door-beside.ts';
import { send, type GraphqlEndpoint } from './graphql-endpoint.ts';
import { isPlayground, servePlayground } from './playground.ts';
import type { WebSocketEndpoint } from './websocket.ts';

export type HttpParts = {
  readonly graphql: GraphqlEndpoint;
  readonly websocket: WebSocketEndpoint;
  readonly doors: readonly DoorBeside[];
  readonly log: Log;
  /** Answers whether the process can serve: an empty list, or what is missing. */
  readonly readiness: () => Promise<string[]>;
  /** For so long a stopping server still takes requests while /readyz says 503, so that whoever sends them here notices first. */
  readonly noticeMs: number;
};

/** Sockets and requests under way get so long before they are cut. */
const SOCKETS_CLOSE_MS = 2_000;
const REQUESTS_DRAIN_MS = 5_000;

/** The process's one HTTP server. */
export class HttpServer {
  private readonly server: Server;
  private isDraining = false;
  private readonly underWay = new Set<ServerResponse>();

  constructor(private readonly parts: HttpParts) {
    this.server = createServer(
      // Node looks for those who are late every 30 s unless told otherwise, and they would have as much longer.
      { requestTimeout: 15_000, headersTimeout: 10_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
      (message, response) => this.route(message, response),
    );
    this.server.on('upgrade', (message, stream, head) => {
      stream.on('error', () => stream.destroy());
      if (pathOf(message) === '/graphql' && !this.isDraining) parts.websocket.upgrade(message, stream, head);
      else stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    });
  }

  /** Begins to listen, and answers the address under which the server is reached. Port 0 takes any free one. */
  async listen(host: string, port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen({ host, port }, () => resolve());
    });
    const { address, port: taken, family } = this.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
  }

  /** Says that it is stopping, tells sockets to go elsewhere, then takes no more and lets requests under way finish. */
  async drain(): Promise<void> {
    this.isDraining = true;
    // Kept alive, a connection would be waited for after its answer.
    for (const response of this.underWay) response.shouldKeepAlive = false;
    await Promise.all([wait(this.parts.noticeMs), this.parts.websocket.sockets.close(SOCKETS_CLOSE_MS)]);
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeIdleConnections();
    const late = setTimeout(() => this.server.closeAllConnections(), REQUESTS_DRAIN_MS);
    await closed;
    clearTimeout(late);
  }

  private route(message: IncomingMessage, response: ServerResponse): void {
    response.shouldKeepAlive &&= !this.isDraining;
    this.underWay.add(response);
    response.once('close', () => this.underWay.delete(response));
    const path = pathOf(message);
    const answered = path === '/graphql' ? this.parts.graphql.handle(message, response) : this.answerBeside(path, message, response);
    answered.catch((error: unknown) => {
      this.parts.log.error({ err: error }, 'a request failed outside GraphQL');
      sendJson(response, 500, { error: 'Something went wrong here.' });
    });
  }

  private async answerBeside(path: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
    const beside = this.parts.doors.find((door) => door.serves(path));
    if (beside) return beside.handle(path, message, response);
    if (message.method !== 'GET' && message.method !== 'HEAD') return sendJson(response, 404, notFound(path));
    if (path === '/livez') return sendJson(response, 200, { status: 'alive' });
    if (path === '/readyz') return this.answerReadiness(response);
    if (isPlayground(path)) return servePlayground(path, response);
    return sendJson(response, 404, notFound(path));
  }

  private async answerReadiness(response: ServerResponse): Promise<void> {
    const missing = this.isDraining ? ['stopping'] : await this.parts.readiness();
    return sendJson(response, missing.length === 0 ? 200 : 503, missing.length === 0 ? { status: 'ready' } : { status: 'not ready', missing });
  }
}

function pathOf(message: IncomingMessage): string {
  const url = message.url ?? '/';
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

const notFound = (path: string): object => ({ error: `There is nothing at ${path.slice(0, 100)}: the API is at /graphql, its playground at /playground.` });

function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body: JSON.stringify(body) });
}
