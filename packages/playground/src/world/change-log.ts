import type { Change, NumberedChange } from './changes.ts';

const KEPT_CHANGES = 5000;

/** What happened, in order, for pages and tests that follow along. */
export class ChangeLog {
  private readonly changes: NumberedChange[] = [];
  private readonly followers = new Set<(change: NumberedChange) => void>();

  append(seq: number, change: Change): void {
    const numbered = { seq, ...change };
    this.changes.push(numbered);
    if (this.changes.length > KEPT_CHANGES) this.changes.splice(0, this.changes.length - KEPT_CHANGES);
    for (const follower of this.followers) follower(numbered);
  }

  /** Returns what happened after `seq`, oldest first. */
  after(seq: number): NumberedChange[] {
    return this.changes.filter((change) => change.seq > seq);
  }

  /** Calls `follower` on every later change; returns how to stop it. */
  follow(follower: (change: NumberedChange) => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  /** Returns what happened after `seq` as soon as there is anything, or an empty list after `timeoutMs` or when `signal` aborts. */
  async wait(seq: number, timeoutMs: number, signal: AbortSignal): Promise<NumberedChange[]> {
    const known = this.after(seq);
    if (known.length > 0 || timeoutMs <= 0 || signal.aborted) return known;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, timeoutMs);
    const stop = this.follow(() => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    clearTimeout(timer);
    stop();
    return this.after(seq);
  }
}
