/** What a caller has left. */
export type Allowance = {
  readonly isAllowed: boolean;
  /** Points left, never below zero. */
  readonly remaining: number;
  /** When all points are back. */
  readonly resetAt: Date;
};

/** `movedAt`: since when it stands where it stands among the others. */
type Bucket = { points: number; at: number; movedAt: number };
const MINUTE_MS = 60_000;
const MOST_BUCKETS = 50_000;
const MOVED_EVERY_MS = 1_000;

/**
 * Points per caller that come back evenly within a minute. A call is allowed while any point is left, so that the dearest operation stays possible; what
 * it costs is taken afterwards and may be owed.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  /** Hears of all that is taken here. */
  onSpent: ((caller: string, points: number, perMinute: number) => void) | undefined;

  /** @param nowMs a clock in milliseconds; not the clock of the domain, which may be moved */
  constructor(private readonly nowMs: () => number = Date.now) {}

  /** Whether the caller may go on; takes nothing. */
  look(caller: string, perMinute: number): Allowance {
    return allowance(this.bucket(caller, perMinute), perMinute);
  }

  /** When a caller with no point left is let in again: as soon as there is a part of one. */
  nextAt(caller: string, perMinute: number): Date {
    const bucket = this.bucket(caller, perMinute);
    return new Date(backAt(bucket, -bucket.points, perMinute) + 1);
  }

  /** Takes points and tells what is left. `isAllowed` says whether there was one before. */
  take(caller: string, points: number, perMinute: number): Allowance {
    const bucket = this.bucket(caller, perMinute);
    const isAllowed = bucket.points > 0;
    if (isAllowed) bucket.points -= points;
    if (isAllowed && this.onSpent) this.onSpent(caller, points, perMinute);
    return allowance(bucket, perMinute, isAllowed);
  }

  /** Takes what a caller spent with another process. No more is owed than a minute brings back, however many processes let them in at once. */
  spendElsewhere(caller: string, points: number, perMinute: number): void {
    const bucket = this.bucket(caller, perMinute);
    bucket.points = Math.max(-perMinute, bucket.points - points);
  }

  private bucket(caller: string, perMinute: number): Bucket {
    const now = this.nowMs();
    const bucket = this.buckets.get(caller) ?? { points: perMinute, at: now, movedAt: Number.NEGATIVE_INFINITY };
    bucket.points = Math.min(perMinute, bucket.points + ((now - bucket.at) * perMinute) / MINUTE_MS);
    bucket.at = now;
    if (now - bucket.movedAt >= MOVED_EVERY_MS) this.moveToEnd(caller, bucket);
    return bucket;
  }

  /** They stand in the order of their last second of use. */
  private moveToEnd(caller: string, bucket: Bucket): void {
    bucket.movedAt = bucket.at;
    this.buckets.delete(caller);
    this.buckets.set(caller, bucket);
    if (this.buckets.size > MOST_BUCKETS) this.forgetOldest();
  }

  /** Who has not called for longest has all points back, or soon. */
  private forgetOldest(): void {
    for (const caller of this.buckets.keys()) {
      this.buckets.delete(caller);
      return;
    }
  }
}

function allowance(bucket: Bucket, perMinute: number, isAllowed = bucket.points > 0): Allowance {
  return { isAllowed, remaining: Math.max(0, Math.floor(bucket.points)), resetAt: new Date(backAt(bucket, perMinute - bucket.points, perMinute)) };
}

/** When so many more points are there. */
const backAt = ({ at }: Bucket, missing: number, perMinute: number): number => at + Math.ceil((Math.max(0, missing) * MINUTE_MS) / perMinute);
