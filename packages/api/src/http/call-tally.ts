import type { ViewerKind } from '../viewer/viewer.ts';

/** Upper bounds of the histogram, in seconds. */
export const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15] as const;

/** How often one thing was answered in one way. */
export type Count = { readonly operation: string; readonly caller: ViewerKind; readonly outcome: string; count: number };
/** How long an operation took: per bucket how many, not yet added up; the last one takes what is longer than all bounds. */
export type Latency = { readonly operation: string; readonly buckets: Float64Array; sumS: number };

/**
 * Counts calls where they are answered: two look-ups and four additions, nothing that is awaited, and nothing new once a kind of call has been seen. What is
 * counted has few names: those of trusted documents, "other" and "refused", times kinds of callers, times codes.
 */
export class CallTally {
  private readonly counted = new Map<string, Count>();
  private readonly timed = new Map<string, Latency>();

  note({ operation, caller, outcome }: Omit<Count, 'count'>, ms: number): void {
    const key = `${operation} ${caller} ${outcome}`;
    let count = this.counted.get(key);
    if (!count) this.counted.set(key, (count = { operation, caller, outcome, count: 0 }));
    count.count += 1;
    let latency = this.timed.get(operation);
    if (!latency) this.timed.set(operation, (latency = { operation, buckets: new Float64Array(BUCKETS_S.length + 1), sumS: 0 }));
    const seconds = ms / 1000;
    latency.sumS += seconds;
    let at = 0;
    while (at < BUCKETS_S.length && seconds > BUCKETS_S[at]!) at += 1;
    latency.buckets[at]! += 1;
  }

  counts(): Iterable<Readonly<Count>> {
    return this.counted.values();
  }

  latencies(): Iterable<Latency> {
    return this.timed.values();
  }
}
