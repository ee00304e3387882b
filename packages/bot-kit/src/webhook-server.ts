import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Update } from 'telegraf/types';
import { z } from 'zod';
import { pause } from './back-off.ts';
import type { Webhook } from './config.ts';
import type { Intake } from './intake.ts';

export type WebhookServer = { readonly port: number; readonly stop: () => Promise<void> };

const MAX_BYTES = 1024 * 1024;
/** With so many waiting, Telegram is asked to come back later: what it keeps cannot be lost here. */
const MOST_WAITING = 500;
/** Telegram waits a minute for the answer, the local one half of that. What takes longer is asked for again, and meanwhile goes on here. */
const ANSWER_WITHIN_MS = 25_000;
/** With this Telegram comes back so soon each time, instead of after pauses that grow to two minutes. */
const COME_BACK = { 'retry-after': '1' };
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const updateShape = z.looseObject({ update_id: z.int() });

export type WebhookDoor = Webhook & {
  readonly intake: Intake;
  /** Given when nothing more is to be taken in. */
  readonly stopping: AbortSignal;
  /** How long an update may take before Telegram is asked to bring it again, in milliseconds; 25 s unless told otherwise. */
  readonly answerWithinMs?: number;
};

/**
 * Takes updates from Telegram over HTTP: checks the secret, lets the intake do the work, and answers 200 when the update is done with. Whatever has no such
 * answer Telegram keeps and brings again, so that a killed process loses none.
 */
export async function serveWebhook({ url, port, secret, intake, stopping, answerWithinMs = ANSWER_WITHIN_MS }: WebhookDoor): Promise<WebhookServer> {
  const path = new URL(url).pathname;
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 }, (request, response) => {
    receive(request, { path, secret, intake, stopping, answerWithinMs }).then(
      (status) => answer(response, status, stopping.aborted),
      () => response.destroy(),
    );
  });
  server.listen(port);
  await once(server, 'listening');
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : port, stop: () => close(server) };
}

type Door = Pick<Required<WebhookDoor>, 'secret' | 'intake' | 'stopping' | 'answerWithinMs'> & { readonly path: string };

async function receive(request: IncomingMessage, { path, secret, intake, stopping, answerWithinMs }: Door): Promise<number> {
  if (request.method !== 'POST' || request.url?.split('?')[0] !== path) return 404;
  if (!isSame(String(request.headers[SECRET_HEADER] ?? ''), secret)) return 401;
  if (stopping.aborted || intake.unfinishedCount >= MOST_WAITING) return 503;
  const body = await readBody(request);
  if (body === null) return 413;
  const update = parseUpdate(body);
  if (update === null) return 400;
  return within(answerWithinMs, intake.settle(update));
}

/** 200 when the update is done with in time; 503 when it takes longer, or has to come again. */
async function within(ms: number, settled: Promise<boolean>): Promise<number> {
  const late = new AbortController();
  const isDoneWith = await Promise.race([settled, pause(ms, late.signal).then(() => false)]);
  late.abort();
  return isDoneWith ? 200 : 503;
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

function answer(response: ServerResponse, status: number, isLast: boolean): void {
  const connection = status === 200 && !isLast ? 'keep-alive' : 'close';
  response.writeHead(status, { connection, ...(status === 503 && COME_BACK) }).end();
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}
