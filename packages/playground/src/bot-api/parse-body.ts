import type { IncomingMessage } from 'node:http';
import { badRequest, BotApiError } from './bot-api-error.ts';
import { CallArguments, type Upload } from './call-arguments.ts';

const MAX_BODY_BYTES = 50 * 1024 * 1024;

/** Reads the arguments of a Bot API call from its address and its body: JSON, urlencoded or multipart. */
export async function parseCall(request: IncomingMessage, url: URL): Promise<CallArguments> {
  const query = Object.fromEntries(url.searchParams);
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body.length === 0) return new CallArguments(query);
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('application/json')) return new CallArguments({ ...query, ...jsonObject(body) });
  if (contentType.startsWith('multipart/form-data')) return parseForm(body, contentType, query);
  return new CallArguments({ ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) });
}

/** Returns the whole body. Throws 413 when it is longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limit) throw new BotApiError(413, 'Request Entity Too Large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function jsonObject(body: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  } catch {
    // Falls through to the same refusal.
  }
  throw badRequest("can't parse JSON object");
}

async function parseForm(body: Buffer, contentType: string, query: Record<string, string>): Promise<CallArguments> {
  const values: Record<string, unknown> = { ...query };
  const uploads = new Map<string, Upload>();
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw badRequest("can't parse multipart/form-data");
  });
  for (const [name, value] of form) {
    if (typeof value === 'string') values[name] = value;
    else uploads.set(name, { name: value.name, contentType: value.type, content: Buffer.from(await value.arrayBuffer()) });
  }
  return new CallArguments(values, uploads);
}
