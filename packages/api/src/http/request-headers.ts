import type { IncomingMessage } from 'node:http';

/** One header as text; undefined when it is not there, and when it is there more than once. */
export function headerOf(message: IncomingMessage, name: string): string | undefined {
  const value = message.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The network address of the caller. Each reverse proxy that is trusted adds the address it was called from to the end of x-forwarded-for; what stands
 * before those may be made up.
 */
export function addressOf(message: IncomingMessage, trustedProxies: number): string {
  const direct = message.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return direct;
  const forwarded = (headerOf(message, 'x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return forwarded.at(-trustedProxies) || direct;
}
