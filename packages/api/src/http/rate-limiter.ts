/** What a caller has left. */
export type Allowance = {
  readonly isAllowed: boolean;
  /** Points left, never below zero. */
  readonly remaining: number;
  /** When the next call is let in, were none before it. */
  readonly nextAt: Date;
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

function allowance({ points, at }: Bucket, perMinute: number, isAllowed = points > 0): Allowance {
  const backAfter = (missing: number): Date => new Date(at + Math.ceil((Math.max(0, missing) * MINUTE_MS) / perMinute));
  const nextAt = points > 0 ? new Date(at) : new Date(backAfter(-points).getTime() + 1);
  return { isAllowed, remaining: Math.max(0, Math.floor(points)), nextAt, resetAt: backAfter(perMinute - points) };
}
