import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';

const FOLDER = new URL('../page/', import.meta.url);
const TYPES: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
/** The page loads nothing from outside and runs no code but its own files; a mail is shown in a frame that may do nothing. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers with a file of the page; `/` is the page itself. */
export async function servePage(response: ServerResponse, path: string): Promise<void> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = TYPES[extname(name)];
  const content = /^[a-z0-9-]+\.[a-z]+$/.test(name) && type !== undefined ? await readFile(new URL(name, FOLDER)).catch(() => null) : null;
  if (content === null || type === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`There is nothing at ${path}. The page is at /\n`);
    return;
  }
  const safety = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache', ...safety }).end(content);
}
