import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.ts';
import { LIMITS } from './limits.ts';

/** What a client asks, whichever way it came. */
export type GraphqlRequest = {
  /** Null: the document is named by its hash only. */
  readonly query: string | null;
  readonly operationName: string | undefined;
  readonly variables: { readonly [name: string]: unknown } | undefined;
  /** SHA-256 of a document that the API knows, as `extensions.persistedQuery.sha256Hash`. */
  readonly hash: string | undefined;
};

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;
const bad = (sentence: string): HttpRefusal => new HttpRefusal('BAD_REQUEST', sentence, 400);

/**
 * The request of an HTTP message: a POST with a JSON body, or a GET for queries.
 * @throws HttpRefusal 400, 405, 413 or 415
 */
export async function readGraphqlRequest(message: IncomingMessage): Promise<GraphqlRequest> {
  if (message.method === 'GET') return requestOfUrl(message.url ?? '');
  if (message.method !== 'POST') throw new HttpRefusal('BAD_REQUEST', 'Send a POST with a JSON body, or a GET with a query.', 405, { allow: 'GET, POST' });
  // The exact type keeps forms of foreign pages out: a browser asks before it sends JSON across origins.
  if (!JSON_TYPE.test(message.headers['content-type'] ?? '')) throw new HttpRefusal('BAD_REQUEST', 'Send the body as content-type: application/json.', 415);
  if (message.headers['content-encoding'] !== undefined) throw new HttpRefusal('BAD_REQUEST', 'Send the body without a content-encoding.', 415);
  return requestOf(parsedJson(await bodyOf(message), 'The body'));
}

/**
 * The request in a JSON value.
 * @throws HttpRefusal 400 naming the parameter at fault
 */
export function requestOf(body: unknown): GraphqlRequest {
  if (Array.isArray(body)) throw bad('Send one operation a request: lists of operations are not taken.');
  if (!isMap(body)) throw bad('The body must be a JSON object with the member query.');
  const query = textIn(body, 'query');
  const hash = hashOf(mapIn(body, 'extensions') ?? {});
  if (query === undefined && hash === undefined) throw bad('The member query is missing.');
  return { query: query ?? null, operationName: textIn(body, 'operationName'), variables: mapIn(body, 'variables'), hash };
}

type Body = { readonly [name: string]: unknown };

function textIn(body: Body, name: string): string | undefined {
  const value = body[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw bad(`${name} must be text.`);
  return value;
}

function mapIn(body: Body, name: string): Body | undefined {
  const value = body[name] ?? undefined;
  if (value !== undefined && !isMap(value)) throw bad(`${name} must be a JSON object.`);
  return value;
}

function hashOf(extensions: Body): string | undefined {
  const { persistedQuery } = extensions;
  if (!isMap(persistedQuery)) return undefined;
  return typeof persistedQuery['sha256Hash'] === 'string' ? persistedQuery['sha256Hash'] : undefined;
}

function requestOfUrl(url: string): GraphqlRequest {
  const parameters = new URL(url, 'http://localhost').searchParams;
  const json = (name: string): unknown => {
    const text = parameters.get(name);
    return text === null || text === '' ? null : parsedJson(text, name);
  };
  return requestOf({
    query: parameters.get('query'),
    operationName: parameters.get('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  });
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  if (Number(message.headers['content-length'] ?? 0) > LIMITS.bodyBytes) throw tooLarge();
  const bytes = await bytesOf(message);
  if (!isUtf8(bytes)) throw bad('The body is not UTF-8.');
  return bytes.toString();
}

/** The whole body, by events: an async iterator costs more than all the rest of reading. */
function bytesOf(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LIMITS.bodyBytes) reject(tooLarge());
      else chunks.push(chunk);
    });
    message.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    message.on('error', () => reject(bad('The body ended early.')));
  });
}

const tooLarge = (): HttpRefusal => new HttpRefusal('REQUEST_TOO_LARGE', `A request may have ${LIMITS.bodyBytes} bytes at most.`, 413, { connection: 'close' });

function parsedJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad(`${what} is not JSON.`);
  }
}

function isMap(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
