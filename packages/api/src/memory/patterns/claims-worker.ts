import { parentPort } from 'node:worker_threads';
import type { DayFrame } from '../../lib/calendar.rules.ts';
import type { PromiseRecord } from './promise-history.rules.ts';
import { toldClaims } from './told-claims.rules.ts';

/** One member's history, to be looked at as of `nowMs`, epoch ms. */
export type LookedAt = { readonly records: readonly PromiseRecord[]; readonly frame: DayFrame; readonly nowMs: number };

// Runs in a thread of its own; `claims-thread.ts` starts it.
parentPort!.on('message', ({ records, frame, nowMs }: LookedAt) => parentPort!.postMessage(toldClaims(records, frame, new Date(nowMs)).claims));
