const FAILURES_UNTIL_OPEN = 5;
const OPEN_FOR_MS = 60_000;

/**
 * Leaves an endpoint alone for a minute after five failures in a row; then one call is let through, and how it ends decides. Instants are milliseconds of whatever
 * clock the caller goes by.
 */
export class CircuitBreaker {
  private failures = 0;
  private openUntilMs = 0;
  private isProbing = false;

  /** Whether calls are held back. */
  get isOpen(): boolean {
    return this.failures >= FAILURES_UNTIL_OPEN;
  }

  /** Whether a call may be made now; whoever gets true says with `succeeded`, `failed` or `unused` how it went. */
  enter(nowMs: number): boolean {
    if (!this.isOpen) return true;
    if (this.isProbing || nowMs < this.openUntilMs) return false;
    this.isProbing = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.isProbing = false;
  }

  failed(nowMs: number): void {
    this.failures += 1;
    this.isProbing = false;
    if (this.isOpen) this.openUntilMs = nowMs + OPEN_FOR_MS;
  }

  /** The call was not made after all. */
  unused(): void {
    this.isProbing = false;
  }
}
