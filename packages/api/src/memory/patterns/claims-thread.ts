import type { DayFrame } from '../../lib/calendar.rules.ts';
import { Thread } from '../../lib/thread.ts';
import type { LookedAt } from './claims-worker.ts';
import type { PromiseRecord } from './promise-history.rules.ts';
import { LEAST_PROMISES, type ToldClaim } from './told-claims.rules.ts';

const LARGEST_HEAP_MB = 512;

/** Looks at histories, one after the other, in a thread that begins with the first that is long enough to say something. A history of a year takes half a second. */
export class ClaimsThread {
  private thread: Thread | undefined;

  /** What a member is told by then, as `toldClaims` says it. */
  async claimsOf(records: readonly PromiseRecord[], frame: DayFrame, now: Date): Promise<readonly ToldClaim[]> {
    if (records.length < LEAST_PROMISES) return [];
    this.thread ??= new Thread(import.meta.url, 'claims-worker', { largestHeapMb: LARGEST_HEAP_MB });
    const looked: LookedAt = { records, frame, nowMs: now.getTime() };
    this.thread.tell(looked);
    try {
      return await this.thread.answer<readonly ToldClaim[]>();
    } catch (error) {
      // Who comes next has a thread that works.
      this.thread = undefined;
      throw error;
    }
  }

  async end(): Promise<void> {
    await this.thread?.end();
  }
}
