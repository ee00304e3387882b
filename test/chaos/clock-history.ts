/**
 * From an instant of real time on, the clock of the system was ahead by so much. `knownMs`: when that was known, where it is later. In between it showed the one or
 * the other: it had been told, and the answer was on its way.
 */
export type ClockStep = { readonly fromMs: number; readonly knownMs?: number; readonly offsetMs: number };

/** How the clock of the whole system was moved, and what its times mean in real time. Times are milliseconds since 1970. */
export class ClockHistory {
  private readonly steps: ClockStep[] = [];

  /** Keeps that from this instant of real time on the clock was ahead by so much. */
  moved(step: ClockStep): void {
    this.steps.push(step);
  }

  get offsetMs(): number {
    return this.steps.at(-1)?.offsetMs ?? 0;
  }

  /** What the clock of the system shows at an instant of real time. */
  shownAt(realMs: number): number {
    return realMs + (this.steps.findLast(({ fromMs }) => fromMs <= realMs)?.offsetMs ?? 0);
  }

  /** When the clock first showed that time or a later one; null when it never has. */
  firstShown(shownMs: number): number | null {
    for (const { fromMs, untilMs, offsetMs } of this.spans()) {
      const at = Math.max(fromMs, shownMs - offsetMs);
      if (at < untilMs) return at;
    }
    return null;
  }

  /** All instants of real time at which the clock showed that time, oldest first: several after a step back, none where it was stepped over. */
  whenShown(shownMs: number): number[] {
    return this.spans().flatMap(({ fromMs, untilMs, offsetMs }) => {
      const at = shownMs - offsetMs;
      return at >= fromMs && at < untilMs ? [at] : [];
    });
  }

  /** The last instant of real time at which the clock showed something from one time up to, but excluding, another; null when it never has. */
  lastWithin(fromMs: number, toMs: number): number | null {
    const ends = this.spans().flatMap((span) => {
      const [first, last] = [Math.max(span.fromMs, fromMs - span.offsetMs), Math.min(span.untilMs, toMs - span.offsetMs)];
      return first < last ? [last] : [];
    });
    return ends.at(-1) ?? null;
  }

  /** Each time with one offset; where it is not known which of two there was, both. */
  private spans(): (ClockStep & { untilMs: number })[] {
    return this.steps.map((step, index) => ({ ...step, untilMs: untilOf(this.steps[index + 1]) }));
  }
}

const untilOf = (next: ClockStep | undefined): number => next?.knownMs ?? next?.fromMs ?? Infinity;
