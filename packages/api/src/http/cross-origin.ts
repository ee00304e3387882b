import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets pages of the named origins, and no others, call and read the answers. They show their key in a header: nothing that a browser sends by itself counts
 * here, so credentials of the browser are not allowed for.
 */
export class CrossOrigin {
  constructor(private readonly allowedOrigins: readonly string[]) {}

  /** Says to the browser what a page may read. Answers the question it asks before a call, and tells that it did. */
  handle({ headers, method }: IncomingMessage, response: ServerResponse): boolean {
    if (this.allowedOrigins.length > 0) response.setHeader('vary', 'origin');
    const { origin } = headers;
    if (origin === undefined || !this.allowedOrigins.includes(origin)) return false;
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', 'retry-after, x-request-id');
    if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false;
    response.writeHead(204, {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'accept, authorization, content-type, x-request-id',
      'access-control-max-age': '600',
    });
    response.end();
    return true;
  }
}
