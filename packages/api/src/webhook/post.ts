import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Destination } from './destination.ts';

/**
 * What came of an attempt: it was taken; it failed, and may go better another time; the address is gone for good; or there was nothing to be sent, because the
 * key may not see the event. `status`: what the other side answered; null when it did not.
 */
export type PostOutcome = {
  readonly kind: 'taken' | 'failed' | 'gone' | 'unseen';
  readonly status: number | null;
  readonly reason: string | null;
};

/**
 * Posts a body to the very address that was looked up, follows no redirect, and reads nothing of the answer but its status. Never rejects.
 * @param signal ends the attempt
 */
export function post({ url, address, family }: Destination, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<PostOutcome> {
  // The host is not looked up a second time: it could lead elsewhere by then.
  const pinned: LookupFunction = (_, options, answer) => (options.all ? answer(null, [{ address, family }]) : answer(null, address, family));
  const options: RequestOptions = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, lookup: pinned, agent: false, signal };
  const { promise, resolve } = Promise.withResolvers<PostOutcome>();
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
    resolve(outcomeOf(response.statusCode ?? 0));
    response.on('error', () => undefined);
    response.destroy();
  });
  request.on('error', (error) => resolve({ kind: 'failed', status: null, reason: reasonOf(error, signal) }));
  request.end(body);
  return promise;
}

function outcomeOf(status: number): PostOutcome {
  if (status >= 200 && status < 300) return { kind: 'taken', status, reason: null };
  const isRedirect = status >= 300 && status < 400;
  return {
    kind: status === 410 ? 'gone' : 'failed',
    status,
    reason: isRedirect ? 'it answered with a redirect, which is not followed' : `it answered ${status}`,
  };
}

function reasonOf(error: Error, signal: AbortSignal): string {
  if (signal.aborted) return 'it did not answer in time';
  const { code } = error as NodeJS.ErrnoException;
  return `it could not be reached (${code ?? error.name})`;
}
