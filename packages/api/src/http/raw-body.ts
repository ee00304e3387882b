import type { IncomingMessage } from 'node:http';

/** The body of a small message as it came; null for one with more than `mostBytes`, of which the rest is not read. */
export async function rawBodyOf(message: IncomingMessage, mostBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
