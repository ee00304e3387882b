import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Update } from 'telegraf/types';
import { z } from 'zod';
import type { Webhook } from './config.ts';
import type { Intake } from './intake.ts';

export type WebhookServer = { readonly port: number; readonly stop: () => Promise<void> };

const MAX_BYTES = 1024 * 1024;
/** With so many waiting, Telegram is asked to come back later: what it keeps cannot be lost here. */
const MOST_WAITING = 500;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const updateShape = z.looseObject({ update_id: z.int() });

/** Takes updates from Telegram over HTTP: checks the secret, answers at once, and lets the intake do the work. */
export async function serveWebhook({ url, port, secret }: Webhook, intake: Intake, stopping: AbortSignal): Promise<WebhookServer> {
  const path = new URL(url).pathname;
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 }, (request, response) => {
    receive(request, { path, secret, intake, stopping }).then(
      (status) => answer(response, status),
      () => response.destroy(),
    );
  });
  server.listen(port);
  await once(server, 'listening');
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : port, stop: () => close(server) };
}

type Door = { readonly path: string; readonly secret: string; readonly intake: Intake; readonly stopping: AbortSignal };

async function receive(request: IncomingMessage, { path, secret, intake, stopping }: Door): Promise<number> {
  if (request.method !== 'POST' || request.url?.split('?')[0] !== path) return 404;
  if (!isSame(String(request.headers[SECRET_HEADER] ?? ''), secret)) return 401;
  if (stopping.aborted || intake.unfinishedCount >= MOST_WAITING) return 503;
  const body = await readBody(request);
  if (body === null) return 413;
  const update = parseUpdate(body);
  if (update === null) return 400;
  intake.offer(update);
  return 200;
}

/** Compares in a time that says nothing about how much was right. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** The body as text; null when it is too large. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseUpdate(body: string): Update | null {
  try {
    return updateShape.parse(JSON.parse(body)) as unknown as Update;
  } catch {
    return null;
  }
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: status === 200 ? 'keep-alive' : 'close' }).end();
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}
