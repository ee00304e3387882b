import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server's process tells its bench: where it listens, then its CPU time in microseconds whenever it is asked. */
export type Told = { readonly url: string; readonly token?: string } | { readonly cpuUs: number };

/** Tells the bench where this process listens, and answers its questions about CPU time from then on. */
export function report(url: string, token?: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!({ cpuUs: user + system } satisfies Told);
  });
  process.on('disconnect', () => process.exit(0));
  process.send!({ url, ...(token !== undefined && { token }) } satisfies Told);
}

/** A plain node:http server for POST requests with JSON bodies. */
export async function servePosts(answer: (body: never, request: IncomingMessage) => Promise<string>): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void reply(Buffer.concat(chunks), request, response));
  });
  const reply = async (body: Buffer, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await answer(JSON.parse(body.toString()) as never, request).catch((error: unknown) => JSON.stringify({ errors: [String(error)] }));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
