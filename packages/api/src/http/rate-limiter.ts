/** What a caller has left. */
export type Allowance = {
  readonly isAllowed: boolean;
  /** Points left, never below zero. */
  readonly remaining: number;
  /** When all points are back. */
  readonly resetAt: Date;
};

type Bucket = { points: number; at: number };
const MINUTE_MS = 60_000;
const MOST_BUCKETS = 50_000;

/**
 * Points per caller that come back evenly within a minute. A call is allowed while any point is left, so that the dearest operation stays possible; what
 * it costs is taken afterwards and may be owed.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

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
    bucket.points -= isAllowed ? points : 0;
    return { ...allowance(bucket, perMinute), isAllowed };
  }

  private bucket(caller: string, perMinute: number): Bucket {
    const now = this.nowMs();
    const known = this.buckets.get(caller);
    const points = known ? Math.min(perMinute, known.points + ((now - known.at) * perMinute) / MINUTE_MS) : perMinute;
    const bucket = { points, at: now };
    this.buckets.delete(caller);
    this.buckets.set(caller, bucket);
    if (this.buckets.size > MOST_BUCKETS) this.forgetOldest();
    return bucket;
  }

  /** Who has not called for longest has all points back, or soon. */
  private forgetOldest(): void {
    for (const caller of this.buckets.keys()) {
      this.buckets.delete(caller);
      return;
    }
  }
}

function allowance({ points, at }: Bucket, perMinute: number): Allowance {
  const missing = Math.max(0, perMinute - points);
  return { isAllowed: points > 0, remaining: Math.max(0, Math.floor(points)), resetAt: new Date(at + Math.ceil((missing * MINUTE_MS) / perMinute)) };
}
