import { setTimeout as wait } from 'node:timers/promises';

export type BackOff = { readonly firstMs: number; readonly longestMs: number };

/** How long to wait after so many failures in a row (0 for the first): doubling, with jitter, so that processes that failed together do not come back together. */
export function backOffMs(failures: number, { firstMs, longestMs }: BackOff): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20)) * (0.5 + Math.random() / 2);
}

/** Waits, or returns early when the signal is given. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
