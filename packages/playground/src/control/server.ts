import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { BotApiError } from '../bot-api/bot-api-error.ts';
import { readBody } from '../bot-api/parse-body.ts';
import { ControlError } from '../world/people.ts';
import { groupRoutes } from './group-routes.ts';
import { machineRoutes } from './machine-routes.ts';
import { personRoutes } from './person-routes.ts';
import type { Place } from './route.ts';
import { reportFailure } from '../report-failure.ts';

const ROUTES = [...personRoutes, ...groupRoutes, ...machineRoutes];
const MAX_BODY_BYTES = 256 * 1024;
const HEARTBEAT_MS = 15_000;

/** The control API of the page and of tests: JSON in and out under `/control/`, and live changes as server-sent events. */
export class ControlServer {
  private readonly streams = new Set<ServerResponse>();

  constructor(private readonly place: Place) {}

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (url.pathname === '/control/live') return this.stream(response);
    if (url.pathname.startsWith('/control/files/')) return this.file(response, decodeURIComponent(url.pathname.slice('/control/files/'.length)));
    const route = ROUTES.find((one) => one.path === url.pathname && one.method === request.method);
    if (route === undefined) return json(response, 404, { error: `There is no ${request.method ?? ''} ${url.pathname} here.` });
    const aborted = new AbortController();
    response.on('close', () => aborted.abort());
    try {
      const input = route.method === 'GET' ? Object.fromEntries(url.searchParams) : await jsonBody(request);
      const answer = await route.run(this.place, input, aborted.signal);
      if (route.method === 'POST') await this.place.world.store.flushed();
      json(response, 200, answer ?? {});
    } catch (error) {
      const { status, sentence } = explain(error);
      json(response, status, { error: sentence });
    }
  }

  /** Every later change as one event; the page first reads the whole state. */
  private stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(`: following from ${this.place.world.state.seq}\n\n`);
    const stop = this.place.world.log.follow((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    this.streams.add(response);
    response.on('close', () => {
      stop();
      clearInterval(heartbeat);
      this.streams.delete(response);
    });
  }

  /** A photo or a file of a chat, for the page. */
  private async file(response: ServerResponse, id: string): Promise<void> {
    const { world } = this.place;
    const file = world.state.files.find((one) => one.id === id);
    const content = file === undefined ? null : await world.store.readUpload(file.path);
    if (file === undefined || content === null) return json(response, 404, { error: 'This file is gone.' });
    const isPicture = file.width > 0;
    const disposition = isPicture ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    const headers = {
      'content-type': isPicture ? file.mimeType : 'application/octet-stream',
      'content-disposition': disposition,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    };
    response.writeHead(200, headers).end(content);
  }

  stop(): void {
    for (const stream of this.streams) stream.end();
  }
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  // A page of another origin cannot send this type without asking first, and it is never allowed to.
  if (request.headers['content-type']?.startsWith('application/json') !== true)
    throw new ControlError('Send JSON with the header content-type: application/json.');
  const body = await readBody(request, MAX_BODY_BYTES);
  try {
    return JSON.parse(body.toString('utf8') || '{}') as unknown;
  } catch {
    throw new ControlError('The body is not JSON.');
  }
}

function explain(error: unknown): { status: number; sentence: string } {
  if (error instanceof ControlError) return { status: 400, sentence: error.message };
  if (error instanceof z.ZodError) return { status: 400, sentence: error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
  if (error instanceof BotApiError) return { status: error.code, sentence: error.description };
  reportFailure('a control request failed inside', error);
  return { status: 500, sentence: 'The playground failed inside; its output says why.' };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
